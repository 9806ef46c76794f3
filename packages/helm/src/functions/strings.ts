import { displayChars } from '../format/print.js';
import { quote } from '../format/quote.js';
import { Failure } from '../template/errors.js';
import { byteLength, byteSlice, isAscii, toBytes } from '../value/bytes.js';
import {
  type Chars,
  CharsBuilder,
  concat,
  Cutter,
  derive,
  join,
  mapCharacters,
  replaceAll,
  slice,
  split,
  Str,
  textOf,
} from '../value/chars.js';
import type { Call } from '../value/callable.js';
import { Dict, List, type Value } from '../value/value.js';
import { plain, takes, takesMany, track } from './define.js';
import { toChars, toStrings } from './convert.js';

const goSpace = '[\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const leading = new RegExp(`^${goSpace}+`);
const trailing = new RegExp(`${goSpace}+$`);
const anySpace = new RegExp(goSpace, 'g');

export function trimSpace(chars: Chars): Chars {
  const text = textOf(chars);
  const start = leading.exec(text)?.[0].length ?? 0;
  if (start === text.length) return '';
  const end = text.length - (trailing.exec(text)?.[0].length ?? 0);
  return slice(chars, start, end);
}

function trimAll(chars: Chars, cutset: string): Chars {
  const text = textOf(chars);
  const set = new Set(cutset);
  const runes = [...text];
  let start = 0;
  let end = text.length;
  let first = 0;
  let last = runes.length;
  while (first < last && set.has(runes[first]!)) start += runes[first++]!.length;
  while (last > first && set.has(runes[last - 1]!)) end -= runes[--last]!.length;
  return slice(chars, start, end);
}

/** Refuses text that would be too long before it is made. */
export function allow(call: Call, length: number): void {
  if (length > call.limits.text)
    throw new Failure(`the text would be larger than ${call.limits.text} characters`, 'limit');
  call.spend(length >> 6);
}

function spaces(call: Call, count: number): string {
  if (count < 0) throw new Failure('strings: negative Repeat count');
  allow(call, count);
  return ' '.repeat(count);
}

function indent(call: Call, count: number, chars: Chars): Chars {
  const pad = `\n${spaces(call, count)}`;
  const text = textOf(chars);
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  allow(call, text.length + starts.length * count);
  const out = new CharsBuilder();
  const cutter = new Cutter(chars);
  starts.forEach((start, i) => {
    out.add(i === 0 ? pad.slice(1) : pad).add(cutter.cut(start, (starts[i + 1] ?? text.length + 1) - 1));
  });
  return out.build();
}

/** Go's %q, with the origins of the characters inside where none needs an escape. */
function quoted(chars: Chars): Chars {
  const text = textOf(chars);
  const whole = quote(text);
  if (whole.length === text.length + 2) return concat('"', chars, '"');
  return typeof chars === 'string' ? whole : derive(whole, chars);
}

function trunc(count: number, chars: Chars): Chars {
  const length = byteLength(textOf(chars));
  if (count < 0 && length + count > 0) return byteSlice(chars, length + count, length);
  return count >= 0 && length > count ? byteSlice(chars, 0, count) : chars;
}

function substr(start: number, end: number, chars: Chars): Chars {
  const length = byteLength(textOf(chars));
  const from = start < 0 ? 0 : start;
  const to = start >= 0 && (end < 0 || end > length) ? length : end;
  if (to > length || to < 0)
    throw new Failure(`runtime error: slice bounds out of range [:${to}] with length ${length}`);
  if (from > to) {
    const range = to === length && !(end === to) ? `[${from}:${length}]` : `[${from}:${to}]`;
    throw new Failure(`runtime error: slice bounds out of range ${range}`);
  }
  return byteSlice(chars, from, to);
}

function repeat(call: Call, count: number, chars: Chars): Chars {
  if (count < 0) throw new Failure('strings: negative Repeat count');
  const { length } = textOf(chars);
  allow(call, length * count);
  if (!(chars instanceof Str)) return chars.repeat(count);
  // A long run is no text that anybody edits in one place.
  if (count > 1000) return derive(chars.text.repeat(count), chars);
  call.spend(count);
  const out = new CharsBuilder();
  for (let i = 0; i < count && length > 0; i++) out.add(chars);
  return out.build();
}

function isLetterOrDigit(rune: string): boolean {
  return /[\p{L}\p{N}_]/u.test(rune);
}

/** strings.Title: the first letter of each word, words ending at spaces and most punctuation. */
function title(text: string): string {
  let previous = ' ';
  let out = '';
  for (const rune of text) {
    const code = previous.codePointAt(0)!;
    const separated =
      code < 0x80
        ? !/[A-Za-z0-9_]/.test(previous)
        : !isLetterOrDigit(previous) && new RegExp(`^${goSpace}$`).test(previous);
    out += separated ? upperRune(rune) : rune;
    previous = rune;
  }
  return out;
}

/** One rune to one rune, as Go maps case. */
export function upperRune(rune: string): string {
  const upper = rune.toUpperCase();
  return [...upper].length === 1 ? upper : rune;
}

export function lowerRune(rune: string): string {
  const lower = rune.toLowerCase();
  return [...lower].length === 1 ? lower : [...lower][0]!;
}

export const upper = (text: string): string => (isAscii(text) ? text.toUpperCase() : [...text].map(upperRune).join(''));
export const lower = (text: string): string => (isAscii(text) ? text.toLowerCase() : [...text].map(lowerRune).join(''));

/** `_0`, `_1` and so on: the parts of a text. */
function numbered(parts: readonly Chars[]): Dict {
  return new Dict(new Map(parts.map((part, i) => [`_${i}`, part])), 'map[string]string', '');
}

function splitAny(call: Call, separator: string, limit: number, chars: Chars): Chars[] {
  if (limit === 0) return [];
  if (separator !== '') {
    const parts = split(chars, separator, limit);
    call.spend(parts.length);
    return parts;
  }
  const runes = [...textOf(chars)];
  call.spend(runes.length);
  const count = limit > 0 ? Math.min(limit, runes.length) : runes.length;
  const cutter = new Cutter(chars);
  let at = 0;
  return runes.slice(0, count).map((rune, i) => {
    const start = at;
    at += rune.length;
    return cutter.cut(start, i === count - 1 ? textOf(chars).length : at);
  });
}

function notNil(values: readonly Value[]): Value[] {
  return values.filter((value) => value !== null && value !== undefined);
}

function contains(kind: 'includes' | 'startsWith' | 'endsWith') {
  return (part: string, text: string): boolean => text[kind](part);
}

export const strings = [
  track('trim', takes('string'), (_call, text) => trimSpace(text)),
  track('trimAll', takes('string', 'string'), (_call, set, text) => trimAll(text, textOf(set))),
  track('trimall', takes('string', 'string'), (_call, set, text) => trimAll(text, textOf(set))),
  track('trimPrefix', takes('string', 'string'), (_call, prefix, text) =>
    textOf(text).startsWith(textOf(prefix)) ? slice(text, textOf(prefix).length) : text,
  ),
  track('trimSuffix', takes('string', 'string'), (_call, suffix, text) =>
    textOf(text).endsWith(textOf(suffix)) ? slice(text, 0, textOf(text).length - textOf(suffix).length) : text,
  ),
  track('upper', takes('string'), (_call, text) => mapCharacters(text, upper)),
  track('lower', takes('string'), (_call, text) => mapCharacters(text, lower)),
  track('title', takes('string'), (_call, text) => mapCharacters(text, title)),
  track('nospace', takes('string'), (_call, text) => join(splitSpaces(text), '')),
  track('trunc', takes('int', 'string'), (_call, count, text) => trunc(count, text)),
  track('substr', takes('int', 'int', 'string'), (_call, start, end, text) => substr(start, end, text)),
  track('repeat', takes('int', 'string'), repeat),
  track('indent', takes('int', 'string'), indent),
  track('nindent', takes('int', 'string'), (call, count, text) => concat('\n', indent(call, count, text))),
  track('replace', takes('string', 'string', 'string'), (call, old, by, text) => {
    if (textOf(old) !== '') return growChecked(call, replaceAll(text, textOf(old), by));
    const runes = [...textOf(text)];
    allow(call, textOf(text).length + (runes.length + 1) * textOf(by).length);
    return derive(['', ...runes].map((rune) => rune + textOf(by)).join(''), text, by);
  }),
  track('quote', takesMany([], 'any'), (_call, ...values) =>
    join(
      notNil(values).map((value) => quoted(toChars(value))),
      ' ',
    ),
  ),
  track('squote', takesMany([], 'any'), (_call, ...values) =>
    join(
      notNil(values).map((value) => concat("'", displayChars(value), "'")),
      ' ',
    ),
  ),
  track('cat', takesMany([], 'any'), (_call, ...values) => join(notNil(values).map(toChars), ' ')),
  track('toString', takes('any'), (_call, value) => toChars(value)),
  track('toStrings', takes('any'), (_call, value) => new List(toStrings(value), 'string')),
  track('join', takes('string', 'any'), (call, separator, value) => {
    const parts = toStrings(value);
    call.spend(parts.length);
    return join(parts, separator);
  }),
  track('split', takes('string', 'string'), (call, separator, text) =>
    numbered(splitAny(call, textOf(separator), -1, text)),
  ),
  track(
    'splitList',
    takes('string', 'string'),
    (call, separator, text) => new List(splitAny(call, textOf(separator), -1, text), 'string'),
  ),
  track('splitn', takes('string', 'int', 'string'), (call, separator, count, text) =>
    numbered(splitAny(call, textOf(separator), count, text)),
  ),
  plain('contains', takes('string', 'string'), contains('includes')),
  plain('hasPrefix', takes('string', 'string'), contains('startsWith')),
  plain('hasSuffix', takes('string', 'string'), contains('endsWith')),
  track('plural', takes('string', 'string', 'int'), (_call, one, many, count) => (count === 1 ? one : many)),
  plain('hello', takes(), () => 'Hello!'),
  plain('adler32sum', takes('string'), (text) => adler32(toBytes(text))),
];

function splitSpaces(chars: Chars): Chars[] {
  const text = textOf(chars);
  const parts: Chars[] = [];
  let start = 0;
  for (const match of text.matchAll(anySpace)) {
    if (match.index > start) parts.push(slice(chars, start, match.index));
    start = match.index + 1;
  }
  parts.push(slice(chars, start));
  return parts;
}

function growChecked(call: Call, chars: Chars): Chars {
  allow(call, textOf(chars).length);
  return chars;
}

function adler32(bytes: Uint8Array): string {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b * 65536 + a) >>> 0).toString();
}
