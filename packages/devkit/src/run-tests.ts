import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What one test program did. `failure` is its whole output when something in it failed. */
export interface Tally {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
  /** Cases of others that are judged otherwise here, with the reason. */
  readonly disputed?: readonly string[];
  readonly seconds: number;
  readonly failure?: string;
}

/** Ten minutes: a program that runs longer hangs. */
const limit = 10 * 60_000;

/** The bundled test programs whose name holds one of `words` (all if there are none), sorted. */
export function testPrograms(folder: string, words: readonly string[]): string[] {
  return readdirSync(folder)
    .filter((file) => /-test-.*\.test\.js$/.test(file))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
    .sort()
    .map((file) => join(folder, file));
}

/** Runs programs as processes of their own, some at a time, and hands over each result as it comes. */
export async function runAll(programs: readonly string[], atOnce: number, done: (tally: Tally) => void): Promise<void> {
  const queue = [...programs];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) done(await run(next));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

function run(program: string): Promise<Tally> {
  const started = Date.now();
  const name = program.replace(/^.*[\\/]|\.test\.js$/g, '').replace('-test-', '/');
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(process.execPath, ['--enable-source-maps', program], { stdio: ['ignore', 'pipe', 'pipe'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), limit);
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', (error) => (output += error.message));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const tally = tallyOf(output, code === 0 ? undefined : `ended with ${signal ?? `exit code ${code}`}`);
      resolve({ name, seconds: (Date.now() - started) / 1000, ...tally });
    });
  });
}

/**
 * Reads what uvu prints at the end. A program that says no totals, holds no test or ends badly although all its
 * tests passed counts as one failed test, and so does each test that uvu skips, since only `needs` names it.
 */
export function tallyOf(output: string, ending: string | undefined): Omit<Tally, 'name' | 'seconds'> {
  const plain = output.replace(/\u001b\[[0-9;]*m/g, '');
  const number = (word: string): number | undefined => {
    const found = plain.match(new RegExp(`^ *${word}: +(\\d+) *$`, 'm'));
    return found ? Number(found[1]) : undefined;
  };
  const skipped = [...plain.matchAll(/^skipped: (.*)$/gm)].map((match) => match[1]!.trim());
  const [total, passed] = [number('Total'), number('Passed')];
  if (total === undefined || passed === undefined) {
    // All of a program may need something that is not there.
    if (ending === undefined && skipped.length > 0) return { passed: 0, failed: 0, skipped };
    return { passed: 0, failed: 1, skipped, failure: `${output}\n${ending ?? 'printed no totals'}` };
  }
  const failed = total - passed;
  if (failed > 0) return { passed, failed, skipped, failure: output };
  if (ending !== undefined) return { passed, failed: 1, skipped, failure: `${output}\n${ending}` };
  const unnamed = number('Skipped') ?? 0;
  if (unnamed > 0) return { passed, failed: unnamed, skipped, failure: `${output}\nskips without saying what` };
  if (total === 0 && skipped.length === 0) return { passed, failed: 1, skipped, failure: 'holds no test' };
  // What a program prints while uvu shows its dots follows them in their line.
  const disputed = [...plain.matchAll(/\bdisputed: (.*)$/gm)].map((match) => match[1]!.trim());
  return { passed, failed, skipped, ...(disputed.length > 0 && { disputed }) };
}
