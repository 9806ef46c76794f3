import type { FileTree } from '@klint/model';
import { baseName, normalizePath, parentOf } from './paths.js';

/** `link` is a symbolic link, `other` what is neither file nor folder: a pipe, a socket, a device. */
export type EntryType = 'file' | 'folder' | 'link' | 'other';

export interface TreeEntry {
  readonly name: string;
  readonly type: EntryType;
}

/**
 * Why something could not be had, to be put after a colon. `outside`: it lies beyond the root. `size`, in bytes: it is
 * larger than was asked for.
 */
export interface Failure {
  readonly failure: string;
  readonly outside?: boolean;
  readonly size?: number;
}

/** A file tree with what discovery needs beyond the model's: kinds of entries, links and reasons. */
export interface SourceTree extends FileTree {
  /** The entries of a folder, in any order. */
  entries(folder: string): readonly TreeEntry[] | Failure;
  /** The bytes of a file, which is not touched if it has more than `limit`, or why there are none. */
  open(path: string, limit?: number): Uint8Array | Failure;
  /** Where a link leads in the end; `folder` tells of a target beyond the root whether it is one. */
  follow(path: string): { readonly path: string; readonly type: EntryType } | (Failure & { readonly folder?: boolean });
}

export function failed<T extends object>(result: T | Failure): result is Failure {
  return 'failure' in result;
}

const missing: Failure = { failure: 'no such file or folder' };

export function tooLarge(size: number): Failure {
  return { failure: 'too large', size };
}

/** A tree of files given by their paths; for tests, and for text that is on no disk. */
export function memoryTree(files: Readonly<Record<string, string | Uint8Array>>): SourceTree {
  const contents = new Map<string, Uint8Array>();
  const folders = new Map<string, Map<string, EntryType>>([['', new Map()]]);
  const add = (path: string, type: EntryType): void => {
    const folder = parentOf(path);
    if (!folders.has(folder)) {
      folders.set(folder, new Map());
      add(folder, 'folder');
    }
    folders.get(folder)!.set(baseName(path), type);
  };
  for (const [path, content] of Object.entries(files)) {
    contents.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
    add(path, 'file');
  }
  const find = (path: string) => contents.get(normalizePath(path) ?? '..');
  const folderAt = (path: string) => folders.get(normalizePath(path) ?? '..');
  const entries = (folder: string) => [...(folderAt(folder) ?? [])].map(([name, type]) => ({ name, type }));
  return {
    read: find,
    open(path, limit = Infinity) {
      const content = find(path) ?? missing;
      return failed(content) || content.length <= limit ? content : tooLarge(content.length);
    },
    list: (folder) => entries(folder).map(({ name }) => name),
    entries: (folder) => (folderAt(folder) ? entries(folder) : missing),
    follow: () => missing,
    stat(path) {
      const content = find(path);
      if (content) return { type: 'file', size: content.length };
      return folderAt(path) ? { type: 'folder', size: 0 } : undefined;
    },
  };
}

/** `base` with the files of `over` added or put in place of its own. */
export function overlayTree(base: SourceTree, over: SourceTree): SourceTree {
  const entries = (folder: string): readonly TreeEntry[] | Failure => {
    const [below, above] = [base.entries(folder), over.entries(folder)];
    if (failed(above)) return below;
    if (failed(below)) return above;
    const names = new Set(above.map(({ name }) => name));
    return [...below.filter(({ name }) => !names.has(name)), ...above];
  };
  return {
    entries,
    read: (path) => over.read(path) ?? base.read(path),
    open: (path, limit) => (over.stat(path) ? over : base).open(path, limit),
    follow: (path) => base.follow(path),
    stat: (path) => over.stat(path) ?? base.stat(path),
    list(folder) {
      const found = entries(folder);
      return failed(found) ? [] : found.map(({ name }) => name);
    },
  };
}
