import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Text } from '@klint/model';
import { limits, parseManifests, toValue } from '@klint/parser';

/** The ids of a stream's problems; its documents are turned into data too. */
function read(content: string): string {
  const { value, problems } = parseManifests(new Text('a.yaml', content));
  for (const { root } of value) if (root) toValue(root);
  return [...new Set(problems.map(({ messageId }) => messageId))].join(' ');
}

test('nesting up to the limit is read', () => {
  const { depth } = limits;
  assert.is(read(`${'['.repeat(depth)}${']'.repeat(depth)}`), '');
  assert.is(read(`${'- '.repeat(depth)}a\n- b`), '');
  assert.is(read(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`), '');
  assert.is(read(Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}a:`).join('\n')), '');
});

test('deeper nesting is a problem, however it is written and wherever it ends', () => {
  for (const opening of ['[', '{', '{a: ', '[a: ', '{"a":', '- ', '? ', '- ? ', '[[{b: ']) {
    assert.is(read(opening.repeat(100_000)), 'depth', opening);
    assert.is(read(`a: 1\n---\n${opening.repeat(limits.depth + 10)}\n---\nb: 1`), 'depth', opening);
  }
  const one = limits.depth + 1;
  assert.is(read(`${'['.repeat(one)}${']'.repeat(one)}`), 'depth');
  assert.is(read(`${'{"a":'.repeat(one)}1${'}'.repeat(one)}`), 'depth');
  assert.is(read(Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n') + '\nb: 1'), 'depth');
});

test('aliases may not make it deeper either', () => {
  const chain = Array.from({ length: 2000 }, (_, i) => (i === 0 ? 'a0: &a0 [x]' : `a${i}: &a${i} [*a${i - 1}]`));
  assert.match(read(chain.join('\n')), /depth/);
  assert.is(read(chain.slice(0, 40).join('\n')), '');
});

/** Each level holds the one before nine times. */
function bomb(levels: number): string {
  const items = (level: number) => Array(9).fill(level === 0 ? 'x' : `*a${level - 1}`);
  return Array.from({ length: levels }, (_, i) => `a${i}: &a${i} [${items(i)}]`).join('\n');
}

test('a bomb of aliases is a problem; moderate use is not', () => {
  assert.is(read(bomb(3)), '');
  assert.is(read(bomb(9)), 'expansion');
  assert.is(read(bomb(300)), 'expansion');
  const merges = Array.from({ length: 2000 }, (_, i) => `a${i + 1}: &a${i + 1} {<<: *a${i}, k${i}: 1}`);
  assert.match(read(['a0: &a0 {k: 1}', ...merges].join('\n')), /expansion/);
  assert.is(read(`a: &a {b: 1, c: 2}\nd:\n${'- {<<: *a, c: 3}\n'.repeat(20_000)}`), '');
});

test('large and odd texts end in time', () => {
  const million = 1_000_000;
  const rows: readonly (readonly [name: string, content: string, problems: string])[] = [
    ['long plain line', `a: ${'x'.repeat(50 * million)}`, ''],
    ['long line of spaces', `a: ${' '.repeat(50 * million)}b`, ''],
    ['long quoted line with an escape', `a: "\\n${' '.repeat(5 * million)}"`, ''],
    ['long JSON string', `{"a": "${'x'.repeat(50 * million)}"}`, ''],
    ['backslashes', `{"a": "${'\\"'.repeat(million)}`, 'syntax'],
    ['many documents', 'a: 1\n---\n'.repeat(30_000), ''],
    ['many JSON objects', '{"a": 1}\n'.repeat(100_000), ''],
    ['many equal keys', 'a: 1\n'.repeat(130_000), 'duplicate'],
    ['many keys', Array.from({ length: 50_000 }, (_, i) => `a${i}: 1\n`).join(''), ''],
    ['blank lines', `a:\n${'\n'.repeat(300_000)}  b: 1`, ''],
    ['comments', `a:\n${'  # x\n'.repeat(100_000)}  b: 1`, ''],
    ['block scalar', `a: |\n${'  x\n'.repeat(500_000)}`, ''],
    ['closing brackets', ']'.repeat(100_000), 'syntax'],
    ['quotes', '"'.repeat(100_000), 'syntax'],
    ['open quotes', 'a: "x\n'.repeat(50_001), 'syntax'],
    ['tags', '!!str '.repeat(50_000), 'syntax'],
    ['templates', 'a: {{ x }}\n'.repeat(5_000), 'template'],
  ];
  for (const [name, content, problems] of rows) assert.is(read(content), problems, name);
});

test.run();
