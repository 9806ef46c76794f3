import { presets } from '@klint/model';
import type { Preset, Rule, RuleMeta } from '@klint/model';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.js';
import { listOf, readCatalogue, referencesOf } from '../src/catalogue.js';
import { defects } from '../src/controls/defects.js';
import { controlsOf, standards } from '../src/controls/index.js';
import type { Standard } from '../src/controls/index.js';
import { needs } from '../src/tools.js';

const followed = Object.entries(standards) as [Preset, Standard][];

test('rules and controls fit together', () => assert.equal(defects(rules), []));

test('every control has one entry', () => {
  for (const [preset, standard] of followed) {
    const ids = controlsOf(standard).map(({ id }) => id);
    assert.equal(ids.filter((id, i) => ids.indexOf(id) !== i), [], preset);
  }
});

function changed(id: string, change: Partial<RuleMeta>): readonly Rule[] {
  return rules.map((rule) => (rule.meta.id === id ? { ...rule, meta: { ...rule.meta, ...change } } : rule));
}

test('says which rule covers no control, which control is unknown, and which is left open', () => {
  const id = 'worker-node/no-privileged-container';
  const references = rules.find(({ meta }) => meta.id === id)!.meta.references;
  const without = references.filter((reference) => !reference.startsWith('pss:'));
  assert.equal(defects(changed(id, { references: without })), [
    'pss-baseline: worker-node/no-privileged-container refers to no control',
    'pss-baseline: baseline/privileged is neither covered nor planned nor beyond manifests',
    'pss-restricted: worker-node/no-privileged-container refers to no control',
    'pss-restricted: baseline/privileged is neither covered nor planned nor beyond manifests',
  ]);
  assert.equal(defects(changed(id, { references: [...references, 'cis:9.9'] })), [`${id}: cis:9.9 is unknown`]);
});

const catalogue = readCatalogue();
if (needs('controls as the catalogue plans them', 'shared', catalogue)) {
  test('what is planned is in the catalogue', () => {
    const rows = [...catalogue.values()];
    const idle = followed.flatMap(([preset, standard]) => {
      const open = controlsOf(standard).filter(({ planned }) => planned);
      return open.filter(({ id }) => {
        const refers = (row: (typeof rows)[number]): boolean => referencesOf(row).includes(`${standard.prefix}:${id}`);
        return !rows.some((row) => listOf(row['presets']).includes(preset) && refers(row));
      }).map(({ id }) => `${preset} ${id}`);
    });
    assert.equal(idle, []);
  });
}

test('only presets of klint follow a standard', () => {
  assert.equal(Object.keys(standards).filter((preset) => !(preset in presets)), []);
});

test.run();
