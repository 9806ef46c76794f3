import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Rule } from '@klint/model';
import { rules } from '../../../rules/index.js';
import { fixturesOf } from '../src/fixture-files.js';
import { lintFiles } from '../src/pipeline.js';
import { repositoryRoot } from '../src/root.js';
import { bareObjects, objectsOf, templateOf, workloadsWith } from '../src/sample-objects.js';
import { documentsText, oddValues, replaceEach } from '../src/wrong-types.js';

const root = repositoryRoot();

/** Lints documents with one rule; gives what crashed or could not be read. */
function crashes(rule: Rule, documents: readonly unknown[]): { readonly lines: string[]; readonly resources: number } {
  const { id, severity } = rule.meta;
  const config = { extends: [], rules: { [id]: severity } };
  const { incomplete, resources } = lintFiles({ 'all.yaml': documentsText(documents) }, { rules, config });
  const crashed = incomplete.filter(({ message }) => message.includes('crashed'));
  return { lines: crashed.map(({ message, location }) => `line ${location.start.line}: ${message}`), resources };
}

test('replaces and deletes every part', () => {
  assert.equal([...replaceEach({ a: [1] }, [null])], [{ a: null }, { a: [null] }, { a: [] }, {}]);
});

for (const rule of rules.filter(({ create }) => create)) {
  const objects = fixturesOf(root, rule.meta.id).flatMap(objectsOf);

  test(`${rule.meta.id}: survives bare objects`, () => {
    const { lines, resources } = crashes(rule, bareObjects(rule));
    assert.ok(resources > 0);
    assert.equal(lines, []);
  });

  test(`${rule.meta.id}: survives wrong types in every field`, () => {
    const template = rule.meta.kinds.includes('workload') ? templateOf(objects) : undefined;
    const samples = [...objects, ...(template ? workloadsWith(template) : [])];
    const changed = samples.flatMap(({ apiVersion, kind, ...rest }) =>
      [...replaceEach(rest, oddValues)].map((other) => ({ apiVersion, kind, ...(other as object) })),
    );
    const { lines, resources } = crashes(rule, [...samples, ...changed]);
    assert.ok(resources > 50, `${resources} objects`);
    assert.equal(lines, []);
  });
}

test.run();
