import { add, type Decimal, decimalOf, divide, multiply, subtract, toNumber } from '../format/decimal.js';
import { Failure } from '../template/errors.js';
import { int, int64, type Value } from '../value/value.js';
import { plain, takes, takesMany } from './define.js';
import { toFloat64, toInt64, toText } from './convert.js';

type Operation = (a: Decimal, b: Decimal) => Decimal | undefined;

function decimals(first: Value, others: readonly Value[], operation: Operation): number {
  const read = (value: Value): Decimal => {
    const float = toFloat64(value);
    if (!Number.isFinite(float)) throw new Failure(`Cannot create a Decimal from ${float}`);
    return decimalOf(float);
  };
  let result = read(first);
  for (const other of others) {
    const next = operation(result, read(other));
    if (!next) throw new Failure('decimal division by 0');
    result = next;
  }
  return toNumber(result);
}

function nonZero(value: bigint): bigint {
  if (value === 0n) throw new Failure('runtime error: integer divide by zero');
  return value;
}

/** sprig's round: a fraction of `on` or more goes up, whatever the sign. */
function round(value: Value, places: number, on = 0.5): number {
  const power = 10 ** places;
  const digit = power * toFloat64(value);
  const fraction = digit - Math.trunc(digit);
  return (fraction >= on ? Math.ceil(digit) : Math.floor(digit)) / power;
}

function extreme(name: string, wins: (a: bigint, b: bigint) => boolean) {
  return plain(name, takesMany(['any'], 'any'), (first, ...others) =>
    int64(others.map(toInt64).reduce((best, next) => (wins(next, best) ? next : best), toInt64(first))),
  );
}

function sum(values: readonly Value[]): bigint {
  return values.reduce<bigint>((total, value) => total + toInt64(value), 0n);
}

export const math = [
  plain('int', takes('any'), (value) => int(toInt64(value))),
  plain('int64', takes('any'), (value) => int64(toInt64(value))),
  plain('float64', takes('any'), toFloat64),
  plain('atoi', takes('string'), (text) => int(/^[+-]?\d+$/.test(text) ? clamp(BigInt(text.replace('+', ''))) : 0n)),
  plain('toDecimal', takes('any'), (value) => int64(octal(toText(value)))),
  plain('add1', takes('any'), (value) => int64(toInt64(value) + 1n)),
  plain('add', takesMany([], 'any'), (...values) => int64(sum(values))),
  plain('sub', takes('any', 'any'), (a, b) => int64(toInt64(a) - toInt64(b))),
  plain('div', takes('any', 'any'), (a, b) => int64(toInt64(a) / nonZero(toInt64(b)))),
  plain('mod', takes('any', 'any'), (a, b) => int64(toInt64(a) % nonZero(toInt64(b)))),
  plain('mul', takesMany(['any'], 'any'), (first, ...others) =>
    int64(others.reduce<bigint>((product, value) => BigInt.asIntN(64, product * toInt64(value)), toInt64(first))),
  ),
  plain('add1f', takes('any'), (value) => decimals(value, [1], add)),
  plain('addf', takesMany([], 'any'), (...values) => decimals(0, values, add)),
  plain('subf', takesMany(['any'], 'any'), (first, ...others) => decimals(first, others, subtract)),
  plain('mulf', takesMany(['any'], 'any'), (first, ...others) => decimals(first, others, multiply)),
  plain('divf', takesMany(['any'], 'any'), (first, ...others) => decimals(first, others, divide)),
  extreme('max', (a, b) => a > b),
  extreme('biggest', (a, b) => a > b),
  extreme('min', (a, b) => a < b),
  plain('maxf', takesMany(['any'], 'any'), (first, ...others) => Math.max(toFloat64(first), ...others.map(toFloat64))),
  plain('minf', takesMany(['any'], 'any'), (first, ...others) => Math.min(toFloat64(first), ...others.map(toFloat64))),
  plain('ceil', takes('any'), (value) => Math.ceil(toFloat64(value))),
  plain('floor', takes('any'), (value) => Math.floor(toFloat64(value))),
  plain('round', takesMany(['any', 'int'], 'float64'), (value, places, ...on) => round(value, places, on[0])),
];

const limit = 2n ** 63n;

/** strconv.Atoi gives the nearest int for what is too large. */
function clamp(value: bigint): bigint {
  return value >= limit ? limit - 1n : value < -limit ? -limit : value;
}

function octal(text: string): bigint {
  const match = /^([+-]?)([0-7]+)$/.exec(text);
  if (!match) return 0n;
  const value = BigInt(`0o${match[2]}`);
  return value >= limit ? 0n : match[1] === '-' ? -value : value;
}
