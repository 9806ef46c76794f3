import type { Random } from '@klint/devkit';

/** A small document of one kind, made at random. */
type Make = (random: Random) => string;

const breaks: readonly string[] = ['\n', '\n', '\n', '\n', '\r\n'];
const indents: readonly string[] = ['', '', '', ' ', '  ', '  ', '   ', '    '];
const openings: readonly string[] = [
  ...['a: ', 'b: ', 'c:', 'a : ', '- ', '- - ', '-', '-   ', '- a: ', '- b:', '"k": ', "'k' : ", '"a\\n": '],
  ...['<<: ', ''],
];
const values: readonly string[] = [
  ...['', '', 'x', 'x y', '1', '~', 'x: y', 'x:y', 'x#y', 'x # c', '-x', '- x', ':x', '?x', '"x"', "'x'", '"x\\ty"'],
  ...["'it''s'", '"x', "'x", '[x, y]', '{x: y}', '[x,', '{x:', '[', ']', '{}', '|', '>-', '|+', '>2', '# c'],
  ...['...', '---'],
];
const tails: readonly string[] = ['', '', '', '', ' ', ' # c', '# c', '\t', '  #', ','];

/** Lines that may be a mapping, a list or neither. */
const anyLines: Make = (random) => {
  const line = () => random.pick(indents) + random.pick(openings) + random.pick(values) + random.pick(tails);
  return repeat(1 + random.below(6), () => line() + random.pick(breaks));
};

const headers: readonly string[] = ['|', '>', '|-', '>-', '|+', '>+', '|2', '>1', '|2-', '>+1', '|9', '|-+', '>#'];
const bodies: readonly string[] = [
  ...['', '', ' ', '  ', '   ', '    ', '\t', '  \t', ' x', '  x', '  x', '   x', '    x', '  x ', '  x\t', '  \tx'],
  ...['\tx', ' # c', '  # c', '# c', 'x', '  - x', '  a: b', '  x y', '      ', '  ...', '...', '---'],
];
const below: readonly string[] = ['', 'b: 1', '  b: 1', '# c', '- x', '...', '  # c', '- |\n x', 'b: >\n  x\n\n\n  y'];

/** A block scalar and what may stand below it. */
const blockScalar: Make = (random) => {
  const opening = random.pick(['', '', 'p:\n  ', '- ', 'p:\n- ']) + random.pick(['a: ', '- ', 'a:   ']);
  const ending = random.pick(breaks);
  const lines = repeat(random.below(6), () => ending + random.pick(bodies));
  return opening + random.pick(headers) + lines + random.pick(['', ending, ending + random.pick(below)]);
};

const quotedPieces: readonly string[] = [
  ...['x', 'y z', ' ', '  ', '\n', '\n', '\n\n', '\n  ', '\n \n', ' \n ', '\t', '\n\t', '\r\n', '\\\n', '\\"'],
  ...["''", '\\'],
  ...['\\n', '\\\\', '\\x41', '\\u263a', '#', ' # ', ': ', '- ', '{', ']', '\n---', '\n...', '\\ ', '\\/', '\\q'],
];

/** A quoted scalar of several lines, as key or value. */
const quoted: Make = (random) => {
  const quote = random.pick(['"', "'"]);
  const opening = random.pick(['a: ', '- ', 'p:\n  a: ', '', '[', '{a: ', '? ']);
  const text = repeat(random.below(5), () => random.pick(quotedPieces));
  const ending = random.pick(['\n', '', ' # c\n', ': b\n', ' : b', ']', '}\n', '\nb: 1\n', 'x']);
  return opening + quote + text + quote + ending;
};

const flowPieces: readonly string[] = [
  ...['a', 'a b', 'a: b', 'a: ', 'a:', 'a:b', '"a"', '"a":b', '"a" : b', "'a': ", ',', ', ', ' ,', ',\n', '\n', '\n  '],
  ...[' # c\n', '# c\n', '[', ']', '{', '}', '[a]', '{a: b}', '-', '- a', '?', '? a', ':', ': b', '-a', ' ', '\t', '#'],
];

/** Something in brackets. */
const flow: Make = (random) => {
  const [open, close] = random.pick([['[', ']'], ['{', '}']] as const);
  const inner = repeat(random.below(7), () => random.pick(flowPieces));
  const opening = random.pick(['a: ', '- ', 'p:\n  a: ', '']) + open;
  return opening + inner + close + random.pick(['', '\n', ' # c\n', '\nb: 1']);
};

const plainPieces: readonly string[] = [
  ...['x', 'y z', ' ', '\n  ', '\n  ', '\n    ', '\n\n  ', '\n', '#', ' #', ' # c', ': ', ':', ' :', '-'],
  ...['\n  - ', '\t'],
  ...['\n  # c', '\n  a: b', '\r\n  ', ', ', '[', '}', "'", '"', '&', '*', '!', '|', '%', '@', '\n...'],
  ...['\n---', '\n  ...'],
];

/** A plain scalar of several lines. */
const plain: Make = (random) => {
  const text = repeat(1 + random.below(5), () => random.pick(plainPieces));
  const opening = random.pick(['a: ', '- ', 'p:\n  a: ', '', 'a:\n  ', '-\n  ']);
  return opening + text + random.pick(['', '\n', '\nb: 1', '\n# c']);
};

function repeat(count: number, make: () => string): string {
  return Array.from({ length: count }, make).join('');
}

const kinds: readonly Make[] = [anyLines, blockScalar, quoted, flow, plain];

/** A document of a few lines that is YAML or nearly so, with all that is easily read wrongly. */
export function smallDocument(random: Random): string {
  return random.pick(kinds)(random);
}
