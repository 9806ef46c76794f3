import type { FileTree } from '@klint/model';

/** A tree that asks another one for each path once; for a run in which files do not change. */
export function cachedTree(tree: FileTree): FileTree {
  return {
    read: remembered((path) => tree.read(path)),
    list: remembered((folder) => tree.list(folder)),
    stat: remembered((path) => tree.stat(path)),
  };
}

function remembered<T>(ask: (path: string) => T): (path: string) => T {
  const known = new Map<string, T>();
  return (path) => {
    if (!known.has(path)) known.set(path, ask(path));
    return known.get(path) as T;
  };
}
