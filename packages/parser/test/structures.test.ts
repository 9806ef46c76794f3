import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { kubectl, needs } from '@klint/devkit';
import type { Mapping, Node, Scalar } from '@klint/model';
import { toValue } from '@klint/parser';
import { structureRows } from './structure-rows.js';
import { header, judge, nameOf, read, withoutHeader } from './support.js';

test('structures as kubectl reads them', () => {
  for (const { source, value } of structureRows) {
    const { root, problems } = read(header('x') + source);
    assert.equal(problems.filter(({ incomplete }) => incomplete), [], source);
    assert.equal(withoutHeader(toValue(root!)), value, source);
  }
});

test('the ranges of keys and scalars hold their characters', () => {
  for (const { source, slices } of structureRows) {
    const { root, text } = read(header('x') + source);
    const scalars = scalarsOf(root!).filter(({ origin }) => origin.start >= header('x').length);
    const found = scalars.map(({ origin }) => text.content.slice(origin.start, origin.end));
    assert.equal(found, slices, source);
  }
});

/** Keys and scalars in the order of the text, each once however many aliases share it. */
function scalarsOf(root: Node): Scalar[] {
  const found = new Set<Scalar>();
  const visit = (node: Node): void => {
    if (node.type === 'scalar') found.add(node);
    else if (node.type === 'sequence') node.items.forEach(visit);
    else for (const { key, value } of node.entries) visit(value), found.add(key);
  };
  visit(root);
  return [...found].sort((a, b) => a.origin.start - b.origin.start);
}

test('the ranges of collections go from their first to their last character', () => {
  const rows: readonly (readonly [source: string, slice: string])[] = [
    ['a:\n  b: 1\n  c:\n    - 2\n\n# d\ne: 1', 'b: 1\n  c:\n    - 2'],
    ['a:\n- b\n- c   # d\ne: 1', '- b\n- c'],
    ['a: [b, c] # d', '[b, c]'],
    ['a: {b: [c]  }\n\n', '{b: [c]  }'],
    ['a: &x\n  b: |\n    c\n\n\nd: 1', 'b: |\n    c'],
    ['a: !t\n  - b:\n', '- b:'],
    ['x: &x 1\na:\n  - *x\n\n', '- *x'],
  ];
  for (const [source, slice] of rows) {
    const { origin } = (read(source).root as Mapping).get('a')!;
    assert.is(origin.text.content.slice(origin.start, origin.end), slice, source);
  }
});

test('nodes know their style, tag and whether they stand in brackets', () => {
  const { root } = read('a: \'b\'\nc: !!int "1"\nd: !mine {e: f}\ng: |\n  h\ni: >\n  j\nk: l\n');
  const map = root as Mapping;
  const styles = map.entries.map(({ value }) => (value.type === 'scalar' ? value.style : value.flow));
  assert.equal(styles, ['single', 'double', true, 'literal', 'folded', 'plain']);
  assert.is((map.get('c') as Scalar).tag, '!!int');
  assert.not(map.flow);
});

test('an alias is the node of its anchor, and data shares it too', () => {
  const { root } = read('a: &x [1]\nb: *x\nc: {<<: &y {d: 2}, e: *x}\n');
  const map = root as Mapping;
  assert.is(map.get('a'), map.get('b'));
  const merged = (map.get('c') as Mapping).entry('d')!;
  assert.ok(merged.merged);
  assert.not((map.get('c') as Mapping).entry('e')!.merged);
  const value = toValue(map) as Record<string, unknown>;
  assert.is(value['a'], value['b']);
});

test('data is frozen, to the last object', () => {
  const value = toValue(read('a: [{b: {}}]').root!) as { a: [{ b: object }] };
  for (const part of [value, value.a, value.a[0], value.a[0].b]) assert.ok(Object.isFrozen(part));
});

const program = kubectl();
if (needs('the table of structures against kubectl', 'kubectl', program)) {
  test('the table says what kubectl says', () => {
    const files = structureRows.map(({ source }, i) => [`r${i}.yaml`, header(`r${i}`) + source] as const);
    const { objects, errors } = judge(program, Object.fromEntries(files));
    assert.equal([...errors], []);
    const values = new Map(objects.map((object) => [nameOf(object), withoutHeader(object)]));
    structureRows.forEach(({ source, value }, i) => assert.equal(values.get(`r${i}`), value, source));
  });
}

test.run();
