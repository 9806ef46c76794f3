import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { coreMessages, motives, packs, presets } from '@klint/model';
import type { RuleMeta } from '@klint/model';
import { rules } from '../../../rules/index.js';
import { differences } from '../src/agreement.js';
import { listOf, optionsOf, parseCatalogue, readCatalogue } from '../src/catalogue.js';
import { needs } from '../src/tools.js';

const sample = parseCatalogue(
  [
    'id\tleaf\tmotives\tseverity\tpresets\toptions\trefs\tfix\treplaces',
    'a/b\t-\tdata-theft\twarn\tstrict\tallow:string[]=[x|y], on:boolean=true, n:integer[]=[]\tcis:1 (x)\tsafe: x\t',
  ].join('\n'),
);

test('reads options of the catalogue', () => {
  assert.equal(optionsOf(sample.get('a/b')!), [
    { name: 'allow', type: 'string[]', default: ['x', 'y'] },
    { name: 'on', type: 'boolean', default: true },
    { name: 'n', type: 'integer[]', default: [] },
  ]);
});

test('says where a rule differs from its row', () => {
  const { meta } = rules[0]!;
  const changed: RuleMeta = { ...meta, severity: 'info', threat: { motives: ['data-theft'] }, options: {} };
  const found = differences(changed, sample.get('a/b')!);
  assert.ok(found.includes('severity: "info", not "warn"'));
  assert.ok(found.some((line) => line.startsWith('options: [], not [["allow",["x","y"]]')));
  assert.not.ok(found.some((line) => line.startsWith('motives')));
});

const catalogue = readCatalogue();
if (needs('rules as the catalogue has them', 'shared', catalogue)) {
  for (const { meta } of rules) {
    test(`${meta.id}: as in the catalogue`, () => {
      const row = catalogue.get(meta.id);
      assert.ok(row, 'not in the catalogue');
      assert.equal(differences(meta, row), []);
    });
  }

  test('the catalogue uses only words that the model knows', () => {
    for (const row of catalogue.values()) {
      assert.ok(row.id.split('/')[0]! in packs, row.id);
      assert.equal(listOf(row['motives']).filter((motive) => !(motive in motives)), [], row.id);
      assert.equal(listOf(row['presets']).filter((preset) => !(preset in presets)), [], row.id);
    }
  });
}

test('rules that readers report have the messages of the model', () => {
  const found = Object.fromEntries(rules.filter(({ create }) => !create).map(({ meta }) => [meta.id, meta.messages]));
  assert.equal(Object.keys(found).sort(), Object.keys(coreMessages).sort());
  assert.equal(found, Object.fromEntries(Object.entries(coreMessages).sort(([a], [b]) => (a < b ? -1 : 1))));
});

test.run();
