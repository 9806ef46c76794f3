import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { badPod, fewRules, goodPod, makeFolder, program } from './klint.js';

const repository = join(dirname(program), '..');

/** The real pre-commit, of the system or fetched into a folder of its own; undefined where it cannot be had. */
function findPreCommit(): string | undefined {
  if (spawnSync('pre-commit', ['--version']).status === 0) return 'pre-commit';
  const folder = join(makeFolder(), 'venv');
  const bin = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin');
  if (spawnSync('python3', ['-m', 'venv', folder]).status !== 0) return undefined;
  const install = ['-m', 'pip', 'install', '--quiet', 'pre-commit'];
  const installed = spawnSync(join(bin, 'python'), install, { timeout: 120_000 });
  return installed.status === 0 ? join(bin, 'pre-commit') : undefined;
}

const preCommit = findPreCommit();
const ifPreCommit = preCommit === undefined ? test.skip : test;

/** Without what git tells its hooks: this test may itself be run by one. */
const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};

interface Ran {
  readonly code: number | null;
  readonly output: string;
}

function run(folder: string, command: string, args: readonly string[], env = {}): Ran {
  const result = spawnSync(command, args, { cwd: folder, encoding: 'utf8', env: { ...environment, ...env } });
  if (result.error) throw result.error;
  return { code: result.status, output: result.stdout + result.stderr };
}

function git(folder: string, ...args: readonly string[]): string {
  const { code, output } = run(folder, 'git', args);
  assert.is(code, 0, `git ${args.join(' ')}: ${output}`);
  return output.trim();
}

/** The working tree as a repository of its own, with all that is not committed yet. */
function snapshot(): string {
  const folder = makeFolder();
  const files = git(repository, 'ls-files', '-co', '--exclude-standard', '--deduplicate', '-z').split('\0');
  for (const file of files.filter((each) => existsSync(join(repository, each)) && each !== '')) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(repository, file), join(folder, file));
  }
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'Snapshot');
  return folder;
}

ifPreCommit('pre-commit stops a commit with a bad manifest and lets a good one pass', () => {
  const hooks = snapshot();
  const folder = makeFolder({ 'klint.yaml': fewRules, 'other/bad.yaml': badPod.replace('bad', 'other') });
  const home = { PRE_COMMIT_HOME: join(makeFolder(), 'cache') };
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'Start');
  const rev = git(hooks, 'rev-parse', 'HEAD');
  const write = (path: string, id: string) => {
    writeFileSync(join(folder, path), JSON.stringify({ repos: [{ repo: hooks, rev, hooks: [{ id }] }] }));
  };
  write('.pre-commit-config.yaml', 'klint');
  assert.is(run(folder, preCommit!, ['install'], home).code, 0);

  writeFileSync(join(folder, '-pod.yaml'), badPod);
  git(folder, 'add', '--all');
  const stopped = run(folder, 'git', ['commit', '--message', 'Bad'], home);
  assert.is(stopped.code, 1, stopped.output);
  assert.match(stopped.output, /-pod\.yaml[\s\S]*worker-node\/no-host-network/, stopped.output);
  assert.not.match(stopped.output, /other\/bad\.yaml/);

  writeFileSync(join(folder, '-pod.yaml'), goodPod);
  git(folder, 'add', '--all');
  const passed = run(folder, 'git', ['commit', '--message', 'Good'], home);
  assert.is(passed.code, 0, passed.output);

  write('.git/all.yaml', 'klint-all');
  const whole = run(folder, preCommit!, ['run', '--all-files', '--config', '.git/all.yaml'], home);
  assert.is(whole.code, 1, whole.output);
  assert.match(whole.output, /other\/bad\.yaml/);
});

test.run();
