import type { Random } from '../../devkit/src/random.js';

// Random values, expressions and bodies of templates, for both engines to evaluate.

export const scalars = [
  ...['1', '0', '2.5', '-3', '3000', '"text"', '"a,b"', '""', 'true', 'false', 'null', '"12"', '"é☃"'],
  ...['1e3', '0x1F', '"2024-02-03T04:05:06Z"', '"1.2.3"', '"a: b"', '" padded "', '"l1\\nl2\\n"', '12345678901'],
];
export const collections = [
  ...['[]', '{}', '[1, "b", null]', '{a: 1, b: {c: x}}', '[[1], [2]]', '["z", "y"]', '{"k": [1]}'],
  ...['{a: null}', '[{name: x, value: 1}, {name: y}]', '{a: {b: {c: {}}}}', '[true, 2.5]'],
];

export function valueText(random: Random): string {
  return random.pick(random.below(3) ? scalars : collections);
}

const operands =
  '.Values.a|.Values.b|.Values.c|.Values.none|5|-1|2.5|"x"|"a b"|true|"1.2.3"|.Values.a.b|nil|.Values'.split('|');
// Go gives the keys of a map in any order, so `keys` and `values` are left out; of `fromToml` the words of an error are
// those of another parser.
export const unary = (
  'quote squote upper lower title len not empty toString toJson toYaml int int64 float64 kindOf typeOf trim b64enc ' +
  'first last rest initial reverse uniq sortAlpha compact toPrettyJson atoi ceil floor abs untitle ' +
  'nospace sha256sum snakecase camelcase kebabcase initials fromYaml fromJson toRawJson fromYamlArray deepCopy ' +
  'swapcase html urlquery print printf println toStrings bool nindent b64dec b32enc sha1sum adler32sum plural js ' +
  'toDecimal duration durationRound fromJsonArray mustToJson mustToYaml mustFromJson toToml toYamlPretty ' +
  'semver base dir ext clean isAbs osBase urlParse mustFirst mustLast mustRest mustInitial mustUniq mustCompact ' +
  'mustReverse mustToPrettyJson mustToRawJson regexQuoteMeta add1 sum until chunk tuple any all hello'
).split(' ');
export const binary = (
  'default eq ne lt gt le ge add sub mul div mod max min and or coalesce hasKey get index contains ' +
  'hasPrefix hasSuffix ' +
  'trunc repeat join split splitList cat append prepend concat has without list dict pick omit merge mergeOverwrite ' +
  'trimSuffix trimPrefix trimAll indent nindent printf print semverCompare regexMatch dig slice until round ternary ' +
  'required deepEqual kindIs typeIs tuple untilStep abbrev wrap pluck set unset chunk seq ' +
  'regexFind regexFindAll regexReplaceAll regexSplit mustRegexMatch mustAppend mustHas mustWithout addf subf ' +
  'mulf divf maxf minf substr splitn ' +
  'abbrevboth wrapWith replace mustMerge typeIsLike biggest date htmlDate toDate include tpl'
).split(' ');

/** A pipeline or call without delimiters. */
export function expression(random: Random, depth: number): string {
  const inner = (): string =>
    depth === 0 || random.below(3) === 0 ? random.pick(operands) : `(${expression(random, depth - 1)})`;
  const choice = random.below(6);
  if (choice < 2) return `${random.pick(unary)} ${inner()}`;
  if (choice === 2) return `${inner()} | ${random.pick(unary)}`;
  if (choice === 3) return `${inner()} | ${random.pick(binary)} ${inner()}`;
  return `${random.pick(binary)} ${inner()} ${inner()}`;
}

const texts = ['x', ' y ', '\n', '\n  z: ', ' \t\n', '', '- a\n'];

function action(random: Random, content: string): string {
  return `{{${random.pick(['', ' ', '- '])}${content}${random.pick(['', ' ', ' -'])}}}`;
}

/** Text, actions, conditions, loops and variables, with and without trimmed space. */
export function body(random: Random, depth: number): string {
  const parts = Array.from({ length: 1 + random.below(3) }, () => part(random, depth));
  return parts.join(random.pick(texts));
}

function part(random: Random, depth: number): string {
  const inner = (): string => expression(random, random.below(2));
  const choice = depth === 0 ? random.below(3) : random.below(8);
  const end = action(random, 'end');
  const otherwise = depth > 0 && random.below(2) ? `${action(random, 'else')}${body(random, 0)}` : '';
  switch (choice) {
    case 0:
      return random.pick(texts);
    case 3:
      return `${action(random, `if ${inner()}`)}${body(random, depth - 1)}${otherwise}${end}`;
    case 4:
      return `${action(random, `with ${inner()}`)}${action(random, '.')}${body(random, depth - 1)}${otherwise}${end}`;
    case 5: {
      const stop = random.pick(['', action(random, 'break'), action(random, 'continue')]);
      return `${action(random, `range ${inner()}`)}${action(random, '.')}${stop}${otherwise}${end}`;
    }
    case 6:
      return `${action(random, `range $k, $v := ${inner()}`)}${action(random, '$k')}=${action(random, '$v')}${end}`;
    case 7:
      return `${action(random, `$x := ${inner()}`)}${body(random, depth - 1)}${action(random, '$x')}`;
    default:
      return action(random, inner());
  }
}
