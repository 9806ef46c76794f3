// Versions and constraints as github.com/Masterminds/semver v3 has them; npm's rules differ.

export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly pre: string;
  readonly metadata: string;
  readonly original: string;
}

const suffixes = '(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(?:\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?';
const loose = new RegExp(`^v?([0-9]+)(?:\\.([0-9]+))?(?:\\.([0-9]+))?${suffixes}$`);
const wild = '[0-9|xX*]+';
const words = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const version = `v?${wild}(?:\\.${wild})?(?:\\.${wild})?(?:-${words})?(?:\\+${words})?`;
// The alternatives stand in the order in which the library tries them: the empty operator is written `=||`.
const operator = '=|!=|>=|=>|<=|=<|~>|>|<|~|\\^|';
const one = `\\s*(?:${operator})\\s*${version}\\s*`;
const group = new RegExp(`^(?:${one})(?:(?:\\s+|,\\s*)(?:${operator})\\s*${version}\\s*)*$`);
const each = new RegExp(`(${operator})\\s*(${version})`, 'g');
const range = new RegExp(`\\s*(${version})\\s+-\\s+(${version})\\s*`, 'g');
const parts = new RegExp(`^v?(${wild})(?:\\.(${wild}))?(?:\\.(${wild}))?(-[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?`);

export type Parsed<T> = T | { readonly error: string };

/** Reads a version; missing parts are 0. */
export function parseVersion(text: string): Parsed<Version> {
  const match = loose.exec(text);
  if (!match) return { error: 'invalid semantic version' };
  const pre = match[4] ?? '';
  if (pre.split('.').some((part) => /^0[0-9]+$/.test(part))) return { error: 'version segment starts with 0' };
  const [major, minor, patch] = [match[1], match[2], match[3]].map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
  ];
  return { major, minor, patch, pre, metadata: match[5] ?? '', original: text };
}

/** `1.2.3-rc.1+build`, without what the original had too little or too much. */
export function showVersion(v: Version): string {
  return `${v.major}.${v.minor}.${v.patch}${v.pre && `-${v.pre}`}${v.metadata && `+${v.metadata}`}`;
}

export function compareVersions(a: Version, b: Version): number {
  return (
    Math.sign(a.major - b.major) ||
    Math.sign(a.minor - b.minor) ||
    Math.sign(a.patch - b.patch) ||
    comparePre(a.pre, b.pre)
  );
}

function comparePre(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '') return 1;
  if (b === '') return -1;
  const left = a.split('.');
  const right = b.split('.');
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const order = comparePart(left[i] ?? '', right[i] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

function comparePart(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '') return -1;
  if (b === '') return 1;
  const numbers = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (numbers[0] && numbers[1]) return Number(a) > Number(b) ? 1 : -1;
  if (numbers[0]) return -1;
  if (numbers[1]) return 1;
  return a > b ? 1 : -1;
}

interface Bound {
  readonly operator: string;
  readonly version: Version;
  /** Which part is the first that was left open (`x`, `*` or missing). */
  readonly open: 'major' | 'minor' | 'patch' | undefined;
}

/** A constraint: any of the groups must hold, and of a group each bound. */
export type Constraint = readonly (readonly Bound[])[];

function parseBound(operatorText: string, text: string): Parsed<Bound> {
  const [, major, minor, patch, pre = ''] = parts.exec(text)!;
  const isOpen = (part: string | undefined): boolean => part === undefined || /^[xX*]$/.test(part);
  const open = isOpen(major) ? 'major' : isOpen(minor) ? 'minor' : isOpen(patch) ? 'patch' : undefined;
  const filled = { major: `0.0.0${pre}`, minor: `${major}.0.0${pre}`, patch: `${major}.${minor}.0${pre}` };
  const parsed = parseVersion(open ? filled[open] : text);
  if ('error' in parsed) return { error: 'constraint parser error' };
  return { operator: operatorText, version: parsed, open };
}

export function parseConstraint(text: string): Parsed<Constraint> {
  const rewritten = text.replace(range, (_whole, low: string, high: string) => `>= ${low}, <= ${high} `);
  const groups: Bound[][] = [];
  for (const part of rewritten.split('||')) {
    if (!group.test(part)) return { error: `improper constraint: ${part}` };
    const bounds: Bound[] = [];
    for (const match of part.matchAll(each)) {
      const bound = parseBound(match[1]!, match[2]!);
      if ('error' in bound) return bound;
      bounds.push(bound);
    }
    groups.push(bounds);
  }
  return groups;
}

/** A prerelease only satisfies a group that names one. */
export function satisfies(v: Version, constraint: Constraint): boolean {
  return constraint.some((bounds) => {
    const pre = bounds.some((bound) => bound.version.pre !== '');
    return bounds.every((bound) => (v.pre === '' || pre) && holds(v, bound));
  });
}

function holds(v: Version, bound: Bound): boolean {
  const c = bound.version;
  const order = compareVersions(v, c);
  switch (bound.operator) {
    case '':
    case '=':
      return bound.open ? holdsTilde(v, bound) : order === 0;
    case '!=':
      return holdsNot(v, bound);
    case '>':
      return holdsGreater(v, bound);
    case '<':
      return order < 0;
    case '>=':
    case '=>':
      return order >= 0;
    case '<=':
    case '=<':
      if (!bound.open) return order <= 0;
      return v.major < c.major || (v.major === c.major && (v.minor <= c.minor || isMinorOpen(bound)));
    case '~':
    case '~>':
      return holdsTilde(v, bound);
    default:
      return holdsCaret(v, bound);
  }
}

function isMinorOpen(bound: Bound): boolean {
  return bound.open === 'minor';
}

function holdsTilde(v: Version, bound: Bound): boolean {
  const c = bound.version;
  if (compareVersions(v, c) < 0) return false;
  if (c.major === 0 && c.minor === 0 && c.patch === 0 && bound.open !== 'minor' && bound.open !== 'patch') return true;
  return v.major === c.major && (v.minor === c.minor || isMinorOpen(bound));
}

function holdsNot(v: Version, bound: Bound): boolean {
  const c = bound.version;
  if (bound.open) {
    if (v.major !== c.major) return true;
    if (isMinorOpen(bound)) return false;
    if (v.minor !== c.minor) return true;
    if (bound.open === 'patch') return (v.pre !== '' || c.pre !== '') && comparePre(v.pre, c.pre) !== 0;
    if (v.patch !== c.patch) return true;
  }
  return compareVersions(v, c) !== 0;
}

function holdsGreater(v: Version, bound: Bound): boolean {
  const c = bound.version;
  if (!bound.open || v.major !== c.major) return bound.open ? v.major > c.major : compareVersions(v, c) > 0;
  if (isMinorOpen(bound)) return false;
  return bound.open === 'patch' ? v.minor > c.minor : compareVersions(v, c) > 0;
}

function holdsCaret(v: Version, bound: Bound): boolean {
  const c = bound.version;
  if (compareVersions(v, c) < 0) return false;
  if (c.major > 0 || isMinorOpen(bound)) return v.major === c.major;
  if (v.major > 0) return false;
  if (c.minor > 0 || bound.open === 'patch') return v.minor === c.minor;
  return v.minor === 0 && v.patch === c.patch;
}
