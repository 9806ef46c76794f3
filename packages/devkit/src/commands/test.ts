// `npm test`: the tools, the type check, the freshness of generated files and every test program.
// `--full` runs slow tests whole; other arguments pick the programs whose name holds one of them.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { staleFiles } from '../generate/index.js';
import { installTools } from '../install.js';
import { repositoryRoot } from '../root.js';
import { runAll, testPrograms } from '../run-tests.js';
import type { Tally } from '../run-tests.js';
import { tsc } from '../tools.js';

const words = process.argv.slice(2).filter((argument) => argument !== '--full');
if (process.argv.includes('--full')) process.env['KLINT_FULL'] = '1';
// Tests that are about colours set these themselves.
delete process.env['FORCE_COLOR'];
delete process.env['NO_COLOR'];

let passed = 0;
let failed = 0;
const skipped: string[] = [];
const disputed: string[] = [];

function count(tally: Tally): void {
  passed += tally.passed;
  failed += tally.failed;
  skipped.push(...tally.skipped);
  disputed.push(...(tally.disputed ?? []));
  const numbers = `${tally.passed} passed${tally.failed > 0 ? `, ${tally.failed} FAILED` : ''}`;
  console.log(`${tally.name}: ${numbers} (${tally.seconds.toFixed(1)} s)`);
  if (tally.failure !== undefined) console.log(`${tally.failure.trim().replace(/^/gm, '  | ')}\n`);
}

/** Counts something that is no program as a test that fails if it has anything to say. */
async function judge(name: string, judged: () => Promise<string | undefined> | string | undefined): Promise<void> {
  const started = Date.now();
  let failure: string | undefined;
  try {
    failure = await judged();
  } catch (error) {
    failure = String(error instanceof Error ? error.stack : error);
  }
  const seconds = (Date.now() - started) / 1000;
  const failed = failure === undefined ? 0 : 1;
  count({ name, passed: 1 - failed, failed, skipped: [], seconds, ...(failure === undefined ? {} : { failure }) });
}

function typeCheck(): string | undefined {
  const compiler = tsc();
  if (compiler === undefined) return 'the compiler is not installed';
  const done = spawnSync(process.execPath, [compiler, '--project', repositoryRoot()], { encoding: 'utf8' });
  return done.status === 0 ? undefined : `${done.error?.message ?? ''}${done.stdout}${done.stderr}`;
}

async function freshness(): Promise<string | undefined> {
  const stale = await staleFiles(repositoryRoot());
  return stale.length === 0 ? undefined : `npm run generate would change:\n${stale.join('\n')}`;
}

await judge('tools', installTools);
if (words.length === 0) {
  await judge('types', typeCheck);
  await judge('generated files', freshness);
}
await runAll(testPrograms(join(repositoryRoot(), 'dist/test'), words), 2, count);
for (const name of disputed) console.log(`disputed: ${name}`);
for (const name of skipped) console.log(`skipped: ${name}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
