import { gzipSync } from 'node:zlib';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { credentialsIn } from '@klint/kube';
import { tokenFormats } from '../src/secrets-formats.js';
import { tokenRows } from './secrets-tokens.js';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const base62 = digits + letters.toUpperCase() + letters;
const classes: Readonly<Record<string, string>> = {
  w: base62,
  h: '0123456789abcdef',
  A: `${letters.toUpperCase()}234567`,
  a: letters.toUpperCase() + letters,
  z: digits + letters,
  0: digits,
};

/** Writes a token of a form, the same each time. */
function write(form: string): string {
  let seed = 5;
  const draw = (alphabet: string): string => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return alphabet[(seed >>> 8) % alphabet.length]!;
  };
  let token = '';
  for (const part of form.split(/(?=<)|(?<=>)/)) {
    const [, length, kind] = /^<(\d+) (\w)>$/.exec(part) ?? [];
    if (kind !== undefined) token += Array.from({ length: Number(length) }, () => draw(classes[kind]!)).join('');
    else token += part.startsWith('<crc') ? checksum(part, token) : part;
  }
  return token;
}

/** By another implementation than the one that is tested: gzip ends with CRC-32 and length. */
function checksum(kind: string, before: string): string {
  const crc = (text: string): number => gzipSync(text).readUInt32LE(gzipSync(text).length - 8);
  if (kind === '<crc36>') return crc(before).toString(36).padStart(7, '0');
  if (kind === '<crchex>') {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(crc(before));
    return `_${bytes.toString('hex')}`;
  }
  let rest = crc(before.slice(before.indexOf('_') + 1));
  let text = '';
  for (; text.length < 6; rest = Math.floor(rest / 62)) text = base62[rest % 62]! + text;
  return text;
}

test('every form of token is found in a text, with its place', () => {
  for (const [what, form] of tokenRows) {
    const token = write(form);
    for (const around of [['', ''], ['a: "', '"'], ['Token=', '\nnext'], ['-H ', ', then']] as const) {
      const text = around.join(token);
      const start = around[0].length;
      assert.equal(credentialsIn(text), [{ what, start, end: start + token.length }], text);
    }
  }
});

test('near misses are no tokens', () => {
  for (const [what, , nearMiss] of tokenRows) {
    const text = write(nearMiss);
    assert.equal(credentialsIn(`x ${text} y`), [], `${what}: ${text}`);
  }
});

test('a token that is the end of a longer word is none', () => {
  for (const [what, form] of tokenRows) {
    // Its host may have any name.
    if (what === 'Microsoft Teams webhook') continue;
    const token = write(form);
    assert.equal(credentialsIn(`x${token}`), [], `${what}: x${token}`);
  }
});

test('documented samples and filled-up tokens are no secrets', () => {
  const fill = [
    'AKIAIOSFODNN7EXAMPLE', `AKIA${'X'.repeat(16)}`, `xoxb-${'0'.repeat(12)}-${'0'.repeat(12)}`,
    `glpat-${'x'.repeat(20)}`,
  ];
  for (const text of [...fill, `sk_live_${'1'.repeat(24)}`, `SG.${'a'.repeat(22)}.${'b'.repeat(43)}`]) {
    assert.equal(credentialsIn(text), [], text);
  }
});

test('every format of the table has a row above', () => {
  const tokens = tokenRows.map(([what, form]) => ({ what, token: write(form) }));
  for (const { name, hint } of tokenFormats) {
    assert.ok(tokens.some(({ what, token }) => what === name && token.includes(hint)), `${name} ${hint}`);
  }
});

test.run();
