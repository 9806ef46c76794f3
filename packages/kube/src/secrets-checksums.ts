// Checksums that some services put into their tokens, so that a token can be told from a text that looks like one.

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const bech32Letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const bech32Generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** CRC-32 (IEEE 802.3) of the characters of an ASCII text, unsigned. */
export function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i);
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** The last six characters are the CRC-32 of what stands between them and the prefix, in base 62: GitHub, npm. */
export function hasBase62Crc(token: string): boolean {
  const body = token.slice(token.indexOf('_') + 1, -6);
  let rest = crc32(body);
  let written = '';
  for (let i = 0; i < 6; i++) {
    written = digits[rest % 62]! + written;
    rest = Math.floor(rest / 62);
  }
  return token.endsWith(written);
}

/** The last seven characters are the CRC-32 of all before them, in base 36: routable tokens of GitLab. */
export function hasBase36Crc(token: string): boolean {
  return token.slice(-7) === crc32(token.slice(0, -7)).toString(36).padStart(7, '0');
}

/** The last eight characters are the CRC-32 of all before the last underscore, little-endian in hex: Grafana. */
export function hasHexCrc(token: string): boolean {
  const crc = crc32(token.slice(0, token.lastIndexOf('_')));
  const bytes = [0, 8, 16, 24].map((shift) => ((crc >>> shift) & 0xff).toString(16).padStart(2, '0'));
  return token.slice(-8).toLowerCase() === bytes.join('');
}

/** The checksum of Bech32 (BIP 173), in one letter case: keys of age. */
export function hasBech32Checksum(text: string): boolean {
  const lower = text.toLowerCase();
  const split = lower.lastIndexOf('1');
  const human = [...lower.slice(0, split)].map((letter) => letter.charCodeAt(0));
  const data = [...lower.slice(split + 1)].map((letter) => bech32Letters.indexOf(letter));
  if (data.includes(-1)) return false;
  const values = [...human.map((code) => code >> 5), 0, ...human.map((code) => code & 31), ...data];
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    bech32Generator.forEach((generator, i) => {
      if ((top >>> i) & 1) sum ^= generator;
    });
  }
  return sum === 1;
}
