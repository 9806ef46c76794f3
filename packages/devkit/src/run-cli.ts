import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from './root.js';

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built klint in a folder. It hangs when it has not ended after two minutes; then `code` is null. */
export function runCli(args: readonly string[], cwd: string, input?: Uint8Array): CliRun {
  const done = spawnSync(process.execPath, [join(repositoryRoot(), 'dist/klint.js'), ...args], {
    cwd,
    input: input ?? '',
    encoding: 'utf8',
    timeout: 120_000,
    maxBuffer: 1 << 30,
  });
  return { code: done.status, stdout: done.stdout, stderr: done.stderr };
}
