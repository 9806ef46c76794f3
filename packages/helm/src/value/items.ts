import { toBytes } from './bytes.js';
import { textOf } from './chars.js';
import { type Bytes, int, type Value } from './value.js';

/** The bytes of a []byte as the integers that a range over it gives. */
export function itemsOfBytes(bytes: Bytes): Value[] {
  return Array.from(toBytes(textOf(bytes.chars)), (byte) => int(byte, 'uint8'));
}
