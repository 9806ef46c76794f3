import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository that this code, or else the working directory, lies in. */
export function repositoryRoot(): string {
  for (const start of [dirname(fileURLToPath(import.meta.url)), process.cwd()]) {
    for (let folder = start; ; folder = dirname(folder)) {
      if (isRoot(folder)) return folder;
      if (folder === dirname(folder)) break;
    }
  }
  throw new Error('not inside a clone of klint');
}

function isRoot(folder: string): boolean {
  const file = join(folder, 'package.json');
  return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'klint';
}

/** The folder of test data that is not part of the repository: $KLINT_SHARED, else ../shared; undefined if absent. */
export function shared(): string | undefined {
  const folder = process.env['KLINT_SHARED'] ?? join(repositoryRoot(), '../shared');
  return existsSync(folder) ? folder : undefined;
}

/** Whether slow tests run whole (`npm run test:full`). */
export function full(): boolean {
  return process.env['KLINT_FULL'] === '1';
}
