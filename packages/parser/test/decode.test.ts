import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { decode } from '@klint/parser';

const text = 'a: é😀\n';

function utf16(content: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + content, 'utf16le');
  return order === 'le' ? bytes : Buffer.from(bytes).swap16();
}

test('UTF-8 with and without byte order mark, UTF-16 with one', () => {
  const utf8 = [Buffer.from(text), Buffer.from(`\ufeff${text}`)];
  for (const bytes of [...utf8, utf16(text, 'le', true), utf16(text, 'be', true)]) {
    assert.equal(decode(bytes), { content: text });
  }
  assert.equal(decode(new Uint8Array()), { content: '' });
  assert.equal(decode(Buffer.from([0xff, 0xfe])), { content: '' });
});

test('a byte order mark that is not the first character stays', () => {
  assert.equal(decode(Buffer.from('a\ufeffb')), { content: 'a\ufeffb' });
  assert.equal(decode(utf16('a\ufeffb', 'le', true)), { content: 'a\ufeffb' });
});

test('encodings that Kubernetes does not read', () => {
  const detail = (bytes: Uint8Array) => {
    const decoded = decode(bytes);
    return 'failure' in decoded ? `${decoded.failure}: ${decoded.detail}` : 'read';
  };
  const latin1 = Buffer.from('a: 1\nb: caf\xe9 x\n', 'latin1');
  assert.is(detail(latin1), 'encoding: not UTF-8 (first wrong byte 0xe9 in line 2)');
  assert.is(detail(Buffer.from([0x61, 0xc3])), 'encoding: not UTF-8 (first wrong byte 0xc3 in line 1)');
  // An encoded surrogate and an overlong form.
  assert.is(detail(Buffer.from([0x0a, 0xed, 0xa0, 0x80])), 'encoding: not UTF-8 (first wrong byte 0xed in line 2)');
  assert.is(detail(Buffer.from([0xc0, 0x80])), 'encoding: not UTF-8 (first wrong byte 0xc0 in line 1)');
  assert.is(detail(utf16('apiVersion: v1\n', 'le', false)), 'encoding: UTF-16 without a byte order mark');
  assert.is(detail(utf16('apiVersion: v1\n', 'be', false)), 'encoding: UTF-16 without a byte order mark');
  assert.is(detail(Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])), 'encoding: UTF-32');
  assert.is(detail(Buffer.from([0xff, 0xfe, 0x61])), 'encoding: damaged UTF-16');
});

test('binary files', () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
  const gzip = Buffer.from([0x1f, 0x8b, 0x08, 0x08, 0xaa, 0xbb, 0xcc]);
  const oneNul = Buffer.from('apiVersion: v1\0\nkind: x\n');
  for (const bytes of [png, gzip, oneNul]) assert.equal(decode(bytes), { failure: 'binary', detail: 'binary' });
});

test.run();
