import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  asBoolean, asList, asNumber, asObject, asString, below, entriesOf, isAbsent, isObject, objectsOf, stringsOf, valueAt,
  viewOf,
} from '@klint/kube';
import { resourceOf } from './resource.js';

const anything = [undefined, null, 0, 5n, '', 'x', true, [], ['x'], {}, { a: 1 }];

test('readings of values accept anything and say what it is', () => {
  assert.equal(anything.filter(isObject), [{}, { a: 1 }]);
  assert.equal(anything.filter(isAbsent), [undefined, null]);
  assert.equal(anything.map(asObject).filter((value) => Object.keys(value).length > 0), [{ a: 1 }]);
  assert.equal(anything.map(asList).filter((list) => list.length > 0), [['x']]);
  assert.equal(anything.map(asString).filter((text) => text !== undefined), ['', 'x']);
  assert.equal(anything.map(asNumber).filter((number) => number !== undefined), [0, 5]);
  assert.equal(anything.map(asBoolean).filter((flag) => flag !== undefined), [true]);
});

test('items keep their index and null values are left out', () => {
  assert.equal(stringsOf(['a', 5, null, 'b']), [[0, 'a'], [3, 'b']]);
  assert.equal(objectsOf([null, { a: 1 }, [], { b: 2 }]), [[1, { a: 1 }], [3, { b: 2 }]]);
  assert.equal(entriesOf({ a: 1, b: null, c: false }), [['a', 1], ['c', false]]);
  assert.equal(stringsOf('abc'), []);
  assert.equal(entriesOf(['a']), []);
});

test('a value some steps below is found, and nothing else is', () => {
  const value = { list: [{ name: 'a' }], none: null, text: 'abc' };
  assert.is(valueAt(value, ['list', 0, 'name']), 'a');
  assert.is(valueAt(value, []), value);
  const absent = [['none'], ['none', 'x'], ['list', 1], ['list', '0'], ['text', 0], ['text', 'length'], ['toString']];
  for (const path of absent) {
    assert.is(valueAt(value, path), undefined, path.join('/'));
  }
});

test('a view reads below its path and names places whether or not they exist', () => {
  const resource = resourceOf({ spec: { list: [{ a: { b: 1 } }], text: 'x' } });
  const view = viewOf(resource, ['spec', 'list', 0]);
  assert.equal(view.value, { a: { b: 1 } });
  assert.is(view.get('a', 'b'), 1);
  assert.is(view.get('a', 'c'), undefined);
  assert.equal(view.at('a', 'c').path, ['spec', 'list', 0, 'a', 'c']);
  assert.is(view.at().resource, resource);
  assert.equal(viewOf(resource, ['spec', 'text']).value, {});
  assert.equal(viewOf(resource, ['metadata', 'labels']).value, {});
});

test('a view below a view reads and names the same as one from the root', () => {
  const resource = resourceOf({ spec: { list: [{ a: { b: 1 } }] } });
  const inner = below(viewOf(resource, ['spec']), 'list', 0);
  assert.equal(inner.path, ['spec', 'list', 0]);
  assert.equal(inner.value, { a: { b: 1 } });
  assert.is(inner.get('a', 'b'), 1);
  assert.equal(inner.at('a', 'b').path, ['spec', 'list', 0, 'a', 'b']);
});

test.run();
