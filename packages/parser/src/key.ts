import type { Scalar } from '@klint/model';
import { dialects } from './dialect.js';
import { Float, Int, resolveScalar, Unresolvable } from './resolve.js';

/**
 * The name of a key as sigs.k8s.io/yaml turns it into a JSON string: booleans and numbers by their value (`on` is
 * "true", `0x10` is "16"), floats with the digits of 32 bits. What cannot be a key says why.
 */
export function keyName(key: Pick<Scalar, 'content' | 'style' | 'tag'>): string | Unresolvable {
  const value = resolveScalar(key, dialects.kubectl);
  if (typeof value === 'string' || value instanceof Unresolvable) return value;
  if (value === null) return new Unresolvable('a key must not be null');
  if (value instanceof Float) return floatName(value.value);
  if (value instanceof Int && value.value >= 2n ** 63n) return new Unresolvable('a number this large cannot be a key');
  return String(value instanceof Int ? value.value : value);
}

/** Go's strconv.FormatFloat(value, 'g', -1, 32). */
function floatName(value: number): string {
  const single = Math.fround(value);
  if (Number.isNaN(single)) return '.nan';
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf';
  if (single === 0) return Object.is(single, -0) ? '-0' : '0';
  let digits = 1;
  while (Math.fround(Number(single.toPrecision(digits))) !== single) digits += 1;
  const [mantissa = '', exponent = ''] = single.toExponential(digits - 1).split('e');
  const power = Number(exponent);
  // 6 is what 'g' uses in place of a missing precision.
  if (power >= -4 && power < 6) return String(Number(single.toPrecision(digits)));
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
