import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commit, git } from './git.js';
import { makeFolder, program } from './klint.js';

/** The root of this repository. */
export const root = join(dirname(program), '..');

/** The working tree as a repository of its own, with all that is not committed yet. */
export function snapshot(): string {
  const folder = makeFolder();
  const files = git(root, 'ls-files', '-co', '--exclude-standard', '--deduplicate', '-z').split('\0');
  for (const file of files.filter((each) => each !== '' && existsSync(join(root, each)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(root, file), join(folder, file));
  }
  git(folder, 'init', '--quiet', '--initial-branch=main');
  commit(folder);
  return folder;
}
