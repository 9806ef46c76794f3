import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { pages } from 'klint:pages';
import { rules } from '../../../rules/index.js';
import { renderMarkdown } from '../src/markdown.js';

const page = `# a/rule

<!-- generated: by hand -->
A first paragraph that is
long enough to be \`broken\` at **forty** columns, see [the docs](https://example.com/x) or [below](#b).

## Options

| name | default |
| --- | --- |
| \`allow\` | \`[]\` |
| \`max\\|min\` | 3 |

1. one thing that is said at some length here
2. another

- a
  b
  - c

\`\`\`yaml
a:   1   # kept as it is, however long the line may become
\`\`\`
`;

test('a page is laid out for a terminal', () => {
  assert.is(renderMarkdown(page, 40, false), `a/rule

A first paragraph that is long enough to
be \`broken\` at forty columns, see
the docs (https://example.com/x) or
below.

Options

name       default
\`allow\`    \`[]\`
\`max|min\`  3

  1. one thing that is said at some
     length here
  2. another

  - a b
    - c

    a:   1   # kept as it is, however long the line may become
`);
});

test('colours change no line of text without code', () => {
  const text = '# Title\n\nSome **strong** words.\n';
  const painted = renderMarkdown(text, 40, true);
  assert.is(painted.replace(/\u001b\[\d+m/g, ''), renderMarkdown(text, 40, false));
  assert.is.not(painted, renderMarkdown(text, 40, false));
});

test('a table that is too wide becomes a list', () => {
  assert.is(renderMarkdown('| name | what |\n| --- | --- |\n| a | one two three |\n| b | four |\n', 16, false),
    '  - name: a\n    what: one\n    two three\n  - name: b\n    what: four\n');
});

test('a table without a head has a column of names, and links break between words', () => {
  const text = '|  |  |\n| --- | --- |\n| a | one two three |\n| name | [some words](https://example.com/x): y |\n';
  assert.is(renderMarkdown(text, 22, false), `\
a     one two three
name  some words
      (https://example.com/x):
      y
`);
});

test('the page of every rule fits 80 columns, code apart, and no mark of Markdown is left', () => {
  assert.equal(Object.keys(pages), rules.map(({ meta }) => meta.id).sort());
  for (const [id, text] of Object.entries(pages)) {
    const shown = renderMarkdown(text, 80, false);
    assert.not.match(shown, /^#+ |^```|\*\*|^\s*\||<!--/m, id);
    for (const line of shown.split('\n')) assert.ok(line.length <= 80 || /^ {4}|^\S+$/.test(line), `${id}: ${line}`);
  }
});

test('what is not closed ends with the page', () => {
  assert.is(renderMarkdown('```\nx\n', 40, false), '    x\n');
  assert.is(renderMarkdown('', 40, false), '\n');
});

test.run();
