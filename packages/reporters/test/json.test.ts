import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { reporters } from '../src/index.js';
import { brokenYaml, finding, isolated, plain, resultOf, shop } from './support.js';

interface Report {
  readonly summary: unknown;
  readonly findings: Readonly<Record<string, unknown>>[];
  readonly suppressed: Readonly<Record<string, unknown>>[];
  readonly incomplete: Readonly<Record<string, unknown>>[];
  readonly inputs: Readonly<Record<string, unknown>>[];
}

const report = JSON.parse(reporters.json(shop, plain)) as Report;

const findingKeys = [
  'ruleId',
  'messageId',
  'severity',
  'message',
  'resource',
  'path',
  'location',
  'related',
  'threat',
  'units',
  'fingerprint',
  'fix',
];

test('the keys of the contract, in its order and no others', () => {
  assert.equal(Object.keys(report), ['version', 'tool', 'summary', 'findings', 'suppressed', 'incomplete', 'inputs']);
  for (const entry of report.findings) assert.equal(Object.keys(entry), findingKeys);
  assert.equal(Object.keys(report.suppressed[0] ?? {}), [...findingKeys, 'suppression']);
  assert.equal(Object.keys(report.suppressed[0]?.['suppression'] ?? {}), ['kind', 'reason', 'location']);
  assert.equal(Object.keys(report.incomplete[0] ?? {}), ['file', 'ruleId', 'message', 'location']);
});

test('the order of keys does not depend on how a finding was made', () => {
  const reverse = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(reverse);
    return Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, reverse(inner)]));
  };
  assert.is(reporters.json(reverse(shop) as typeof shop, plain), reporters.json(shop, plain));
});

test('the summary counts', () => {
  assert.equal(report.summary, {
    files: 3,
    resources: 2,
    units: 1,
    findings: { error: 2, warn: 1, info: 1 },
    suppressed: 1,
    incomplete: 2,
  });
});

test('values come through as they are, in their order', () => {
  const { data: _, ...expected } = isolated;
  assert.equal(report.findings[0], expected);
  assert.equal(report.findings.map(({ ruleId }) => ruleId), shop.findings.map(({ ruleId }) => ruleId));
  assert.equal(report.incomplete[1], brokenYaml);
  assert.equal(report.inputs, shop.inputs);
  assert.is((report.findings[2]?.['fix'] as { kind: string }).kind, 'safe');
});

test('what a finding does not have is null or left out', () => {
  const without = finding({ resource: null, threat: { motives: [] } });
  const named = finding({ resource: { apiVersion: 'v1', kind: 'Namespace', name: 'shop' } });
  const { findings } = JSON.parse(reporters.json(resultOf({ findings: [without, named] }), plain)) as Report;
  const [first] = findings;
  assert.equal([first?.['resource'], first?.['fix'], first?.['threat']], [null, null, { motives: [] }]);
  assert.equal(findings[1]?.['resource'], { apiVersion: 'v1', kind: 'Namespace', name: 'shop' });
});

test('a clean run has every list, empty', () => {
  const clean = JSON.parse(reporters.json(resultOf(), plain)) as Report;
  assert.equal([clean.findings, clean.suppressed, clean.incomplete], [[], [], []]);
});

test.run();
