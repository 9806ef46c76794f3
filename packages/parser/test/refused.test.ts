import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { kubectl, needs } from '@klint/devkit';
import { refusedRows } from './refused-rows.js';
import { describe, header, judge, read } from './support.js';

test('what kubectl refuses is one problem at its place, and no document', () => {
  for (const [source, messageId, offset, place] of refusedRows) {
    const { root, problems } = read(header('x') + source);
    assert.is(problems.length, 1, source);
    assert.ok(problems[0]!.incomplete, source);
    const found = describe(problems[0]!);
    assert.equal([found.id, found.start - header('x').length, found.place], [messageId, offset, place], source);
    assert.not.match(found.message, /undefined|\{\w+\}/);
    assert.is(root, undefined, source);
  }
});

test('positions are those of the whole file', () => {
  const { text, problems } = read(`${header('a')}---\n# c\n${header('b')}x: "\\q"\n`);
  const { start, place } = describe(problems[0]!);
  assert.equal(text.positionAt(start), { line: 9, column: 5 });
  assert.is(place, '\\q');
});

test('every value that a tag does not fit is a problem of its own', () => {
  const { problems } = read('a: !!int x\nb: .inf\nc: *d\n');
  assert.equal(problems.map((problem) => describe(problem).place), ['x', '.inf', '*d']);
});

test('template syntax in quotes, block scalars and comments is not to blame', () => {
  for (const source of ['a: "{{ x }}"\nb: [', "a: |\n  {{ x }}\nb: '", '# {{ x }}\na: b: c', "a: '{% x %}'\nb: *c"]) {
    assert.is.not(describe(read(source).problems[0]!).id, 'template', source);
  }
});

const program = kubectl();
if (needs('the table of refused texts against kubectl', 'kubectl', program)) {
  test('kubectl refuses every row', () => {
    const files = refusedRows.map(([source], i) => [`r${i}.yaml`, header(`r${i}`) + source] as const);
    const { objects, errors } = judge(program, Object.fromEntries(files));
    assert.equal(objects, []);
    refusedRows.forEach(([source], i) => assert.ok(errors.has(`r${i}.yaml`), source));
  });
}

test.run();
