import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mapSelectorMatches, parseSelector, selectorMatches } from '@klint/kube';

const labels = { app: 'web', tier: 'front', empty: '' };

function expression(key: string, operator: string, ...values: string[]): unknown {
  return { matchExpressions: [{ key, operator, ...(values.length > 0 && { values }) }] };
}

// LabelSelectorAsSelector and Requirement.Matches of apimachinery (meta/v1/helpers.go, labels/selector.go).
const table: readonly (readonly [name: string, selector: unknown, selects: boolean])[] = [
  ['absent', undefined, false],
  ['null', null, false],
  ['empty', {}, true],
  ['empty parts', { matchLabels: {}, matchExpressions: [] }, true],
  ['null parts', { matchLabels: null, matchExpressions: null }, true],
  ['a label', { matchLabels: { app: 'web' } }, true],
  ['another value', { matchLabels: { app: 'api' } }, false],
  ['labels are ANDed', { matchLabels: { app: 'web', tier: 'back' } }, false],
  ['an absent label', { matchLabels: { missing: '' } }, false],
  ['an empty value', { matchLabels: { empty: '' } }, true],
  ['a null value is empty', { matchLabels: { empty: null } }, true],
  ['In', expression('app', 'In', 'api', 'web'), true],
  ['In others', expression('app', 'In', 'api'), false],
  ['In, absent', expression('missing', 'In', 'web'), false],
  ['NotIn', expression('app', 'NotIn', 'web'), false],
  ['NotIn others', expression('app', 'NotIn', 'api'), true],
  ['NotIn, absent', expression('missing', 'NotIn', 'web'), true],
  ['Exists', expression('app', 'Exists'), true],
  ['Exists, absent', expression('missing', 'Exists'), false],
  ['DoesNotExist', expression('app', 'DoesNotExist'), false],
  ['DoesNotExist, absent', expression('missing', 'DoesNotExist'), true],
  ['a name of every object', expression('toString', 'Exists'), false],
  ['both parts', { matchLabels: { app: 'web' }, ...(expression('tier', 'In', 'front') as object) }, true],
  ['both parts, one wrong', { matchLabels: { app: 'api' }, ...(expression('tier', 'In', 'front') as object) }, false],
];

for (const [name, selector, selects] of table) {
  test(`${name}: ${selects ? 'selects' : 'does not select'}`, () => {
    assert.is(selectorMatches(selector, labels), selects);
  });
}

test('without labels only negative requirements hold', () => {
  for (const none of [undefined, null, {}, 'x']) {
    assert.is(selectorMatches({}, none), true);
    assert.is(selectorMatches(expression('app', 'NotIn', 'web'), none), true);
    assert.is(selectorMatches(expression('app', 'Exists'), none), false);
  }
});

const invalid: readonly unknown[] = [
  'app=web', 5, [], { matchLabels: [] }, { matchLabels: { app: 5 } }, { matchLabels: { 'a b': 'x' } },
  { matchLabels: { app: 'not valid!' } }, { matchLabels: { 'Upper.Case/app': 'x' } }, { matchLabels: { 'a/b/c': 'x' } },
  { matchLabels: { [`${'a'.repeat(64)}`]: 'x' } }, { matchLabels: { app: 'x'.repeat(64) } },
  { matchExpressions: {} }, { matchExpressions: [5] }, { matchExpressions: [{ operator: 'Exists' }] },
  expression('app', 'in', 'web'), expression('app', 'Gt', '5'), expression('app', 'In'), expression('app', 'NotIn'),
  expression('app', 'Exists', 'x'), expression('app', 'DoesNotExist', 'x'),
  { matchExpressions: [{ key: 'app', operator: 'In', values: 'web' }] },
];

test('an invalid selector says why and selects nothing', () => {
  for (const selector of invalid) {
    const parsed = parseSelector(selector);
    assert.is(parsed.state, 'invalid', JSON.stringify(selector));
    assert.is(selectorMatches(selector, labels), false);
  }
});

// Service and ReplicationController: labels.SelectorFromSet, and no selection by an empty map.
test('a plain map selects by all of its labels', () => {
  assert.is(mapSelectorMatches({ app: 'web' }, labels), true);
  assert.is(mapSelectorMatches({ app: 'web', tier: 'back' }, labels), false);
  assert.is(mapSelectorMatches({ empty: null }, labels), true);
  for (const none of [{}, undefined, null, 'app']) assert.is(mapSelectorMatches(none, labels), false);
});

test.run();
