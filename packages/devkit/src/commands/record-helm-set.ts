// Records what the real helm makes of every line of packages/helm/test/set.txt (the kind of flag and its value) into
// set.json: the values of a small chart as JSON, or null where helm refuses.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setChart } from '../../../helm/test/set-chart.js';
import { repositoryRoot } from '../root.js';
import { helm } from '../tools.js';

const flags: Readonly<Record<string, string>> = { typed: '--set', string: '--set-string', literal: '--set-literal' };

function main(): void {
  const program = helm();
  if (!program) throw new Error('the real helm is not installed: run node dist/test/devkit-tools.js');
  const folder = join(repositoryRoot(), 'packages/helm/test');
  const chart = mkdtempSync(join(tmpdir(), 'klint-set-'));
  mkdirSync(join(chart, 'templates'));
  for (const [name, content] of Object.entries(setChart)) writeFileSync(join(chart, name), content);
  const lines = readFileSync(join(folder, 'set.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const records = lines.map((line) => {
    const [kind, value] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)];
    const { stdout, status } = spawnSync(program, ['template', 'r', chart, flags[kind]!, value], { encoding: 'utf8' });
    const encoded = /"v": "(.*?)"/.exec(stdout)?.[1] ?? '';
    return { kind, value, values: status === 0 ? Buffer.from(encoded, 'base64').toString('utf8') : null };
  });
  rmSync(chart, { recursive: true });
  writeFileSync(join(folder, 'set.json'), `[\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]\n`);
  console.log(
    `${records.length} settings, ${records.filter((record) => record.values === null).length} of them refused`,
  );
}

main();
