// Numbers as Go's strconv prints them.

interface Decimal {
  /** No leading zeros, except '0' itself. */
  readonly digits: string;
  /** The value is 0.digits × 10^point. */
  readonly point: number;
}

const view = new DataView(new ArrayBuffer(8));

/** The exact decimal value of a finite, non-negative double. */
function exactDecimal(value: number): Decimal {
  if (value === 0) return { digits: '0', point: 1 };
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = exponent === 0 ? fraction : fraction | 0x10000000000000n;
  const power = (exponent === 0 ? 1 : exponent) - 1075;
  if (power >= 0) {
    const digits = (mantissa << BigInt(power)).toString();
    return { digits, point: digits.length };
  }
  const digits = (mantissa * 5n ** BigInt(-power)).toString();
  return { digits, point: digits.length + power };
}

/** The shortest digits that read back as the same double. */
function shortestDecimal(value: number): Decimal {
  if (value === 0) return { digits: '0', point: 1 };
  const [mantissa, exponent] = value.toExponential().split('e') as [string, string];
  return { digits: mantissa.replace('.', ''), point: Number(exponent) + 1 };
}

/** Keeps the first `count` digits (negative: none), rounding half to even on the exact value. */
function roundDecimal(decimal: Decimal, count: number): Decimal {
  const { digits, point } = decimal;
  if (count >= digits.length) return decimal;
  if (count < 0) return { digits: '0', point };
  const kept = digits.slice(0, count);
  const next = digits.charCodeAt(count) - 48;
  const tie = next === 5 && /^0*$/.test(digits.slice(count + 1));
  const odd = count > 0 && (digits.charCodeAt(count - 1) - 48) % 2 === 1;
  if (!(next > 5 || (next === 5 && (!tie || odd)))) return { digits: kept === '' ? '0' : kept, point };
  const up = (BigInt(kept === '' ? '0' : kept) + 1n).toString().padStart(count, '0');
  return { digits: up, point: point + (up.length > count ? 1 : 0) };
}

function exponentForm(decimal: Decimal, precision: number, letter: string): string {
  const digits = decimal.digits.padEnd(precision + 1, '0');
  const exponent = decimal.digits === '0' && /^0+$/.test(digits) ? 0 : decimal.point - 1;
  const mantissa = precision > 0 ? `${digits[0]}.${digits.slice(1, precision + 1)}` : digits[0]!;
  return `${mantissa}${letter}${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function fixedForm(decimal: Decimal, precision: number): string {
  const { digits, point } = decimal;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  if (precision <= 0) return whole;
  const fraction = (point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits).padEnd(precision, '0');
  return `${whole}.${fraction.slice(0, precision)}`;
}

/** strconv.FormatFloat for the formats e, E, f, g and G; a precision of -1 is the shortest that reads back. */
export function formatFloat(value: number, format: string, precision: number): string {
  if (Number.isNaN(value)) return 'NaN';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const size = Math.abs(value);
  if (size === Infinity) return `${sign || '+'}Inf`;
  const letter = format === 'E' || format === 'G' ? 'E' : 'e';
  const shortest = precision < 0;
  const lower = format.toLowerCase();
  if (lower === 'e') {
    const decimal = shortest ? shortestDecimal(size) : roundDecimal(exactDecimal(size), precision + 1);
    return sign + exponentForm(decimal, shortest ? decimal.digits.length - 1 : precision, letter);
  }
  if (lower === 'f') {
    const exact = shortest ? shortestDecimal(size) : exactDecimal(size);
    const decimal = shortest || size === 0 ? exact : roundDecimal(exact, exact.point + precision);
    return sign + fixedForm(decimal, shortest ? Math.max(decimal.digits.length - decimal.point, 0) : precision);
  }
  return sign + generalForm(size, precision, letter);
}

function generalForm(size: number, wanted: number, letter: string): string {
  const shortest = wanted < 0;
  const precision = wanted === 0 ? 1 : wanted;
  const decimal = shortest ? shortestDecimal(size) : trimZeros(roundDecimal(exactDecimal(size), precision));
  const count = decimal.digits.length;
  let limit = shortest ? 6 : precision;
  if (!shortest && limit > count && count >= decimal.point) limit = count;
  const exponent = size === 0 ? 0 : decimal.point - 1;
  if (exponent < -4 || exponent >= limit) return exponentForm(decimal, count - 1, letter);
  return fixedForm(decimal, Math.max(count - decimal.point, 0));
}

function trimZeros(decimal: Decimal): Decimal {
  const digits = decimal.digits.replace(/0+$/, '');
  return { digits: digits === '' ? '0' : digits, point: decimal.point };
}

/** A float as `%v` prints it: the exponent form from 1e+06 on (if its digits are short) and below 1e-4. */
export function displayFloat(value: number): string {
  return formatFloat(value, 'g', -1);
}

/** A float as encoding/json prints it. */
export function jsonNumber(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}
