import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { diskTree, isUsageError, keptTree, memoryTree, openRepository, overlayTree } from '@klint/sources';
import type { KeptTree, Repository } from '@klint/sources';
import { openSession } from './session.js';
import type { Outcome, Session, SessionSetting } from './session.js';

/** One repository with what is open of it in the editor. Paths are relative to its root. */
export interface Root {
  readonly folder: string;
  /** Puts text in place of a file; undefined takes it away again. */
  setBuffer(path: string, content: string | undefined): void;
  /** The files that are open in the editor. */
  openPaths(): Iterable<string>;
  /** What was on the disk is looked at again before the next run. */
  expire(): void;
  /** Lints what is there now; without a change since the last time that gives the same outcome. */
  outcome(): Outcome;
  /** Whether something changed since the last outcome. */
  isStale(): boolean;
  /** Whether findings in a file are shown: it is in a folder of the workspace, or open. */
  isShown(path: string): boolean;
}

export interface Place {
  readonly root: Root;
  readonly path: string;
}

/** The repositories that the folders and open files of an editor lie in. */
export interface Workspace {
  addFolder(uri: string): void;
  removeFolder(uri: string): void;
  /** Where a file belongs; its repository is opened if it was not. Undefined for what is no file. */
  placeOf(uri: string): Place | undefined;
  roots(): Iterable<Root>;
  uriOf(root: Root, path: string): string;
}

interface OpenRoot extends Root {
  /** Adds what an argument makes known; `whole` if its files are shown without being open. */
  add(name: string, repository: Repository, whole: boolean): void;
  remove(name: string): void;
  covers(path: string): boolean;
}

export function openWorkspace(setting: SessionSetting): Workspace {
  const roots = new Map<string, OpenRoot>();
  const enter = (name: string, repository: Repository, whole: boolean): OpenRoot => {
    const root = roots.get(repository.root) ?? openRoot(repository.root, setting);
    roots.set(repository.root, root);
    root.add(name, repository, whole);
    return root;
  };
  const below = (root: Root, file: string): string => relative(root.folder, file).split(sep).join('/');
  return {
    roots: () => roots.values(),
    addFolder(uri) {
      const folder = fileOf(uri);
      const repository = folder === undefined ? undefined : openRepository([folder], folder);
      if (repository && !isUsageError(repository)) enter(folder!, repository, true);
    },
    removeFolder(uri) {
      for (const root of roots.values()) root.remove(fileOf(uri) ?? '');
    },
    placeOf(uri) {
      const named = fileOf(uri);
      if (named === undefined) return undefined;
      const file = realFile(named);
      for (const root of roots.values()) {
        const path = below(root, file);
        if (!path.startsWith('../') && root.covers(path)) return { root, path };
      }
      const repository = openRepository([], dirname(file), { stdin: { filename: file, content: '' } });
      if (isUsageError(repository)) return undefined;
      const root = enter(file, repository, false);
      return { root, path: below(root, file) };
    },
    uriOf: (root, path) => pathToFileURL(join(root.folder, path)).href,
  };
}

function fileOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}

/** A file where it is without links; what does not exist yet stands below what does. */
function realFile(file: string): string {
  try {
    return join(realpathSync.native(dirname(file)), basename(file));
  } catch {
    return file === dirname(file) ? file : join(realFile(dirname(file)), basename(file));
  }
}

/** Whether a file lies below a folder all of which is known. */
function isCovered(path: string, { starts }: Repository): boolean {
  return starts.some(({ folder, recursive }) => recursive && (folder === '' || path.startsWith(`${folder}/`)));
}

function openRoot(folder: string, setting: SessionSetting): OpenRoot {
  const kept: KeptTree = keptTree(() => diskTree(folder));
  const session: Session = openSession(setting);
  const buffers = new Map<string, Uint8Array>();
  const arguments_ = new Map<string, { readonly repository: Repository; readonly whole: boolean }>();
  const given = () => [...arguments_.values()];
  let known: Outcome | undefined;
  let day = '';
  let isExpired = false;
  const repository = (): Repository => ({
    root: folder,
    tree: overlayTree(kept, memoryTree(Object.fromEntries(buffers))),
    starts: given().flatMap((each) => each.repository.starts),
    namedFiles: new Set(buffers.keys()),
    inScope: () => true,
  });
  return {
    folder,
    setBuffer(path, content) {
      if (content === undefined) buffers.delete(path);
      else buffers.set(path, new TextEncoder().encode(content));
      known = undefined;
    },
    expire() {
      isExpired = true;
      known = undefined;
    },
    openPaths: () => buffers.keys(),
    isStale: () => known === undefined,
    outcome() {
      const today = new Date().toISOString().slice(0, 10);
      if (known && day === today) return known;
      if (isExpired) kept.refresh();
      isExpired = false;
      day = today;
      return (known = session.lint(repository(), today));
    },
    isShown: (path) => buffers.has(path) || given().some(({ whole, repository: each }) => whole && each.inScope(path)),
    add(name, added, whole) {
      arguments_.set(name, { repository: added, whole });
      known = undefined;
    },
    remove(name) {
      if (arguments_.delete(name)) known = undefined;
    },
    covers: (path) => given().some((each) => isCovered(path, each.repository)),
  };
}
