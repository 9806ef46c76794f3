import { parseFloatLiteral, parseInteger } from '../template/literal.js';

// What a plain scalar means to go-yaml v2, which sigs.k8s.io/yaml uses.

const booleans: ReadonlyMap<string, boolean> = new Map(
  (['y Y yes Yes YES true True TRUE on On ON', 'n N no No NO false False FALSE off Off OFF'] as const).flatMap(
    (words, i) => words.split(' ').map((word) => [word, i === 0] as const),
  ),
);
const nulls: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL']);
const floatShape = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const timestamp =
  /^\d{4}-\d\d?-\d\d?(?:[Tt]\d\d?:\d\d?:\d\d?(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)| \d\d?:\d\d?:\d\d?(?:\.\d+)?)?$/;
const base60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

export type Resolved = null | boolean | bigint | number | undefined;

/** The value of a plain scalar: null, a boolean, an integer, a float; undefined for text (and timestamps). */
export function resolvePlain(text: string): Resolved {
  if (nulls.has(text)) return null;
  const first = text[0]!;
  if (!/[yYnNtTfFoO~.+\-0-9]/.test(first)) return undefined;
  const known = booleans.get(text);
  if (known !== undefined) return known;
  if (/^\.(?:nan|NaN|NAN)$/.test(text)) return NaN;
  const infinite = /^([+-]?)\.(?:inf|Inf|INF)$/.exec(text);
  if (infinite) return infinite[1] === '-' ? -Infinity : Infinity;
  if (first === '.') return parseFloatLiteral(text);
  if (!/[+\-0-9]/.test(first) || timestamp.test(text)) return undefined;
  return resolveNumber(text.replaceAll('_', ''));
}

function resolveNumber(text: string): Resolved {
  const whole = parseInteger(text);
  if (whole !== undefined && whole >= -(2n ** 63n) && whole < 2n ** 64n) return whole;
  if (floatShape.test(text)) return Number(text);
  return undefined;
}

/** Whether text must be quoted so that it stays text. */
export function needsQuotes(text: string): boolean {
  return resolvePlain(text) !== undefined || timestamp.test(text) || base60.test(text);
}
