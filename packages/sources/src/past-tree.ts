import { failed, memoryTree, overlayTree, type SourceTree } from './file-tree.js';
import { joinPath, normalizePath } from './paths.js';

/** `now` with some files as they were; undefined for a file that was not there. */
export function pastTree(now: SourceTree, past: ReadonlyMap<string, Uint8Array | undefined>): SourceTree {
  const contents: Record<string, Uint8Array> = {};
  for (const [path, bytes] of past) if (bytes) contents[path] = bytes;
  const isGone = (path: string): boolean => past.has(normalizePath(path) ?? '..');
  return overlayTree(without(now, isGone), memoryTree(contents));
}

function without(tree: SourceTree, isGone: (path: string) => boolean): SourceTree {
  const missing = { failure: 'no such file or folder' };
  const entries: SourceTree['entries'] = (folder) => {
    const found = tree.entries(folder);
    return failed(found) ? found : found.filter(({ name }) => !isGone(joinPath(normalizePath(folder) ?? '', name)));
  };
  return {
    entries,
    read: (path) => (isGone(path) ? undefined : tree.read(path)),
    open: (path, limit) => (isGone(path) ? missing : tree.open(path, limit)),
    stat: (path) => (isGone(path) ? undefined : tree.stat(path)),
    follow: (path) => (isGone(path) ? missing : tree.follow(path)),
    list(folder) {
      const found = entries(folder);
      return failed(found) ? [] : found.map(({ name }) => name);
    },
  };
}
