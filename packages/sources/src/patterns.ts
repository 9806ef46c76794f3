import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import type FastGlob from 'fast-glob';

/** Patterns are rare on command lines, so what reads them is set up only for them. */
const fastGlob = (): typeof FastGlob => require('fast-glob');

/**
 * The paths that an argument stands for: itself, or what it matches where nothing has that name and it is a glob
 * pattern, as a shell would have expanded it. Empty if a pattern matches nothing.
 */
export function expandPattern(argument: string, cwd: string): readonly string[] {
  if (existsSync(resolve(cwd, argument))) return [argument];
  const pattern = argument.replaceAll('\\', '/');
  const glob = fastGlob();
  if (!glob.isDynamicPattern(pattern)) return [argument];
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
