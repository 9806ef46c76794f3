import { type Chars, derive, slice, textOf } from './chars.js';

// A Go string is bytes. Here it is UTF-16; a byte that is not UTF-8 is kept as a lone surrogate U+DC80 to U+DCFF.

const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const notAscii = /[^\x00-\x7f]/;
const loneByte = /[\udc80-\udcff]/;

export function isAscii(text: string): boolean {
  return !notAscii.test(text);
}

/** The bytes of a string as Go holds it. */
export function toBytes(text: string): Uint8Array {
  if (!loneByte.test(text)) return encoder.encode(text);
  const parts: number[] = [];
  for (const rune of text) {
    const code = rune.codePointAt(0)!;
    if (code >= 0xdc80 && code <= 0xdcff) parts.push(code - 0xdc00);
    else parts.push(...encoder.encode(rune));
  }
  return Uint8Array.from(parts);
}

/** The string whose bytes these are. */
export function fromBytes(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return decodeLoosely(bytes);
  }
}

function decodeLoosely(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length;) {
    const length = sequenceLength(bytes[i]!);
    let taken = 1;
    if (length > 1 && i + length <= bytes.length) {
      try {
        out += strict.decode(bytes.subarray(i, i + length));
        taken = length;
      } catch {
        out += String.fromCharCode(0xdc00 + bytes[i]!);
      }
    } else {
      out += bytes[i]! < 0x80 ? String.fromCharCode(bytes[i]!) : String.fromCharCode(0xdc00 + bytes[i]!);
    }
    i += taken;
  }
  return out;
}

function sequenceLength(first: number): number {
  if (first < 0xc2) return 1;
  if (first < 0xe0) return 2;
  if (first < 0xf0) return 3;
  return first < 0xf5 ? 4 : 1;
}

export function byteLength(text: string): number {
  return isAscii(text) ? text.length : toBytes(text).length;
}

/** The bytes `[start, end)` of a string. A cut through a rune leaves its bytes. */
export function byteSlice(chars: Chars, start: number, end: number): Chars {
  const text = textOf(chars);
  if (isAscii(text)) return slice(chars, start, end);
  const bytes = toBytes(text);
  const from = fromBytes(bytes.subarray(0, start)).length;
  const part = fromBytes(bytes.subarray(start, end));
  if (text.startsWith(part, from)) return slice(chars, from, from + part.length);
  return derive(part, chars);
}

/** Orders strings as Go does: by bytes. */
export function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  if (isAscii(a) && isAscii(b)) return a < b ? -1 : 1;
  const left = toBytes(a);
  const right = toBytes(b);
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    if (left[i] !== right[i]) return left[i]! - right[i]!;
  }
  return left.length - right.length;
}
