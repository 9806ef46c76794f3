import { spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { watchLines } from '../src/watch-lines.js';
import { makeFolder, program } from './klint.js';

/** A running `klint --watch`, with what it has said so far. */
export interface Watching {
  /** Waits for the next report and gives it; fails after 15 seconds. */
  next(): Promise<string>;
  /** Reports until one is right. */
  until(isRight: (report: string) => boolean): Promise<string>;
  /** The reports so far. */
  reports(): readonly string[];
}

/** Runs klint for as long as `use` takes; both streams go to one file, in order, as to a terminal. */
export async function watching(
  folder: string,
  args: readonly string[],
  use: (watching: Watching) => Promise<void>,
): Promise<void> {
  const log = join(makeFolder(), 'log');
  const file = openSync(log, 'a');
  const child = spawn(process.execPath, [program, '--watch', ...args], { cwd: folder, stdio: ['ignore', file, file] });
  const reports = (): readonly string[] => readFileSync(log, 'utf8').split(`${watchLines.end}\n`).slice(0, -1);
  let seen = 0;
  const next = async (): Promise<string> => {
    for (let tries = 0; tries < 300; tries++) {
      const known = reports();
      if (known.length > seen) return known[seen++]!;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`no report after ${seen}: ${readFileSync(log, 'utf8').slice(-2000)}`);
  };
  const until = async (isRight: (report: string) => boolean): Promise<string> => {
    for (;;) {
      const report = await next();
      if (isRight(report)) return report;
    }
  };
  try {
    await use({ next, until, reports });
  } finally {
    child.kill('SIGKILL');
  }
}
