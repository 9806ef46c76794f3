import type Picomatch from 'picomatch';

/** Set up only where there are patterns. */
const picomatch = (): typeof Picomatch => require('picomatch');

const options: Picomatch.PicomatchOptions = { dot: true, windows: false };

/** One pattern or several, as klint.yaml allows it; an empty value is none. */
export type Globs = string | readonly string[] | null;

export function listOf(globs: Globs | undefined): readonly string[] {
  return globs === undefined || globs === null ? [] : [globs].flat();
}

/**
 * Whether a path is named by the patterns. A pattern that matches a folder names everything in it. The last pattern
 * that matches decides: one with `!` takes back, and if the first one has it, everything else is named.
 */
export function pathMatcher(patterns: readonly string[]): (path: string) => boolean {
  const tests = patterns.map((pattern) => {
    const positive = pattern.replace(/^!/, '');
    const clean = positive.replace(/^(\.\/)+/, '').replace(/\/+$/, '');
    return { names: pattern === positive, matches: picomatch()([clean, `${clean}/**`], options) };
  });
  const otherwise = tests[0]?.names === false;
  return (path) => tests.findLast(({ matches }) => matches(path))?.names ?? otherwise;
}

/** Whether a name matches one of the patterns; an absent one matches only `*`, `**` and the empty pattern. */
export function nameMatcher(patterns: readonly string[]): (name: string | undefined) => boolean {
  const anything = patterns.some((pattern) => pattern === '*' || pattern === '**');
  const absent = patterns.includes('');
  const named = patterns.filter((pattern) => pattern !== '');
  const matches = named.length > 0 ? picomatch()(named, options) : () => false;
  return (name) => anything || (name === undefined || name === '' ? absent : matches(name));
}
