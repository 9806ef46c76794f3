import type { Scalar } from '@klint/model';
import { dialects, type Dialect, type DialectRules } from './dialect.js';

/** A whole number of up to 64 bits, with or without sign bit. */
export class Int {
  constructor(readonly value: bigint) {}
}

export class Float {
  constructor(readonly value: number) {}
}

/** A scalar that its tag does not fit; `detail` says why. */
export class Unresolvable {
  constructor(readonly detail: string) {}
}

export type Resolved = string | boolean | null | Int | Float | Unresolvable;

type Source = Pick<Scalar, 'content' | 'style' | 'tag'>;

/**
 * The value of a scalar: string, number, bigint (a whole number beyond 2^53), boolean or null. A scalar that its tag
 * does not fit, or that JSON cannot express, is its text; the parser has reported it.
 */
export function resolve(scalar: Scalar, dialect: Dialect): unknown {
  const rules = dialects[dialect];
  const resolved = resolveScalar(scalar, rules);
  if (resolved instanceof Int) return fromInt(resolved.value, rules);
  if (resolved instanceof Float) return fromFloat(resolved.value, rules) ?? scalar.content;
  return resolved instanceof Unresolvable ? scalar.content : resolved;
}

/** What go-yaml makes of a scalar, before anything is turned into JSON. */
export function resolveScalar(scalar: Source, rules: DialectRules): Resolved {
  const { content, style, tag } = scalar;
  if (tag === undefined) return style === 'plain' ? resolvePlain(content, rules) : content;
  if (tag === '!' && !rules.bangIsString) return style === 'plain' ? resolvePlain(content, rules) : content;
  const wanted = resolvable[tag];
  if (wanted) return fit(resolvePlain(content, rules), wanted, content);
  return tag === '!!binary' ? decodeBase64(content) : content;
}

/** Tags with a meaning of their own; any other leaves the text alone. */
const resolvable: Readonly<Record<string, string>> = {
  '!!bool': 'boolean',
  '!!int': 'whole number',
  '!!float': 'number',
  '!!null': 'null',
  '!!timestamp': 'timestamp',
};

function fit(value: Resolved, wanted: string, content: string): Resolved {
  if (wanted === 'timestamp' && isTimestamp(content)) return content;
  if (wanted === 'number' && value instanceof Int && value.value < int64.end) return new Float(Number(value.value));
  if (typeName(value) === wanted) return value;
  return new Unresolvable(`its tag says ${wanted}, but ${JSON.stringify(clip(content))} is none`);
}

function typeName(value: Resolved): string {
  if (value === null) return 'null';
  if (value instanceof Int) return 'whole number';
  return value instanceof Float ? 'number' : typeof value;
}

export function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

/** Only these first characters can begin anything but a string. */
const hint = /^[-+.~0-9yYnNtTfFoO]/;
const nulls = new Set(['', '~', 'null', 'Null', 'NULL']);
const specialFloat = /^([-+]?)\.(inf|Inf|INF)$|^\.(nan|NaN|NAN)$/;
const dotFloat = /^\.\d+(_\d+)*([eE][-+]?\d+(_\d+)*)?$/;
const integer = /^([-+]?)(0[xX][\da-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|0|[1-9]\d*)$/;
const signedBinary = /^0b([-+]?)([01]+)$/;
const float = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;

/** The rules of go-yaml (v2 and v3) for plain scalars. Sexagesimals are strings, timestamps too on the way to JSON. */
function resolvePlain(content: string, rules: DialectRules): Resolved {
  if (content !== '' && !hint.test(content)) return content;
  if (nulls.has(content)) return null;
  const boolean = rules.booleans.get(content);
  if (boolean !== undefined) return boolean;
  const special = specialFloat.exec(content);
  if (special) return new Float(special[3] ? NaN : special[1] === '-' ? -Infinity : Infinity);
  if (content[0] === '.') return (dotFloat.test(content) && finite(content.replaceAll('_', ''))) || content;
  return resolveNumber(content.replaceAll('_', '')) ?? content;
}

function resolveNumber(digits: string): Int | Float | undefined {
  const match = integer.exec(digits) ?? signedBinary.exec(digits);
  if (match) {
    const [, sign = '', size = ''] = match;
    const value = toBigInt(digits.startsWith('0b') ? `0b${size.replace(/^0b/, '')}` : size);
    const signed = sign === '-' ? -value : value;
    const end = sign === '' ? int64.end * 2n : int64.end;
    if (signed >= int64.start && signed < end) return new Int(signed);
  }
  return float.test(digits) ? finite(digits) : undefined;
}

/** Bounds of a signed 64-bit number; `end` is exclusive. */
const int64 = { start: -(2n ** 63n), end: 2n ** 63n };

function toBigInt(digits: string): bigint {
  return BigInt(/^0\d/.test(digits) ? `0o${digits}` : digits);
}

/** A number too large for a float stays text. */
function finite(digits: string): Float | undefined {
  const value = Number(digits);
  return Number.isFinite(value) ? new Float(value) : undefined;
}

function fromInt(value: bigint, rules: DialectRules): number | bigint {
  if (rules.numbers === 'float64' || (rules.numbers === 'int64' && value >= int64.end)) return Number(value);
  return toSafe(value);
}

/** Undefined where JSON has no such number. */
function fromFloat(value: number, rules: DialectRules): number | bigint | undefined {
  if (rules.numbers === 'native') return value;
  if (!Number.isFinite(value)) return undefined;
  // JSON does not tell 1.0 from 1: a whole number that is written without exponent is read as an integer.
  if (rules.numbers === 'float64' || !Number.isInteger(value) || Math.abs(value) >= 1e21) return value;
  const written = BigInt(String(value));
  return written >= int64.start && written < int64.end ? toSafe(written) : value;
}

function toSafe(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

const base64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;

function decodeBase64(content: string): string | Unresolvable {
  const encoded = content.replace(/[\r\n]/g, '');
  if (!base64.test(encoded)) return new Unresolvable('its tag says binary, but it is no base64');
  const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

const date = /^(\d{4})-(\d\d?)-(\d\d?)(?:[Tt ](.+))?$/;
const time = /^(\d\d?):(\d\d?):(\d\d?)(?:[.,]\d+)?(Z|[-+]\d\d:\d\d)?$/;

/** The forms of timestamps that go-yaml knows: with T and a zone, with a space and none, or a date alone. */
function isTimestamp(content: string): boolean {
  const [, year, month, day, rest] = date.exec(content) ?? [];
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1) return false;
  if (!(Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate())) return false;
  if (rest === undefined) return true;
  const [, hours, minutes, seconds, zone] = time.exec(rest) ?? [];
  const hasZone = zone !== undefined;
  return Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60 && hasZone === !content.includes(' ');
}
