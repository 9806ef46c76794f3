import { statSync, watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { dirname } from 'node:path';

/** Tells that something changed in some folders, not what: that is for the reader of the folders to find out. */
export interface FolderWatch {
  /** Watches these folders (absolute paths) instead of those before; true if some were not watched until now. */
  setFolders(folders: Iterable<string>): boolean;
  /** Waits until something has changed and then nothing for a moment. */
  settled(): Promise<void>;
  close(): void;
}

interface Watched {
  readonly inode: number;
  readonly watcher: FSWatcher;
}

/** Milliseconds without an event after which changes are complete, the longest wait for that, and between looks. */
const quiet = 80;
const longest = 1000;
const betweenLooks = 1000;

/**
 * Watches each folder by itself, which every system can do. A folder that is not there is waited for in the nearest
 * one above it; where the system has no watch to give, the folders are looked at every second.
 */
export function watchFolders(): FolderWatch {
  const watched = new Map<string, Watched>();
  const signal = eventSignal();
  let looking: NodeJS.Timeout | undefined;
  const drop = (folder: string): void => {
    watched.get(folder)?.watcher.close();
    watched.delete(folder);
  };
  const add = (folder: string, inode: number): boolean => {
    try {
      const watcher = watch(folder, signal.raise);
      watcher.on('error', () => {
        drop(folder);
        signal.raise();
      });
      watched.set(folder, { inode, watcher });
      return true;
    } catch {
      return false;
    }
  };
  return {
    settled: signal.settled,
    setFolders(folders) {
      const wanted = existing(folders);
      for (const [folder, { inode }] of watched) if (wanted.get(folder) !== inode) drop(folder);
      const missing = [...wanted].filter(([folder]) => !watched.has(folder));
      const added = missing.filter(([folder, inode]) => add(folder, inode));
      clearInterval(looking);
      const isBlind = added.length < missing.length || wanted.size === 0;
      looking = isBlind ? setInterval(signal.raise, betweenLooks) : undefined;
      return added.length > 0;
    },
    close() {
      clearInterval(looking);
      for (const folder of [...watched.keys()]) drop(folder);
    },
  };
}

/** The folders, or the nearest ones above them that are there, each with its inode. */
function existing(folders: Iterable<string>): Map<string, number> {
  const found = new Map<string, number>();
  for (const wanted of folders) {
    for (let folder = wanted; !found.has(folder); folder = dirname(folder)) {
      const stats = statSync(folder, { throwIfNoEntry: false });
      if (stats?.isDirectory()) found.set(folder, stats.ino);
      else if (folder === dirname(folder)) break;
    }
  }
  return found;
}

interface EventSignal {
  raise(): void;
  settled(): Promise<void>;
}

/** Events are counted from the start on, so that none between two waits is missed. */
function eventSignal(): EventSignal {
  let first: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let waiting: (() => void) | undefined;
  const settle = (): void => {
    if (!waiting) return;
    const done = waiting;
    [first, timer, waiting] = [undefined, undefined, undefined];
    done();
  };
  const wait = (): void => {
    if (first === undefined || !waiting) return;
    clearTimeout(timer);
    const left = Math.max(0, first + longest - Date.now());
    timer = setTimeout(settle, Math.min(quiet, left));
  };
  return {
    raise() {
      first ??= Date.now();
      wait();
    },
    settled: () => new Promise((done) => {
      waiting = done;
      wait();
    }),
  };
}
