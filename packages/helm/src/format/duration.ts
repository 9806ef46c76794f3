// time.Duration, in nanoseconds.

const units: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1000n,
  µs: 1000n,
  μs: 1000n,
  ms: 1000000n,
  s: 1000000000n,
  m: 60000000000n,
  h: 3600000000000n,
};

/** As Duration.String prints it: `1h30m0s`, `1.5ms`, `0s`. */
export function showDuration(nanoseconds: bigint): string {
  if (nanoseconds === 0n) return '0s';
  const sign = nanoseconds < 0n ? '-' : '';
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  if (size < 1000n) return `${sign}${size}ns`;
  if (size < 1000000n) return `${sign}${fraction(size, 1000n)}µs`;
  if (size < 1000000000n) return `${sign}${fraction(size, 1000000n)}ms`;
  const seconds = fraction(size % 60000000000n, 1000000000n);
  const minutes = size / 60000000000n;
  if (minutes === 0n) return `${sign}${seconds}s`;
  if (minutes < 60n) return `${sign}${minutes}m${seconds}s`;
  return `${sign}${minutes / 60n}h${minutes % 60n}m${seconds}s`;
}

function fraction(value: bigint, unit: bigint): string {
  const rest = (value % unit)
    .toString()
    .padStart(unit.toString().length - 1, '0')
    .replace(/0+$/, '');
  return rest === '' ? `${value / unit}` : `${value / unit}.${rest}`;
}

/** As time.ParseDuration reads it; undefined if it is none. */
export function parseDuration(text: string): bigint | undefined {
  const match = /^([+-]?)(.+)$/.exec(text);
  if (!match) return undefined;
  if (match[2] === '0') return 0n;
  const part = /(\d*)(?:(\.)(\d*))?(ns|us|µs|μs|ms|s|m|h)/y;
  let total = 0n;
  let at = 0;
  while (at < match[2]!.length) {
    part.lastIndex = at;
    const found = part.exec(match[2]!);
    if (!found || (found[1] === '' && !found[3])) return undefined;
    const unit = units[found[4]!]!;
    total += BigInt(found[1] || '0') * unit;
    if (found[3]) total += (BigInt(found[3]) * unit) / 10n ** BigInt(found[3].length);
    at = part.lastIndex;
  }
  if (total > 2n ** 63n - 1n && !(match[1] === '-' && total === 2n ** 63n)) return undefined;
  return match[1] === '-' ? -total : total;
}
