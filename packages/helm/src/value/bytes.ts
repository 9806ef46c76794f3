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
  const bytes = new Uint8Array(text.length * 3);
  let used = 0;
  let from = 0;
  const flush = (to: number): void => {
    if (to > from) used += encoder.encodeInto(text.slice(from, to), bytes.subarray(used)).written;
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0xd800 && code <= 0xdbff) at++;
    else if (code >= 0xdc80 && code <= 0xdcff) {
      flush(at);
      bytes[used++] = code - 0xdc00;
      from = at + 1;
    }
  }
  flush(text.length);
  return bytes.slice(0, used);
}

/** The string whose bytes these are. */
export function fromBytes(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return decodeLoosely(bytes);
  }
}

/** Runs of valid UTF-8 are decoded as a whole; every other byte becomes a lone surrogate. */
function decodeLoosely(bytes: Uint8Array): string {
  const parts: string[] = [];
  let from = 0;
  let at = 0;
  const flush = (): void => {
    if (at > from) parts.push(strict.decode(bytes.subarray(from, at)));
  };
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length > 0) at += length;
    else {
      flush();
      parts.push(String.fromCharCode(0xdc00 + bytes[at]!));
      from = ++at;
    }
  }
  flush();
  return parts.join('');
}

/** Bytes of the character that starts at an offset; 0 if it is no UTF-8. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  for (let i = 1; i < length; i++) if ((bytes[at + i]! & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1]!;
  if ((first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)) return 0;
  if ((first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f)) return 0;
  return length;
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
