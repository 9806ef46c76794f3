import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.js';
import { mutate } from '../src/mutate.js';
import { lintFiles } from '../src/pipeline.js';
import { seeded } from '../src/random.js';
import { full, repositoryRoot } from '../src/root.js';
import { reporters } from '@klint/reporters';
import type { LintResult } from '@klint/model';

/** Manifests in all, and in one run. */
const total = full() ? 400_000 : 20_000;
const batch = 200;

/** Every manifest in test-manifests that is not there because it is large. */
function readTexts(): string[] {
  const folder = join(repositoryRoot(), 'test-manifests');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/.test(name)).sort();
  return names.map((name) => readFileSync(join(folder, name), 'utf8')).filter((text) => text.length < 4000);
}

const config = { extends: ['strict'], rules: Object.fromEntries(rules.map(({ meta }) => [meta.id, meta.severity])) };

/** Every report of what was found, in one text. */
function reportOf(result: LintResult): string {
  const context = { color: false, columns: 80, failOn: 'error' as const, readSource: () => undefined };
  return Object.values(reporters).map((report) => report(result, context)).join('\n');
}

test(`${total} mutated manifests: no crash, no hang, no difference between two runs`, () => {
  const texts = readTexts();
  assert.ok(texts.length > 100);
  let findings = 0;
  for (let seed = 0; seed < total / batch; seed++) {
    const random = seeded(seed);
    const files = Array.from({ length: batch }, (_, i): [string, string] => [`${i}/x.yaml`, mutate(texts, random)]);
    const started = Date.now();
    const results = [files, random.shuffled(files)].map((order) => lintFiles(Object.fromEntries(order), { rules, config }));
    const [first, second] = results.map(reportOf);
    const context = `seed ${seed}`;
    assert.is(Date.now() - started < 20_000, true, `${context}: took ${Date.now() - started} ms`);
    assert.ok(first === second, `${context}: two runs differ`);
    const crash = results[0]!.incomplete.find(({ message }) => message.includes('crashed'));
    assert.is(crash, undefined, `${context}: ${crash?.file}: ${crash?.message}`);
    assert.is(results[0]!.inputs.length, batch + 1, `${context}: a file has no state`);
    findings += results[0]!.findings.length;
  }
  assert.ok(findings > total / 4, `${findings} findings`);
});

test.run();
