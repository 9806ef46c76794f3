// resource.Quantity of apimachinery (pkg/api/resource/quantity.go, suffix.go).

const shape = /^([+-]?)(\d*)(?:\.(\d*))?([eEinumkKMGTP]*[-+]?\d*)$/;
const decimal: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const binary: Readonly<Record<string, bigint>> = { Ki: 10n, Mi: 20n, Gi: 30n, Ti: 40n, Pi: 50n, Ei: 60n };
const exponent = /^[eE]([+-]?\d+)$/;

/** Exponents beyond this are read as this; no resource is that large or that small. */
const MAX_EXPONENT = 1000;
const NANO = 9;
const MAX_BINARY = (2n ** 63n - 1n) * 10n ** 9n;

/**
 * The value of a quantity in nano units (`1` is 10^9), undefined if the API server refuses it. A fraction of a nano
 * unit is rounded away from zero. Numbers of JSON are read as their text, as Quantity.UnmarshalJSON does.
 */
export function parseQuantity(value: unknown): bigint | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') return undefined;
  const text = String(value);
  const match = text === '' ? null : shape.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', suffix = ''] = match;
  const digits = BigInt(whole + fraction || '0');
  const amount = scaled(digits, fraction.length, suffix);
  return amount === undefined || sign !== '-' ? amount : -amount;
}

function scaled(digits: bigint, places: number, suffix: string): bigint | undefined {
  const power = Object.hasOwn(binary, suffix) ? binary[suffix] : undefined;
  if (power !== undefined) {
    const amount = shifted(digits << power, NANO - places);
    return amount > MAX_BINARY ? MAX_BINARY : amount;
  }
  const scale = Object.hasOwn(decimal, suffix) ? decimal[suffix]! : exponentOf(suffix);
  return scale === undefined ? undefined : shifted(digits, scale + NANO - places);
}

function exponentOf(suffix: string): number | undefined {
  const match = exponent.exec(suffix);
  return match ? Math.max(-MAX_EXPONENT, Math.min(MAX_EXPONENT, Number(match[1]))) : undefined;
}

function shifted(digits: bigint, places: number): bigint {
  if (places >= 0) return digits * 10n ** BigInt(places);
  const divisor = 10n ** BigInt(-places);
  return (digits + divisor - 1n) / divisor;
}

/** Less than, equal to or greater than zero as `left` is to `right`; undefined if one of them is no quantity. */
export function compareQuantities(left: unknown, right: unknown): number | undefined {
  const [a, b] = [parseQuantity(left), parseQuantity(right)];
  if (a === undefined || b === undefined) return undefined;
  return a < b ? -1 : a > b ? 1 : 0;
}
