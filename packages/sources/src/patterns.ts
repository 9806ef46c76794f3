import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import glob from 'fast-glob';

/**
 * The paths that an argument stands for: itself, or what it matches where nothing has that name and it is a glob
 * pattern, as a shell would have expanded it. Empty if a pattern matches nothing.
 */
export function expandPattern(argument: string, cwd: string): readonly string[] {
  const pattern = argument.replaceAll('\\', '/');
  if (existsSync(resolve(cwd, argument)) || !glob.isDynamicPattern(pattern)) return [argument];
  return glob
    .sync(pattern, {
      cwd,
      absolute: isAbsolute(argument),
      onlyFiles: false,
      followSymbolicLinks: false,
      ignore: ['**/node_modules/**', '**/.git/**'],
    })
    .sort();
}
