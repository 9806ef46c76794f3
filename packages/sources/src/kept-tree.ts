import type { DiskTree } from './disk-tree.js';
import { failed, tooLarge, type Failure, type SourceTree } from './file-tree.js';
import { compareText, parentOf } from './paths.js';
import { isSameAnswer } from './same-answer.js';

/** A tree that remembers its answers until it is told to look again. */
export interface KeptTree extends SourceTree {
  /** Looks at everything again that was asked for since the last time, and gives the paths where that has changed. */
  refresh(): readonly string[];
  /** The folders that the answers are about, whether or not they are there. */
  folders(): ReadonlySet<string>;
}

interface Kept {
  readonly path: string;
  readonly ask: (tree: DiskTree) => unknown;
  answer: unknown;
  /** Of a file that was read. */
  stamp: string | undefined;
  isWanted: boolean;
}

/** `open` makes a tree that knows nothing of earlier answers. */
export function keptTree(open: () => DiskTree): KeptTree {
  let disk = open();
  const known = new Map<string, Kept>();
  let isUsed = false;
  const recall = <T>(what: string, path: string, ask: (tree: DiskTree) => T): T => {
    const key = `${what} ${path}`;
    let kept = known.get(key);
    if (!kept) {
      // The stamp comes first: what changes in between is seen the next time.
      const stamp = what === 'open' ? disk.stamp(path) : undefined;
      kept = { path, ask, stamp, answer: ask(disk), isWanted: true };
      known.set(key, kept);
    }
    isUsed = kept.isWanted = true;
    return kept.answer as T;
  };
  const entries = (folder: string) => recall('entries', folder, (tree) => tree.entries(folder));
  const stat = (path: string) => recall('stat', path, (tree) => tree.stat(path));
  const openWhole = (path: string): Uint8Array | Failure => recall('open', path, (tree) => tree.open(path));
  return {
    entries,
    stat,
    follow: (path) => recall('follow', path, (tree) => tree.follow(path)),
    open(path, limit = Infinity) {
      const size = limit === Infinity ? 0 : (stat(path)?.size ?? 0);
      return size > limit ? tooLarge(size) : openWhole(path);
    },
    read(path) {
      const bytes = openWhole(path);
      return failed(bytes) ? undefined : bytes;
    },
    list(folder) {
      const found = entries(folder);
      return failed(found) ? [] : found.map(({ name }) => name);
    },
    refresh() {
      disk = open();
      if (isUsed) forgetUnwanted(known);
      isUsed = false;
      return [...known.values()].flatMap((kept) => (lookAgain(kept, disk) ? [kept.path] : []));
    },
    folders: () => new Set([...known].map(([key, { path }]) => (key.startsWith('entries ') ? path : parentOf(path)))),
  };
}

/** Forgets what nobody asked for since the last time. */
function forgetUnwanted(known: Map<string, Kept>): void {
  for (const [key, kept] of known) {
    if (!kept.isWanted) known.delete(key);
    kept.isWanted = false;
  }
}

/** Whether an answer is another one now. One that says the same stays the very object that it was. */
function lookAgain(kept: Kept, disk: DiskTree): boolean {
  const stamp = kept.stamp === undefined ? undefined : disk.stamp(kept.path);
  if (stamp !== undefined && stamp === kept.stamp) return false;
  kept.stamp = stamp;
  const answer = kept.ask(disk);
  if (isSameAnswer(inOrder(kept.answer), inOrder(answer))) return false;
  kept.answer = answer;
  return true;
}

/** The entries of a folder come in any order. */
function inOrder(answer: unknown): unknown {
  if (!Array.isArray(answer)) return answer;
  return [...(answer as { name: string }[])].sort((a, b) => compareText(a.name, b.name));
}
