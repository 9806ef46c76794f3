import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { defineRule } from '@klint/model';
import type { Path, Ref } from '@klint/model';
import { rangeWithin } from '../src/within.js';
import { lintFiles, resourceOf } from './support.js';

/** What stands in the text where `part` stands in the content of the scalar at a path. */
function written(yaml: string, part: string, path: Path = ['data', 'a']): string | undefined {
  const resource = resourceOf(yaml);
  let node: unknown = resource.root;
  for (const step of path) node = (node as typeof resource.root).get(String(step));
  const scalar = node as Parameters<typeof rangeWithin>[0];
  const start = scalar.content.indexOf(part);
  const range = rangeWithin(scalar, start, start + part.length);
  return range && scalar.origin.text.content.slice(range.start, range.end);
}

const head = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndata:\n';

test('a part of a scalar is found where it is written as it reads', () => {
  assert.is(written(`${head}  a: one two\n`, 'two'), 'two');
  assert.is(written(`${head}  a: "one two"\n`, 'one'), 'one');
  assert.is(written(`${head}  a: |\n    x=1\n    y=1\n\n     z=1\n`, '1'), '1');
  assert.is(written(`${head}  a: |2-\n      x=1\n    y=two\n`, 'two'), 'two');
  assert.is(written(`${head}  a: |\r\n    x=1\r\n    y=two\r\n`, 'two'), 'two');
  assert.is(written(`${head}  a: >\n    x=1 y\n    z=two\n`, 'two'), 'two');
});

test('a part of several lines of a literal block is found', () => {
  assert.is(written(`${head}  a: |\n    k: |\n      A\n      B\n    l: 1\n`, 'A\n  B'), 'A\n      B');
});

test('a part of a quoted scalar is found among its escapes', () => {
  assert.is(written(`${head}  a: "one\\ttwo"\n`, 'one\ttwo'), 'one\\ttwo');
  assert.is(written(`${head}  a: "{\\"x\\": \\"\\u00e9 \\U0001F600\\", \\"y\\": \\"x\\"}"\n`, '"y"'), '\\"y\\"');
  assert.is(written(`${head}  a: 'it''s ''so'''\n`, `s 'so`), `s ''so`);
  assert.is(written(`${head}  a: 'x x'\n`, 'x'), 'x');
  assert.is(written(`${head}  a: "x\n    x"\n`, 'x'), undefined);
});

test('a part that is written in another way or more than once is not found', () => {
  assert.is(written(`${head}  a: one one\n`, 'one'), undefined);
  assert.is(written(`${head}  a: >\n    one\n    two\n`, 'one two'), undefined);
});

/** Reports the word `secret` in data.a. */
const wordRule = defineRule({
  meta: {
    id: 'manifest/valid-label',
    title: 'x',
    why: 'x',
    remedy: 'x',
    severity: 'warn',
    presets: [],
    threat: { motives: ['data-theft'] },
    kinds: ['*'],
    references: [],
    messages: { word: 'Found.' },
    options: {},
    since: '0.1.0',
  },
  create: ({ report }) => ({
    resource(resource) {
      const text = String((resource.value['data'] as { a: string }).a);
      for (const { index } of text.matchAll(/secret/g)) {
        const at: Ref = { resource, path: ['data', 'a'], within: { start: index, end: index + 6 } };
        report({ messageId: 'word', at, conceal: [at] });
      }
    },
  }),
});

function placesOf(yaml: string): (string | number)[][] {
  return lintFiles({ 'a.yaml': yaml }, [wordRule]).findings.map(({ location: { start, end, precision } }) => {
    return [start.line, start.column, end.line, end.column, precision];
  });
}

test('findings in one scalar have a place and a fingerprint each, and what they conceal', () => {
  const yaml = `${head}  a: |\n    secret\n    secret\n`;
  assert.equal(placesOf(yaml), [
    [7, 5, 7, 11, 'exact'],
    [8, 5, 8, 11, 'exact'],
  ]);
  const { findings } = lintFiles({ 'a.yaml': yaml }, [wordRule]);
  assert.is(new Set(findings.map(({ fingerprint }) => fingerprint)).size, 2);
  for (const { location, concealed, path } of findings) {
    assert.equal(concealed, [location]);
    assert.is(path, '/data/a');
  }
});

test('a part that cannot be found is somewhere in its scalar', () => {
  assert.equal(placesOf(`${head}  a: "\\x73ecret"\n`), [[6, 7, 6, 16, 'exact']]);
  assert.equal(placesOf(`${head}  a: "sec\\\n    ret"\n`), [[6, 6, 7, 9, 'enclosing']]);
});

test('a directive at the key covers what stands in its text', () => {
  const directive = '  # klint-disable-next-line manifest/valid-label -- a sample\n';
  const result = lintFiles({ 'a.yaml': `${head}${directive}  a: |\n    x\n    secret\n` }, [wordRule]);
  assert.is(result.findings.length, 0);
  assert.is(result.suppressed.length, 1);
});

test.run();
