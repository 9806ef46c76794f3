import { failed, tooLarge, type SourceTree } from './file-tree.js';

/** The file that a path stands for: links are followed where they lead to something in the tree. */
export function targetOf(tree: SourceTree, file: string): string {
  const found = tree.follow(file);
  return failed(found) ? file : found.path;
}

/** A tree in which some files hold other bytes, whatever links lead to them; `contents` is by `targetOf`. */
export function changedTree(tree: SourceTree, contents: ReadonlyMap<string, Uint8Array>): SourceTree {
  if (contents.size === 0) return tree;
  const find = (path: string): Uint8Array | undefined => contents.get(path) ?? contents.get(targetOf(tree, path));
  return {
    ...tree,
    read: (path) => find(path) ?? tree.read(path),
    stat(path) {
      const bytes = find(path);
      return bytes ? { type: 'file', size: bytes.length } : tree.stat(path);
    },
    open(path, limit = Infinity) {
      const bytes = find(path);
      if (!bytes) return tree.open(path, limit);
      return bytes.length <= limit ? bytes : tooLarge(bytes.length);
    },
  };
}
