import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Text } from '@klint/model';
import { comments } from '@klint/parser';

const rows: readonly (readonly [source: string, comments: readonly string[]])[] = [
  ['a: 1', []],
  ['# a\n#b\n  # c  \na: 1 # d\n#', [' a', 'b', ' c  ', ' d', '']],
  ['a: x#y\nb: "#c" # d\nc: \'# e\'', [' d']],
  ['a: |\n  # b\n  c # d\n# e\n', [' e']],
  ['a: | # b\n  # c\nd: >-\n  e\n  # f\n', [' b']],
  ['a: "b\n  # c\n  d" # e', [' e']],
  ["a: 'b\n# c' # d", [' d']],
  ['a: b\n  # c\n', [' c']],
  ['a: it\'s # b\nc: d"e # f', [' b', ' f']],
  ['a: [ # b\n  c, # d\n# e\n]# f', [' b', ' d', ' e', ' f']],
  ['a: http://x/#y # z', [' z']],
  ['- # a\n  b\n-\t# c', [' a', ' c']],
  ['# a\n---\nb: 1\n--- # c\nd: 1\n---# e\n# f', [' a', ' c', ' e', ' f']],
  ['--- # a\nb: 1\n... # c\n# d', [' a', ' c', ' d']],
  ['a: 1 # b\r\n# c\r\n', [' b', ' c']],
  ['a: é # 😀\n# ü', [' 😀', ' ü']],
  ['\ufeff# a\nb: 1', [' a']],
  ['{"a": "# b"}\n{"c": "#"}', []],
  ['{"a": "# b"}\n# c\n---\nd: 1 # e', [' c', ' e']],
  // Broken documents: the best guess.
  ['# a\nb: [\n---\n# c\nd: 1', [' a', ' c']],
  ['# a\n{{ if .x }} # b\nc: 1 # d\n{{ end }}\n# e', [' a', ' b', ' d', ' e']],
  ['a:\n\t- b # c\n# d', [' c', ' d']],
  ['a: b: c # d', [' d']],
  ['a: 1\n--- x # b\nc: 1 # d', [' d']],
];

test('comments, and nothing that only looks like one', () => {
  for (const [source, expected] of rows) {
    assert.equal(comments(new Text('a.yaml', source)).map(({ content }) => content), expected, source);
  }
});

test('the range of a comment begins with its #', () => {
  for (const [source] of rows) {
    for (const { start, end, content } of comments(new Text('a.yaml', source))) {
      assert.is(source.slice(start, end), `#${content}`, source);
    }
  }
});

test.run();
