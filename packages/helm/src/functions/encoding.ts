import { createHash } from 'node:crypto';
import { fromBytes, toBytes } from '../value/bytes.js';
import { textOf } from '../value/chars.js';
import { derived, plain, takes, track } from './define.js';

// Encodings and hashes: exact, and without randomness.

const alphabet32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function encode32(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 5) {
    const part = bytes.subarray(i, i + 5);
    let bits = 0n;
    for (let j = 0; j < 5; j++) bits = (bits << 8n) | BigInt(part[j] ?? 0);
    const digits = Math.ceil((part.length * 8) / 5);
    for (let j = 0; j < 8; j++) out += j < digits ? alphabet32[Number((bits >> BigInt(35 - 5 * j)) & 31n)] : '=';
  }
  return out;
}

/** Go's decoder: line ends are passed over, anything else that does not belong is an error at its offset. */
function decode(text: string, group: number, alphabet: RegExp, kind: string): string | Uint8Array {
  const clean = text.replace(/[\r\n]/g, '');
  const body = clean.replace(/=+$/, '');
  const bad = [...body].findIndex((char) => !alphabet.test(char));
  const padding = clean.length - body.length;
  const lengths = group === 4 ? [0, 2, 1] : [0, 6, 4, 3, 1];
  const tail = body.length % group;
  const padded = tail === 0 ? padding === 0 : lengths.includes(padding) && tail + padding === group;
  if (bad >= 0) return `illegal ${kind} data at input byte ${offsetOf(text, bad)}`;
  if (!padded) return `illegal ${kind} data at input byte ${faultOf(text, body.length, clean.length, group, padding)}`;
  return group === 4 ? new Uint8Array(Buffer.from(body, 'base64')) : decode32(body);
}

/** The offset in the text with line ends of an offset without. */
function offsetOf(text: string, index: number): number {
  let left = index;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\n' || text[i] === '\r') continue;
    if (left-- === 0) return i;
  }
  return text.length;
}

function faultOf(text: string, body: number, whole: number, group: number, padding: number): number {
  if (padding === 0) return offsetOf(text, body - (body % group));
  const tail = body % group;
  if (tail === 0 || (group === 4 && tail === 1)) return offsetOf(text, body);
  return offsetOf(text, tail + padding > group ? body + (group - tail) : whole);
}

function decode32(body: string): Uint8Array {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const char of body) {
    bits = ((bits << 5) | alphabet32.indexOf(char)) & 0xfff;
    count += 5;
    if (count >= 8) {
      count -= 8;
      bytes.push((bits >> count) & 0xff);
    }
  }
  return Uint8Array.from(bytes);
}

function decoded(text: string, group: number, alphabet: RegExp, kind: string): string {
  const result = decode(text, group, alphabet, kind);
  return typeof result === 'string' ? result : fromBytes(result);
}

function hash(name: string, algorithm: string) {
  return track(name, takes('string'), (call, text) => {
    call.spend(textOf(text).length >> 6);
    return derived(
      createHash(algorithm)
        .update(toBytes(textOf(text)))
        .digest('hex'),
      [text],
    );
  });
}

export const encodings = [
  plain('b64enc', takes('string'), (text) => Buffer.from(toBytes(text)).toString('base64')),
  plain('b64dec', takes('string'), (text) => decoded(text, 4, /[A-Za-z0-9+/]/, 'base64')),
  plain('b32enc', takes('string'), (text) => encode32(toBytes(text))),
  plain('b32dec', takes('string'), (text) => decoded(text, 8, /[A-Z2-7]/, 'base32')),
  hash('sha1sum', 'sha1'),
  hash('sha256sum', 'sha256'),
  hash('sha512sum', 'sha512'),
];
