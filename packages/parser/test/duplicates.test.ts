import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { coreMessages, formatMessage, Text } from '@klint/model';
import type { OriginMap } from '@klint/model';
import { parseManifests } from '@klint/parser';

const whole = { line: 1, column: 1 };

/** What is said of the duplicate keys of a text. */
function said(content: string, origins?: OriginMap): string[] {
  const { problems } = parseManifests(new Text('app.yaml', content, origins));
  const found = problems.filter(({ ruleId }) => ruleId === 'manifest/no-duplicate-key');
  return found.map(({ data }) => formatMessage(coreMessages['manifest/no-duplicate-key'].duplicate, data));
}

const lost = 'the last one wins, the first is lost';
const same = 'both say the same, so one can go';

test('of two keys with one value none is lost', () => {
  const rows: Readonly<Record<string, string>> = {
    'a: 1\na: 2': lost, 'a: 1\na: 1': same, 'a: 1\na: "1"': lost, 'a: x\na: "x"': same, 'a: on\na: true': same,
    'a: {b: [1, x], c: }\na: {c: null, b: [1, x]}': same, 'a: {b: 1}\na: {b: 1, c: 1}': lost,
    'a: [1, 2]\na: [2, 1]': lost, 'a: [1]\na: [1, 2]': lost, 'a: [1]\na: {b: 1}': lost, 'a: {b: 1}\na: {c: 1}': lost,
    'a: x\na: [x]': lost,
  };
  for (const [text, effect] of Object.entries(rows)) {
    assert.equal(said(text), [`The key a stands here a second time (first in line 1); ${effect}.`], text);
  }
});

test('rendered keys are named where they are written', () => {
  const origins = (files: readonly string[]): OriginMap => ({
    locate: (start) => ({
      location: { file: files[start === 0 ? 0 : 1]!, start: { ...whole, line: 40 }, end: whole, precision: 'exact' },
      related: [],
    }),
  });
  assert.match(said('a: 1\na: 2', origins(['values.yaml', 'values.yaml']))[0]!, '(first in line 40)');
  assert.match(said('a: 1\na: 2', origins(['app.tpl', 'values.yaml']))[0]!, '(first in line 40 of app.tpl)');
});

/** A list of two lists of two lists, and so on. */
function tree(name: string): string {
  const lists = Array.from({ length: 40 }, (_, i) => `&${name}${i + 1} [*${name}${i}, *${name}${i}]`);
  return [`${name}0: &${name}0 [x]`, ...lists.map((list, i) => `${name}${i + 1}: ${list}`)].join('\n');
}

test('trees that aliases make huge are not compared to the end', () => {
  // Without a limit this would not end.
  assert.match(said(`${tree('a')}\n${tree('b')}\nk: *a40\nk: *b40`)[0]!, lost);
});

test.run();
