import type { Finding } from '@klint/model';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.js';
import { lintFiles } from '../src/pipeline.js';
import { describeFinding, sampleFindings } from '../src/sample.js';

const pod = (name: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  hostPID: ${name === 'a'}
  containers:
    - name: web
      image: web
`;
const files = Object.fromEntries([...'abcdefgh'].map((name) => [`${name}.yaml`, pod(name)]));
const { findings } = lintFiles(files, { rules, config: { extends: ['recommended'] } });
const keys = (sample: readonly Finding[]): string[] => sample.map(({ ruleId, location }) => ruleId + location.file);

test('a seed gives one sample, another seed another', () => {
  assert.equal(keys(sampleFindings(findings, 12, 1)), keys(sampleFindings([...findings], 12, 1)));
  assert.is.not(keys(sampleFindings(findings, 12, 1)).join(), keys(sampleFindings(findings, 12, 2)).join());
});

test('every rule has its turn before one has a second', () => {
  const found = new Set(findings.map(({ ruleId }) => ruleId));
  const sample = sampleFindings(findings, found.size, 3);
  assert.equal(new Set(sample.map(({ ruleId }) => ruleId)), found);
  assert.is(sample.length, found.size);
  assert.is(sampleFindings(findings, 1000, 3).length, findings.length);
});

test('a finding is shown with the lines around it', () => {
  const finding = findings.find(({ ruleId }) => ruleId === 'worker-node/no-host-pid')!;
  const text = describeFinding(finding, 1, (file) => files[file]);
  assert.ok(text.includes('a.yaml:6:12 (exact)'));
  assert.ok(text.includes('     5 | spec:\n>    6 |   hostPID: true\n     7 |   containers:'));
});

test.run();
