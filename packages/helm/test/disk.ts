import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FileTree } from '@klint/model';

/** The files below a folder, as they are on disk. */
export function diskTree(root: string): FileTree {
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch {
      return undefined;
    }
  };
  return {
    read: (path) => attempt(() => new Uint8Array(readFileSync(join(root, path)))),
    list: (folder) => attempt(() => readdirSync(join(root, folder))) ?? [],
    stat(path) {
      const stats = attempt(() => statSync(join(root, path)));
      return stats && { type: stats.isDirectory() ? 'folder' : 'file', size: stats.size };
    },
  };
}
