import type { Random } from '../../devkit/src/random.js';
import { binary, body, expression, unary, valueText } from './random-expressions.js';

// Random edits of the texts of a chart.

/** What stands between two offsets of a file becomes another text. */
export interface Edit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A file with those of the edits that are its own; of two that overlap the first counts. */
export function applyEdits(file: string, content: string, edits: readonly Edit[]): string {
  let at = 0;
  let out = '';
  for (const { start, end, text } of edits.filter((edit) => edit.file === file).sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    out += content.slice(at, start) + text;
    at = end;
  }
  return out + content.slice(at);
}

interface ValuesLine {
  readonly path: readonly string[];
  readonly start: number;
  /** Where the value starts, after the colon. */
  readonly value: number;
  /** Behind the lines below that belong to the value. */
  readonly end: number;
}

/** The keys of a values file of the usual block style. */
function keysOf(content: string): ValuesLine[] {
  const found: ValuesLine[] = [];
  const open: { indent: number; key: string }[] = [];
  for (const line of content.matchAll(/^( *)([\w.-]+):(?: .*)?$/gm)) {
    const [whole, spaces, key] = line as unknown as [string, string, string];
    while (open.length > 0 && open[open.length - 1]!.indent >= spaces.length) open.pop();
    open.push({ indent: spaces.length, key });
    const after = content.slice(line.index + whole.length);
    const below = new RegExp(`^(?:\\n(?: {${spaces.length + 1},}.*| {${spaces.length}}- .*| *))*`).exec(after)![0];
    const value = line.index + spaces.length + key.length + 1;
    const end = line.index + whole.length + below.trimEnd().length;
    found.push({ path: open.map((each) => each.key), start: line.index, value, end });
  }
  return found;
}

/** Another value for a key, no such key, or the key under another name. */
export function editValues(random: Random, file: string, content: string): Edit | undefined {
  const keys = keysOf(content);
  if (keys.length === 0) return undefined;
  const { path, start, value, end } = random.pick(keys);
  const name = path[path.length - 1]!;
  switch (random.below(6)) {
    case 0:
      return { file, start, end, text: '' };
    case 1:
      return { file, start: value - name.length - 1, end: value - 1, text: `${name}X` };
    case 2:
      return { file, start: value, end, text: '' };
    default:
      return { file, start: value, end, text: ` ${valueText(random)}` };
  }
}

/** A values file over the chart's own: one key of it gets another value or null. */
export function overValues(random: Random, content: string): string | undefined {
  const keys = keysOf(content);
  if (keys.length === 0) return undefined;
  const { path } = random.pick(keys);
  const more = random.below(6) === 0 ? ['deeper'] : [];
  const value = random.below(3) === 0 ? 'null' : valueText(random);
  return `${[...path, ...more].reduceRight((inner, key) => `{${JSON.stringify(key)}: ${inner}}`, value)}\n`;
}

const blocks = ['if', 'with', 'range'];
const strings = ['', 'x', '%d', '%v-%s', 'a b', '^[a-z]+'];

/** A change of one action of a template, or a new one. */
export function editTemplate(random: Random, file: string, content: string): Edit | undefined {
  const actions = [...content.matchAll(/\{\{(-?)\s*(?!\/\*)([^]*?)\s*(-?)\}\}/g)];
  if (actions.length === 0) return undefined;
  const found = random.pick(actions);
  const [whole, left, inner, right] = found as unknown as [string, string, string, string];
  const { index: start } = found;
  const write = (text: string, l = left, r = right): Edit => ({
    file,
    start,
    end: start + whole.length,
    text: `{{${l ? '- ' : ' '}${text}${r ? ' -' : ' '}}}`,
  });
  switch (random.below(8)) {
    case 0:
      return write(inner, random.pick(['', '-']), random.pick(['', '-']));
    case 1:
      return { file, start, end: start + whole.length, text: '' };
    case 2:
      return { file, start, end: start, text: body(random, 1) };
    default:
      return write(otherExpression(random, inner));
  }
}

function otherExpression(random: Random, inner: string): string {
  const [, keyword = '', pipeline = ''] = /^((?:else )?(?:if|with|range)\b|\$\w+ :?=|)\s*([^]*)$/.exec(inner)!;
  const again = (text: string): string => `${keyword} ${text}`.trim();
  if (/^(?:else|end|define|block|template|break|continue)\b/.test(pipeline) || pipeline === '') return inner;
  switch (random.below(9)) {
    case 0:
      return again(`${pipeline} | ${random.pick(unary)}`);
    case 1:
      return again(`${random.pick(unary)} (${pipeline})`);
    case 2:
      return again(`${random.pick(binary)} (${pipeline}) (${expression(random, 1)})`);
    case 3:
      return again(pipeline.replace(/(\.Values(?:\.\w+)*)\.\w+/, '$1'));
    case 4:
      return again(pipeline.replace(/\.Values((?:\.\w+)+)/, '.Values$1.deeper'));
    case 5:
      return again(pipeline.replace(/\b[a-z]\w+\b(?= )/, () => random.pick([...unary, ...binary])));
    case 6:
      return again(pipeline.replace(/"[^"]*"/, () => JSON.stringify(random.pick(strings))));
    case 7:
      return again(expression(random, 1));
    default:
      return blocks.includes(keyword) ? `${random.pick(blocks)} ${pipeline}` : again(`not (${pipeline})`);
  }
}
