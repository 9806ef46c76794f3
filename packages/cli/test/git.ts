import { spawnSync } from 'node:child_process';
import * as assert from 'uvu/assert';
import { makeFolder } from './klint.js';

/** Without what git tells its hooks: a test may itself be run by one. */
export const environment: Readonly<Record<string, string | undefined>> = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};

export interface Ran {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program; `output` is what it says on both streams. */
export function run(folder: string, command: string, args: readonly string[], env = {}): Ran {
  const options = { cwd: folder, encoding: 'utf8', env: { ...environment, ...env }, maxBuffer: 2 ** 28 } as const;
  const result = spawnSync(command, args, options);
  if (result.error) throw result.error;
  return { code: result.status, output: result.stdout + result.stderr };
}

/** What git says, which must succeed. */
export function git(folder: string, ...args: readonly string[]): string {
  const { code, output } = run(folder, 'git', args);
  assert.is(code, 0, `git ${args.join(' ')}: ${output}`);
  return output.trim();
}

/** Commits everything and gives the name of the commit. */
export function commit(folder: string): string {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--no-verify', '--allow-empty', '--message', 'State');
  return git(folder, 'rev-parse', 'HEAD');
}

/** A new repository, on the branch `main`, in which these files are committed. */
export function makeRepository(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = makeFolder(files);
  git(folder, 'init', '--quiet', '--initial-branch=main');
  commit(folder);
  return folder;
}
