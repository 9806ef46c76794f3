import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import type { Dirent, Stats } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { failed, tooLarge, type EntryType, type Failure, type SourceTree, type TreeEntry } from './file-tree.js';
import { baseName, normalizePath, parentOf } from './paths.js';

const outside: Failure = { failure: 'it lies outside the root', outside: true };

/** A file or folder where it really is. */
interface Real {
  readonly path: string;
  readonly stats: Stats;
}

/** A tree on the disk; `stamp` differs whenever what stands at a path may have changed. */
export interface DiskTree extends SourceTree {
  stamp(path: string): string;
}

/**
 * The files below a folder of the disk. `root` is an absolute path without links in it. Links are resolved here and
 * nothing that lies outside the root is ever read.
 */
export function diskTree(root: string): DiskTree {
  const find = finder(root);
  const resolve = (path: string): Real | Failure => {
    const normal = normalizePath(path);
    return normal === undefined ? outside : find(normal);
  };
  const entries = (folder: string): readonly TreeEntry[] | Failure => entriesOf(resolve(folder));
  const open = (path: string, limit = Infinity): Uint8Array | Failure => contentOf(resolve(path), limit);
  return {
    entries,
    open,
    read(path) {
      const bytes = open(path);
      return failed(bytes) ? undefined : bytes;
    },
    list(folder) {
      const found = entries(folder);
      return failed(found) ? [] : found.map(({ name }) => name);
    },
    stat(path) {
      const found = resolve(path);
      if (failed(found)) return undefined;
      const type = typeOf(found.stats);
      return type === 'file' || type === 'folder' ? { type, size: found.stats.size } : undefined;
    },
    follow(path) {
      const found = resolve(path);
      if (!failed(found)) return { path: slashed(relative(root, found.path)), type: typeOf(found.stats) };
      return found.outside ? { ...found, folder: leadsToFolder(join(root, path)) } : found;
    },
    stamp(path) {
      const found = resolve(path);
      if (failed(found)) return found.failure;
      const { ino, size, mtimeMs, ctimeMs } = found.stats;
      return `${ino} ${size} ${mtimeMs} ${ctimeMs}`;
    },
  };
}

/** Finds where a normal path really is; every link on the way is resolved, and has to lead into the root. */
function finder(root: string): (path: string) => Real | Failure {
  const folders = new Map<string, string | Failure>([['', root]]);
  const realFolder = (folder: string): string | Failure => {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const found = find(folder);
    const real = failed(found) ? found : found.stats.isDirectory() ? found.path : { failure: 'not a folder' };
    folders.set(folder, real);
    return real;
  };
  const find = (path: string): Real | Failure => {
    try {
      if (path === '') return { path: root, stats: statSync(root) };
      const folder = realFolder(parentOf(path));
      if (typeof folder !== 'string') return folder;
      const place = join(folder, baseName(path));
      const stats = lstatSync(place);
      if (!stats.isSymbolicLink()) return { path: place, stats };
      const target = attempt(() => realpathSync.native(place));
      if (typeof target !== 'string') return { failure: target.failure === missing ? leadsNowhere : target.failure };
      return contains(root, target) ? { path: target, stats: statSync(target) } : outside;
    } catch (error) {
      return { failure: reasonOf(error) };
    }
  };
  return find;
}

function entriesOf(found: Real | Failure): readonly TreeEntry[] | Failure {
  if (failed(found)) return found;
  return attempt(() =>
    readdirSync(found.path, { withFileTypes: true }).map((entry) => ({ name: entry.name, type: typeOf(entry) })),
  );
}

function contentOf(found: Real | Failure, limit: number): Uint8Array | Failure {
  if (failed(found)) return found;
  if (found.stats.size > limit) return tooLarge(found.stats.size);
  // Opening a pipe would wait for ever.
  if (!found.stats.isFile()) return { failure: 'not a regular file' };
  return attempt(() => readFileSync(found.path));
}

/** True when an absolute path without links is `folder` or lies below it. */
export function contains(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** A native relative path with forward slashes. */
export function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

function typeOf(entry: Dirent | Stats): EntryType {
  if (entry.isSymbolicLink()) return 'link';
  return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
}

function leadsToFolder(link: string): boolean {
  try {
    return statSync(link).isDirectory();
  } catch {
    return false;
  }
}

function attempt<T>(action: () => T): T | Failure {
  try {
    return action();
  } catch (error) {
    return { failure: reasonOf(error) };
  }
}

const missing = 'no such file or folder';
const leadsNowhere = 'the link leads nowhere';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: missing,
  ELOOP: 'the link leads in a circle',
  EISDIR: 'it is a folder',
  EMFILE: 'too many open files',
};

/** A few words for an error of the file system. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  return reasons[code] ?? code;
}
