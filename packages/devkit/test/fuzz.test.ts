import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { reporters } from '@klint/reporters';
import { rules } from '../../../rules/index.js';
import { mutate } from '../src/mutate.js';
import { lintFiles } from '../src/pipeline.js';
import { seeded } from '../src/random.js';
import { full, repositoryRoot } from '../src/root.js';

/** Manifests in all, and in one run. */
const total = full() ? 100_000 : 20_000;
const batch = 25;

/** Every manifest in test-manifests that is not there because it is large. */
function readTexts(): string[] {
  const folder = join(repositoryRoot(), 'test-manifests');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const texts = names.filter((name) => /\.ya?ml$/.test(name)).map((name) => readFileSync(join(folder, name), 'utf8'));
  return texts.filter((text) => text.length < 2000);
}

const config = { extends: ['strict'], rules: Object.fromEntries(rules.map(({ meta }) => [meta.id, meta.severity])) };

const context = { color: false, columns: 80, failOn: 'error' as const, readSource: () => undefined };

test(`${total} mutated manifests: no crash, no difference between two runs`, () => {
  const texts = readTexts();
  assert.ok(texts.length > 100);
  let findings = 0;
  for (let seed = 0; seed < total / batch; seed++) {
    const random = seeded(seed);
    const files = Array.from({ length: batch }, (_, i): [string, string] => [`${i}/x.yaml`, mutate(texts, random)]);
    const lint = (order: typeof files) => lintFiles(Object.fromEntries(order), { rules, config });
    const [first, second] = [lint(files), lint(random.shuffled(files))];
    for (const report of Object.values(reporters)) assert.ok(report(first, context) !== '');
    assert.ok(JSON.stringify(first) === JSON.stringify(second), `seed ${seed}: two runs differ`);
    const crash = first.incomplete.find(({ message }) => message.includes('crashed'));
    assert.is(crash, undefined, `seed ${seed}: ${crash?.file}: ${crash?.message}`);
    assert.is(first.inputs.length, batch + 1, `seed ${seed}: a file has no state`);
    findings += first.findings.length;
  }
  assert.ok(findings > total / 4, `${findings} findings`);
});

test.run();
