import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { JsonObject, Rule } from '@klint/model';
import { rules } from '../../../rules/index.js';
import { fixturesOf } from '../src/fixture-files.js';
import { lintFiles } from '../src/pipeline.js';
import { repositoryRoot } from '../src/root.js';
import { bareObjects, objectsOf, templateOf, workloadsWith } from '../src/sample-objects.js';
import { loadedFrom } from '../src/value-resources.js';
import { oddValues, oneOfEach, replaceEach } from '../src/wrong-types.js';

const root = repositoryRoot();

/** Lints objects with one rule and gives its crashes. */
function crashes(rule: Rule, objects: readonly JsonObject[]): string[] {
  const { id, severity } = rule.meta;
  const config = { extends: [], rules: { [id]: severity } };
  const { incomplete, resources } = lintFiles({}, { rules, config, prepare: () => loadedFrom(objects) });
  assert.is(resources, objects.length);
  return incomplete.map(({ message }) => message);
}

test('a crash is seen', () => {
  const broken: Rule = {
    meta: { ...rules.find(({ create }) => create)!.meta, kinds: ['workload'] },
    create: () => ({ podSpec: (pod) => void (pod.value['containers'] as string[]).map((name) => name.toUpperCase()) }),
  };
  const pod = { apiVersion: 'v1', kind: 'Pod', spec: { containers: [{}] } };
  const config = { extends: [], rules: { [broken.meta.id]: 'warn' } };
  const { incomplete } = lintFiles({}, { rules: [broken], config, prepare: () => loadedFrom([pod]) });
  assert.match(incomplete[0]!.message, 'crashed');
});

/** The objects with each part but their type replaced by each value. */
function changesOf(objects: readonly JsonObject[], values: readonly unknown[]): JsonObject[] {
  return objects.flatMap(({ apiVersion, kind, ...rest }) =>
    [...replaceEach(rest, values)].map((other) => ({ apiVersion, kind, ...(other as JsonObject) })),
  );
}

test('replaces and deletes every part', () => {
  assert.equal([...replaceEach({ a: [1] }, [null])], [{ a: null }, { a: [null] }, { a: [] }, {}]);
});

for (const rule of rules.filter(({ create }) => create)) {
  const objects = fixturesOf(root, rule.meta.id).flatMap(objectsOf);

  test(`${rule.meta.id}: survives bare objects`, () => {
    const bare = bareObjects(rule);
    assert.ok(bare.length > 0);
    assert.equal(crashes(rule, bare), []);
  });

  test(`${rule.meta.id}: survives wrong types in every field`, () => {
    const template = rule.meta.kinds.includes('workload') ? templateOf(objects) : undefined;
    const workloads = template ? workloadsWith(template) : [];
    const changed = [...changesOf(objects, oddValues), ...changesOf(workloads, oneOfEach)];
    assert.ok(changed.length > 100, `${changed.length} objects`);
    assert.equal(crashes(rule, [...objects, ...workloads, ...changed]), []);
  });
}

test.run();
