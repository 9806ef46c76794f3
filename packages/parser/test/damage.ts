import type { Random } from '@klint/devkit';

/** Pieces that mean something in YAML, alone or at the right place. */
const pieces: readonly string[] = [
  ...[' ', '  ', '\n', '\n\n', '\n ', '\n  ', '\r\n', '\r', '\t', ' \n', '\t\n', '\n\t', ' #', ' # c', '#', '# c\n'],
  ...[':', ': ', ' : ', ':\n', '- ', '-', '- - ', '-\n', '\n- ', '\n-\n', '?', '? ', '\n? ', ',', ', ', ' ,', '.'],
  ...['"', "'", "''", '\\', '\\\n', '\\"', '\\x41', '\\u00e9', '\\/', '""', '"a"', "'a'", '"a\n b"', "'a\n\n  b'"],
  ...['[', ']', '{', '}', '[]', '{}', '[a]', '{a: 1}', '{a}', '{a: }', '[a, ]', '[a: 1]', '{"a":1}', '[\n', '\n]'],
  ...['|', '>', '|-', '|+', '>-', '>+', '|2', '>1-', '| # c', '|\n', '>\n', '|\n  a\n', '>\n  a\n\n   b\n  c\n'],
  ...['|+\n  a\n\n', '|\n\n  a\n', '>-\n  a\n  \n  b\n'],
  ...['&a ', '*a', '!', '!!str ', '!x ', '<<: ', '<<', '%', '@', '`', '.inf', '-.nan', '~', '{{ x }}', '${x}'],
  ...['---', '---\n', '\n---\n', '\n--- a\n', '\n--- # c\n', '...', '\n...\n', '\n... # c\n', '\n...\n# c\n'],
  ...['--', '..', '%YAML 1.1\n---\n', '\ufeff', '\u0085', '\u00a0', '\u2028', '\u0000', '\u007f', 'é', '😀'],
  ...['a', 'a: b', '\na: b', '\n  a: b', '\n    a: b', '\n  - a', '\n- a: b', '\n# c', '\n  # c'],
];

type Damage = (content: string, at: number, random: Random) => string;

const damages: readonly Damage[] = [
  (content, at, random) => content.slice(0, at) + content.slice(at + 1 + random.below(3)),
  (content, at, random) => content.slice(0, at) + random.pick(pieces) + content.slice(at),
  (content, at, random) => content.slice(0, at) + random.pick(pieces) + content.slice(at + 1),
  // Before and behind what stands there.
  (content, at, random) => insert(content, content.indexOf(': ', at) + 2, random),
  (content, at, random) => insert(content, content.indexOf(':', at), random),
  (content, at, random) => insert(content, content.indexOf('\n', at), random),
  (content, at, random) => insert(content, content.indexOf('\n', at) + 1, random),
  (content, at, random) => replaceValue(content, at, random.pick(pieces)),
  // Indentation.
  (content, at, random) => indent(content, at, 1 + random.below(3)),
  (content, at, random) => outdent(content, at, 1 + random.below(3)),
  // The end of the text.
  (content, at) => content.slice(0, at),
  (content) => content.trimEnd(),
  (content) => content.replaceAll('\n', '\r\n'),
  (content, _at, random) => content + random.pick(pieces),
  (content, _at, random) => random.pick(pieces) + content,
];

function insert(content: string, at: number, random: Random): string {
  return content.slice(0, at) + random.pick(pieces) + content.slice(at);
}

function replaceValue(content: string, from: number, value: string): string {
  const colon = content.indexOf(': ', from);
  if (colon < 0) return content + value;
  const end = content.indexOf('\n', colon);
  return content.slice(0, colon + 2) + value + (end < 0 ? '' : content.slice(end));
}

function indent(content: string, from: number, by: number): string {
  const at = content.lastIndexOf('\n', from) + 1;
  return content.slice(0, at) + ' '.repeat(by) + content.slice(at);
}

function outdent(content: string, from: number, by: number): string {
  const at = content.lastIndexOf('\n', from) + 1;
  const spaces = /^ */.exec(content.slice(at))![0].length;
  return content.slice(0, at) + content.slice(at + Math.min(by, spaces));
}

/** One of the texts, or a few lines of it, with one or two things done to it. */
export function damage(contents: readonly string[], random: Random): string {
  let content = random.pick(contents);
  if (random.below(2) === 0) content = someLines(content, random);
  for (let left = 1 + random.below(2); left > 0; left--) {
    content = random.pick(damages)(content, random.below(content.length + 1), random);
  }
  return content;
}

function someLines(content: string, random: Random): string {
  const lines = content.split('\n');
  const first = random.below(lines.length);
  return lines.slice(first, first + 1 + random.below(8)).join('\n');
}
