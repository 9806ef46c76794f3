import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { kubectl, needs } from '@klint/devkit';
import { Text } from '@klint/model';
import { parseDocument, parseManifests, toValue } from '@klint/parser';
import { streamRows } from './stream-rows.js';
import { describe, judge, nameOf, read } from './support.js';

/** A row's stream, with objects for the marks; `prefix` tells their names from those of other rows. */
function expand(source: string, prefix: string): string {
  const block = (name: string) => `apiVersion: v1\nkind: Row\nmetadata:\n  name: ${prefix}${name}`;
  const json = (name: string) => `{"apiVersion": "v1", "kind": "Row", "metadata": {"name": "${prefix}${name}"}}`;
  return source.replace(/<(\w)>/g, (_, name) => block(name)).replace(/\{(\w)\}/g, (_, name) => json(name));
}

test('streams are split as kubectl splits them, and broken documents hide no other', () => {
  for (const { source, names, problems = '' } of streamRows) {
    const outcome = parseManifests(new Text('row.yaml', expand(source, '')));
    const values = outcome.value.map(({ root }) => root && toValue(root));
    assert.is(values.map(nameOf).filter(Boolean).join(' '), names, source);
    assert.is(outcome.problems.map(({ messageId }) => messageId).join(' '), problems, source);
    assert.ok(outcome.problems.every(({ incomplete }) => incomplete), source);
  }
});

test('documents lie one behind the other and say whether they failed', () => {
  const content = 'a: 1\n---\nb: [\n---\n# only\n---\nc: 3\n';
  const { value } = parseManifests(new Text('row.yaml', content));
  assert.equal(value.map(({ start, end }) => content.slice(start, end)), ['a: 1\n', 'b: [\n', '# only\n', 'c: 3\n']);
  assert.equal(value.map(({ failed }) => failed), [false, true, false, false]);
  assert.equal(value.map(({ root }) => root?.type), ['mapping', undefined, undefined, 'mapping']);
});

test('problems of a stream stand where they belong', () => {
  const rows: readonly (readonly [source: string, place: string, line: number])[] = [
    ['a: 1\n--- b # c\nd: 1', 'b # c', 2],
    ['a: 1\n----\nd: 1', '-', 2],
    ['a: 1\n...\n\n# c\n  b: 2 \nc: 3', 'b: 2', 5],
    ['{"a": 1}\n{"b": 2}\n---\nc: 3', '---', 3],
    ['{"a": 1}\n---\nb: [\n', '[', 3],
    ['%YAML 1.1\n---\na: 1', '%YAML 1.1', 1],
  ];
  for (const [source, place, line] of rows) {
    const { text, problems } = read(source);
    const found = describe(problems[0]!);
    assert.equal([found.place, text.positionAt(found.start).line], [place, line], source);
  }
});

test('one document of a text, as sigs.k8s.io/yaml reads a file', () => {
  const value = (content: string, start?: number, end?: number) => {
    const outcome = parseDocument(new Text('values.yaml', content), start, end);
    const ids = outcome.problems.map(({ messageId }) => messageId).join();
    return [outcome.value.root && toValue(outcome.value.root), ids];
  };
  assert.equal(value('a: 1\n'), [{ a: 1 }, '']);
  assert.equal(value('%YAML 1.1\n---\na: 1\n'), [{ a: 1 }, '']);
  assert.equal(value('%YAML 1.2\n---\na: 1\n'), [undefined, 'syntax']);
  assert.equal(value('a: 1\n---\nb: 2\n'), [{ a: 1 }, 'dropped']);
  assert.equal(value('{"a": 1}'), [{ a: 1 }, '']);
  assert.equal(value(''), [undefined, '']);
  // Without kubectl's line break at the end.
  assert.equal(value('a: |\n  x'), [{ a: 'x' }, '']);
  assert.equal(value('x: [\na: 1\ny: ]', 5, 10), [{ a: 1 }, '']);
  const { value: document } = parseDocument(new Text('a', 'x: [\na: 1\ny: ]'), 5, 10);
  assert.equal([document.start, document.end, document.root?.origin.start], [5, 10, 5]);
});

test('the second of two equal keys is a problem, and wins', () => {
  const rows: readonly (readonly [source: string, value: unknown, problems: readonly string[]])[] = [
    ['a: 1\nb: 2\na: 3', { a: 3, b: 2 }, ['3: a, line 1']],
    ['a: 1\na: 2\na: 3', { a: 3 }, ['2: a, line 1', '3: a, line 2']],
    ['x:\n  - {a: 1, "a": 2}', { x: [{ a: 2 }] }, ['2: a, line 2']],
    ['on: 1\ntrue: 2', { true: 2 }, ['2: true, line 1']],
    ['1: a\n0x1: b', { 1: 'b' }, ['2: 1, line 1']],
    ['{"a": 1,\n"a": 2}', { a: 2 }, ['2: a, line 1']],
    // An explicit key may override a merged one, and one merged source another.
    ['x: &x {a: 1}\nz: {<<: *x, a: 2}', { x: { a: 1 }, z: { a: 2 } }, []],
    ['<<: [{a: 1}, {a: 2}]', { a: 1 }, []],
    // For go-yaml v2, what is merged later wins over what was written before.
    ['a: 1\n<<: {a: 2}', { a: 2 }, ['2: a, line 1']],
    [`${Array.from({ length: 20 }, (_, i) => `k${i}: ${i}\n`).join('')}k7: x`, undefined, ['21: k7, line 8']],
  ];
  for (const [source, value, expected] of rows) {
    const { root, text, problems } = read(source);
    if (value) assert.equal(toValue(root!), value, source);
    const found = problems.map((problem) => {
      assert.equal([problem.ruleId, problem.incomplete ?? false], ['manifest/no-duplicate-key', false]);
      return `${text.positionAt(describe(problem).start).line}: ${problem.data['key']}, ${problem.data['first']}`;
    });
    assert.equal(found, expected, source);
  }
});

const program = kubectl();
if (needs('the table of streams against kubectl', 'kubectl', program)) {
  test('kubectl reads and refuses what the table says', () => {
    const files = streamRows.map(({ source }, i) => [`r${i}.yaml`, expand(source, `r${i}-`)] as const);
    const { objects, errors } = judge(program, Object.fromEntries(files));
    const names = objects.map(nameOf);
    streamRows.forEach(({ source, kubectl: expected }, i) => {
      assert.is(errors.has(`r${i}.yaml`), expected === undefined, source);
      const read = names.filter((name) => name.startsWith(`r${i}-`)).map((name) => name.slice(-1));
      if (expected !== undefined) assert.is(read.join(' '), expected, source);
    });
  });
}

test.run();
