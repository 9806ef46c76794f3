// Records what the real helm makes of every line of packages/helm/test/expressions.txt, with the values of
// probe-values.yaml, into expressions.json. Each expression is a template of its own in one chart; helm stops at the
// first error, so a failing one is recorded and taken out until the rest renders.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { probeSource } from '../../../helm/test/probe-source.js';
import { repositoryRoot } from '../root.js';
import { helm } from '../tools.js';

interface Recorded {
  readonly expression: string;
  readonly output?: string;
  /** The output where it is not UTF-8. */
  readonly base64?: string;
  /** The last message of the chain, and where it arose. */
  readonly error?: { readonly message: string; readonly line: number; readonly column?: number };
}

const folder = join(repositoryRoot(), 'packages/helm/test');
const batchSize = 80;

/** Bytes that are not UTF-8 stay in base64. */
function outputOf(base64: string): Pick<Recorded, 'output' | 'base64'> {
  const output = Buffer.from(base64, 'base64').toString('utf8');
  return Buffer.from(output).toString('base64') === base64 ? { output } : { base64 };
}

function run(program: string, chart: string): { stdout: string; stderr: string } {
  try {
    const stdout = execFileSync(program, ['template', 'rel', chart, '--namespace', 'ns'], {
      encoding: 'utf8',
      stdio: 'pipe',
      maxBuffer: 1e8,
    });
    return { stdout, stderr: '' };
  } catch (error) {
    return { stdout: '', stderr: (error as { stderr: string }).stderr };
  }
}

function parseError(text: string): { index: number; error: Recorded['error'] & object } | undefined {
  const named = /probe\/templates\/e(\d+)\.yaml/.exec(text);
  if (!named) return undefined;
  const places = [...text.matchAll(/(?:probe\/templates\/e\d+\.yaml|gotpl):(\d+)(?::(\d+))?/g)];
  const last = places.at(-1);
  if (!last) throw new Error(text);
  const lines = text
    .replace('Use --debug flag to render out invalid YAML', '')
    .trim()
    .split('\n')
    .map((line) => line.trim());
  const message = lines.at(-1)!.replace(/^Error: /, '');
  const column = last[2] === undefined ? {} : { column: Number(last[2]) };
  return { index: Number(named[1]), error: { message, line: Number(last[1]), ...column } };
}

function record(program: string, expressions: readonly string[], offset: number, results: Recorded[]): void {
  const chart = mkdtempSync(join(tmpdir(), 'klint-probe-'));
  mkdirSync(join(chart, 'templates'));
  writeFileSync(join(chart, 'Chart.yaml'), readFileSync(join(folder, 'probe-chart.yaml')));
  writeFileSync(join(chart, 'values.yaml'), readFileSync(join(folder, 'probe-values.yaml')));
  const file = (index: number): string => join(chart, `templates/e${index}.yaml`);
  expressions.forEach((expression, i) => writeFileSync(file(offset + i), probeSource(offset + i, expression)));
  for (;;) {
    const { stdout, stderr } = run(program, chart);
    if (stderr === '' || !parseError(stderr)) {
      if (stderr !== '') throw new Error(stderr);
      for (const match of stdout.matchAll(/^# Source: probe\/templates\/e(\d+)\.yaml\n(\{.*\})$/gm)) {
        const index = Number(match[1]);
        const { data } = JSON.parse(match[2]!) as { data: { v: string } };
        results[index] = { expression: expressions[index - offset]!, ...outputOf(data.v) };
      }
      break;
    }
    const { index, error } = parseError(stderr)!;
    results[index] = { expression: expressions[index - offset]!, error };
    rmSync(file(index));
  }
  rmSync(chart, { recursive: true });
}

function main(): void {
  const program = helm();
  if (!program) throw new Error('the real helm is not installed: run node dist/test/devkit-tools.js');
  const lines = readFileSync(join(folder, 'expressions.txt'), 'utf8').split('\n');
  const expressions = lines.filter((line) => line !== '' && !line.startsWith('# '));
  const results: Recorded[] = [];
  for (let at = 0; at < expressions.length; at += batchSize)
    record(program, expressions.slice(at, at + batchSize), at, results);
  const missing = expressions.filter((_, i) => !results[i]);
  if (missing.length > 0) throw new Error(`helm printed nothing for:\n${missing.join('\n')}`);
  writeFileSync(
    join(folder, 'expressions.json'),
    `[\n${results.map((result) => JSON.stringify(result)).join(',\n')}\n]\n`,
  );
  console.log(`${results.length} expressions, ${results.filter((result) => result.error).length} of them errors`);
}

main();
