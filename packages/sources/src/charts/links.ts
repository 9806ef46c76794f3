import type { FileTree } from '@klint/model';
import { failed, type SourceTree } from '../file-tree.js';
import { foldersDownTo, parentOf } from '../paths.js';

/**
 * The same tree for charts, in which links to folders are followed as Helm does it, but a link to a folder above itself
 * is an empty folder: it would have no end.
 */
export function withoutCircles(tree: SourceTree): FileTree {
  const known = new Map<string, string>();
  const realOf = (path: string): string => {
    let real = known.get(path);
    if (real === undefined) {
      const target = tree.follow(path);
      known.set(path, (real = failed(target) ? path : target.path));
    }
    return real;
  };
  const isCircle = (folder: string): boolean => {
    const real = realOf(folder);
    return real !== folder && foldersDownTo(parentOf(folder)).some((above) => realOf(above) === real);
  };
  return {
    read: (path) => tree.read(path),
    stat: (path) => tree.stat(path),
    list: (folder) => (folder !== '' && isCircle(folder) ? [] : tree.list(folder)),
  };
}
