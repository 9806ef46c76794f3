import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { UsageError } from '../args.js';

/** Runs git in one folder. Nothing else in klint starts a program, and this only where a flag asks for it. */
export interface Git {
  /** What git prints, or what it says went wrong. */
  run(args: readonly string[], input?: string): Buffer | UsageError;
}

/** What would lead git to another repository than the one of the folder, as it does inside a hook. */
const leading = new Set(
  'DIR WORK_TREE INDEX_FILE OBJECT_DIRECTORY COMMON_DIR PREFIX NAMESPACE EXTERNAL_DIFF DIFF_OPTS'
    .split(' ')
    .map((name) => `GIT_${name}`),
);

/** No program that a configuration names is run, and no setting changes what is printed. */
const settings = ['core.fsmonitor=false', 'core.quotePath=false', 'diff.interHunkContext=0'];

/** Nothing is written, asked or fetched, and messages are in English. */
const fixedEnvironment = { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' };

/** Finds the git program; `folder` is absolute. */
export function openGit(folder: string): Git | UsageError {
  const program = findProgram('git');
  if (program === undefined) return { error: 'git is needed for it, and is not installed or not on PATH' };
  const given = Object.entries(process.env).filter(([name]) => !leading.has(name));
  const env = { ...Object.fromEntries(given), ...fixedEnvironment };
  const fixed = ['-C', folder, '--no-pager', ...settings.flatMap((setting) => ['-c', setting])];
  return {
    run(args, input = '') {
      const done = spawnSync(program, [...fixed, ...args], { env, input, maxBuffer: 2 ** 31 - 1 });
      if (done.error) return { error: `git cannot be run: ${done.error.message}` };
      return done.status === 0 ? done.stdout : { error: firstLine(done.stderr.toString('utf8')) };
    },
  };
}

/** Looks only into the folders of PATH: Windows would take a program of the working directory first. */
function findProgram(name: string): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  const places = folders.map((folder) => join(folder, file));
  return places.find((place) => statSync(place, { throwIfNoEntry: false })?.isFile());
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] || 'git failed without a word';
}
