import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { indexPods } from '@klint/kube';
import { indexOf } from './unit.js';

const namespaces = ['a', 'b'];
const values = [undefined, 'x', 'y', '', null, 80];

const pods = namespaces.flatMap((namespace) =>
  values.flatMap((app) =>
    values.map((tier) => {
      const labels = { ...(app !== undefined && { app }), ...(tier !== undefined && { tier }) };
      return { kind: 'Pod', metadata: { name: `${app}-${tier}`, namespace, labels }, spec: { containers: [] } };
    }),
  ),
);

const selectors: readonly unknown[] = [
  undefined,
  {},
  { matchLabels: { app: 'x' } },
  { matchLabels: { app: 'x', tier: 'y' } },
  { matchLabels: { app: '' } },
  { matchLabels: { app: null } },
  { matchLabels: { app: '80' } },
  { matchLabels: { app: 80 } },
  { matchLabels: { other: 'x' } },
  { matchExpressions: [{ key: 'app', operator: 'In', values: ['y', 'x'] }] },
  { matchLabels: { tier: 'x' }, matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['x'] }] },
  { matchExpressions: [{ key: 'app', operator: 'Exists' }, { key: 'tier', operator: 'In', values: ['x'] }] },
];

test('an index finds the pods that a comparison with every pod finds, in their order', () => {
  const index = indexOf(...pods);
  const select = indexPods(index.podSpecs);
  const names = (found: readonly { readonly resource: { readonly name: string } }[]) =>
    found.map(({ resource }) => resource.name);
  let selected = 0;
  for (const namespace of [...namespaces, 'c']) {
    for (const selector of selectors) {
      const found = names(select(namespace, selector));
      selected += found.length;
      assert.equal(found, names(index.select(namespace, selector)), JSON.stringify(selector));
    }
  }
  assert.ok(selected > 100);
});

test.run();
