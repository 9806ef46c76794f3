import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { crc32, hasBase36Crc, hasBase62Crc, hasBech32Checksum, hasHexCrc } from '../src/secrets-checksums.js';

// Tokens are made up, with checksums by another implementation (zlib), and cut so that no scanner takes them for real.
const join = (...parts: readonly string[]): string => parts.join('');

test('CRC-32 has the check value of the catalogue of CRC algorithms', () => {
  assert.is(crc32('123456789'), 0xcbf43926);
  assert.is(crc32(''), 0);
});

// GitHub, "Behind GitHub's new authentication token formats" (2021): six characters of base 62, filled up with zeros.
test('the checksum of GitHub and npm is over the drawn part, in base 62', () => {
  const drawn = 'Ky9Pf34qY6Nb3wWD25RQ4F5ZR3qa7y';
  assert.ok(hasBase62Crc(join('ghp', '_', drawn, '3gm1IL')));
  assert.ok(hasBase62Crc(join('npm', '_', drawn, '3gm1IL')));
  assert.ok(hasBase62Crc(join('gho', '_', 'zero6baeCN6Zj4a3dDVhYRnKTbxTNJ', '0m7KHO')));
  assert.not(hasBase62Crc(join('ghp', '_', drawn, '3gm1IM')));
  assert.not(hasBase62Crc(join('ghp', '_', 'x', drawn.slice(1), '3gm1IL')));
});

// GitLab handbook, design document "Routable tokens": over the prefix, payload and length, in base 36.
test('the checksum of routable GitLab tokens is over all before it, in base 36', () => {
  const payload = 'bzoxCnU6a2xpbnR_XHwpmf2v5ZMlPNZUr036EA';
  assert.ok(hasBase36Crc(join('glpat', '-', payload, '.12', '177wt8c')));
  assert.ok(hasBase36Crc(join('glpat', '-', payload, '.01.12', '196xmzd')));
  assert.not(hasBase36Crc(join('glrt', '-', payload, '.12', '177wt8c')));
});

// Observed on service account tokens that Grafana issued: little-endian, over prefix and secret.
test('the checksum of Grafana is over prefix and secret, in hex', () => {
  assert.ok(hasHexCrc(join('glsa', '_', 'Q2zg4mZaouqKLiMcVbpT4r5yHUig43ki', '_2c869056')));
  assert.not(hasHexCrc(join('glsa', '_', 'Q2zg4mZaouqKLiMcVbpT4r5yHUig43ki', '_5690862c')));
});

// BIP 173, "Test vectors".
test('the checksum of Bech32 is that of BIP 173', () => {
  for (const valid of ['A12UEL5L', 'a12uel5l', 'abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw', '?1ezyfcl']) {
    assert.ok(hasBech32Checksum(valid), valid);
  }
  for (const wrong of ['A1G7SGD8', 'A12UEL5M', 'a12uelbl']) assert.not(hasBech32Checksum(wrong), wrong);
});

test.run();
