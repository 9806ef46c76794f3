import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { deleteSection, proseOf, setSection } from '../src/generate/sections.js';
import { table } from '../src/generate/table.js';
import { camelCase } from '../src/rule-files.js';

test('puts a missing section at the start or at the end', () => {
  assert.is(setSection('prose\n', 'a', 'one', 'start'), '<!-- generated:a -->\none\n<!-- /generated -->\n\nprose\n');
  assert.is(setSection('prose\n', 'a', 'one', 'end'), 'prose\n\n<!-- generated:a -->\none\n<!-- /generated -->\n');
  assert.is(setSection('', 'a', 'one', 'end'), '<!-- generated:a -->\none\n<!-- /generated -->\n');
});

test('replaces a section and nothing else, and again changes nothing', () => {
  const other = '<!-- generated:b -->\nb\n<!-- /generated -->';
  const text = `before\n\n<!-- generated:a -->\nold\n<!-- /generated -->\n\n${other}\n\nafter\n`;
  const once = setSection(text, 'a', '$& new $1', 'end');
  assert.is(once, text.replace('old', () => '$& new $1'));
  assert.is(setSection(once, 'a', '$& new $1', 'end'), once);
});

test('deletes a section', () => {
  const text = 'before\n\n<!-- generated:a -->\nold\n<!-- /generated -->\n\nafter\n';
  assert.is(deleteSection(text, 'a'), 'before\n\nafter\n');
  assert.is(deleteSection(text, 'b'), text);
  assert.is(proseOf(text), 'before\n\n\n\nafter');
});

test('makes tables and names', () => {
  assert.is(table(['a', 'b'], [['1', 'x|y']]), '| a | b |\n| --- | --- |\n| 1 | x\\|y |');
  assert.is(camelCase('worker-node/no-host-pid'), 'workerNodeNoHostPid');
});

test.run();
