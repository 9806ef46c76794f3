import { display, displayChars } from '../format/print.js';
import { parseFloatLiteral, parseInteger } from '../template/literal.js';
import type { Chars } from '../value/chars.js';
import { itemsOfBytes } from '../value/items.js';
import { bare, Bytes, Int, isString, List, Struct, type Value } from '../value/value.js';

// Conversions that many functions share: spf13/cast for numbers, sprig's strval and strslice for text.

const minInt64 = -(2n ** 63n);

function wrap(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

/** A float64 converted to an int64, as amd64 does it: what does not fit becomes the smallest. */
function fromFloat(value: number): bigint {
  if (!Number.isFinite(value) || Math.abs(value) >= 2 ** 63) return minInt64;
  return BigInt(Math.trunc(value));
}

/** cast.ToInt64 of cast 1.7: text is read with its base prefix, a fraction of zeros is cut off; all else is 0. */
export function toInt64(value: Value): bigint {
  const plain = bare(value);
  if (plain instanceof Int) return wrap(plain.value);
  switch (typeof plain) {
    case 'number':
      return fromFloat(plain);
    case 'boolean':
      return plain ? 1n : 0n;
    case 'string': {
      const trimmed = /^(.+)\.0+$/.exec(plain)?.[1] ?? plain;
      const read = parseInteger(trimmed);
      return read !== undefined && read >= minInt64 && read < -minInt64 ? read : 0n;
    }
  }
  return 0n;
}

/** cast.ToFloat64: text that is no number is 0. */
export function toFloat64(value: Value): number {
  const plain = bare(value);
  if (plain instanceof Int) return Number(plain.value);
  switch (typeof plain) {
    case 'number':
      return plain;
    case 'boolean':
      return plain ? 1 : 0;
    case 'string':
      return parseFloatLiteral(plain.replace(/(?<=\d)_(?=\d)/g, '')) ?? 0;
  }
  return 0;
}

/** sprig's strval: text of anything, with its origins. */
export function toChars(value: Value): Chars {
  if (isString(value)) return value;
  return value instanceof Bytes ? value.chars : displayChars(value);
}

/** sprig's strval without origins. */
export function toText(value: Value): string {
  const chars = toChars(value);
  return typeof chars === 'string' ? chars : chars.text;
}

/** sprig's strslice: the texts of a list without its nils; a single value is a list of one. */
export function toStrings(value: Value): Chars[] {
  if (value instanceof List) return value.items.filter((item) => item !== null && item !== undefined).map(toChars);
  if (value instanceof Bytes) return itemsOfBytes(value).map((byte) => display(byte));
  return value === null || value === undefined ? [] : [toChars(value)];
}

/** sprig's notion of emptiness: zero values, empty text, empty collections and nil. */
export function isEmpty(value: Value): boolean {
  const plain = bare(value);
  if (plain === undefined || plain === null) return true;
  if (plain instanceof Int) return plain.value === 0n;
  if (plain instanceof List) return plain.items.length === 0;
  if (plain instanceof Bytes) return isEmpty(plain.chars);
  if (plain instanceof Struct) return false;
  if (typeof plain === 'object') return plain.entries.size === 0;
  return typeof plain === 'number' ? plain === 0 : !plain;
}
