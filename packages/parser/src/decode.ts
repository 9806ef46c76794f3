/** The text of a file, or why it has none; `detail` fits into a sentence ("The file is {detail}"). */
export type Decoded =
  | { readonly content: string }
  | { readonly failure: 'binary' | 'encoding'; readonly detail: string };

/**
 * Decodes a file as kubectl does: UTF-8 with or without byte order mark, UTF-16 with one. The mark is not part of the
 * content. A file with NUL bytes, or with control characters and no valid UTF-8, is binary.
 */
export function decode(bytes: Uint8Array): Decoded {
  const mark = byteOrderMark(bytes);
  if (mark === 'utf-32') return { failure: 'encoding', detail: 'UTF-32' };
  if (mark) return decodeUtf16(bytes.subarray(2), mark);
  if (bytes.includes(0)) return withNul(bytes);
  try {
    return { content: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return invalidUtf8(bytes);
  }
}

/** The bytes of a text in the encoding of the file that `bytes` are of, with its byte order mark. */
export function encodeLike(content: string, bytes: Uint8Array): Uint8Array {
  const mark = byteOrderMark(bytes);
  if (mark === 'utf-16le' || mark === 'utf-16be') {
    const swap = mark === 'utf-16be';
    const units = new DataView(new ArrayBuffer(2 + content.length * 2));
    units.setUint16(0, 0xfeff, !swap);
    for (let i = 0; i < content.length; i++) units.setUint16(2 + i * 2, content.charCodeAt(i), !swap);
    return new Uint8Array(units.buffer);
  }
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return new TextEncoder().encode(isMarked ? `\ufeff${content}` : content);
}

function byteOrderMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-32' | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32' : 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  let units = bytes;
  if (encoding === 'utf-16be') {
    // Not every Node knows the big-endian decoder, so the bytes are swapped instead.
    units = Uint8Array.from(bytes, (_, i) => bytes[i ^ 1] ?? bytes[i]!);
  }
  try {
    const content = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true }).decode(units);
    if (content.includes('\0')) return { failure: 'binary', detail: 'binary' };
    return { content };
  } catch {
    return { failure: 'encoding', detail: 'damaged UTF-16' };
  }
}

/** UTF-16 text without a mark has its NUL bytes on one side of each pair only, and most pairs have one. */
function withNul(bytes: Uint8Array): Decoded {
  const pairs = Math.min(bytes.length, 1024) >> 1;
  const nuls = [0, 0];
  for (let i = 0; i < pairs * 2; i++) if (bytes[i] === 0) nuls[i & 1]! += 1;
  const [even, odd] = nuls as [number, number];
  const isUtf16 = Math.min(even, odd) === 0 && Math.max(even, odd) * 2 > pairs;
  if (isUtf16) return { failure: 'encoding', detail: 'UTF-16 without a byte order mark' };
  return { failure: 'binary', detail: 'binary' };
}

function invalidUtf8(bytes: Uint8Array): Decoded {
  if (bytes.some((byte) => byte < 0x20 && !textControls.has(byte))) return { failure: 'binary', detail: 'binary' };
  const offset = firstInvalid(bytes);
  let line = 1;
  for (let i = 0; i < offset; i++) if (bytes[i] === 10) line += 1;
  const byte = bytes[offset]!.toString(16).padStart(2, '0');
  return { failure: 'encoding', detail: `not UTF-8 (first wrong byte 0x${byte} in line ${line})` };
}

/** Tab, line feed, form feed, carriage return and escape occur in text files of odd encodings too. */
const textControls = new Set([9, 10, 12, 13, 27]);

/** Offset of the first byte at which decoding fails. */
function firstInvalid(bytes: Uint8Array): number {
  let offset = 0;
  while (offset < bytes.length) {
    const length = sequenceLength(bytes[offset]!);
    const sequence = bytes.subarray(offset, offset + length);
    if (length === 0 || !isUtf8(sequence)) return offset;
    offset += length;
  }
  return bytes.length - 1;
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

function isUtf8(sequence: Uint8Array): boolean {
  if (sequence.length === 1) return sequence[0]! < 0x80;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sequence);
    return true;
  } catch {
    return false;
  }
}
