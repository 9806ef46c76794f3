import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { repositoryRoot } from '../../devkit/src/root.js';
import { helm, needs } from '../../devkit/src/tools.js';
import { assertSame, renderDisk } from './compare.js';
import { runHelm } from './real-helm.js';

const folder = join(repositoryRoot(), 'test-manifests/_helm');
const charts = readdirSync(folder).sort();

test('there are enough charts', () => {
  assert.ok(charts.length >= 12);
});

const program = helm();
if (needs('own charts as helm renders them', 'helm', program)) {
  for (const chart of charts) {
    const ci = join(folder, chart, 'ci');
    const variants = [undefined, ...(existsSync(ci) ? readdirSync(ci).sort() : []).map((name) => join(ci, name))];
    for (const values of variants) {
      test(`${chart} with ${values?.slice(folder.length) ?? 'its values'}`, () => {
        const ours = renderDisk(folder, chart, values === undefined ? undefined : readFileSync(values, 'utf8'));
        const options = values === undefined ? [] : ['-f', values];
        assertSame(chart, ours, (...more) => runHelm(program, join(folder, chart), [...options, ...more]));
      });
    }
  }
}

test.run();
