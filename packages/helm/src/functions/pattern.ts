import { Failure, isOverflow } from '../template/errors.js';
import { isAscii } from '../value/bytes.js';
import { compileRe2 } from './re2.js';

// Go's regexp by way of RE2JS, which runs in linear time; simple patterns on short texts run as JavaScript's own.

const maxPattern = 1000;
const maxCached = 500;
const compiled = new Map<string, Regex | Failure>();

/** Start and end of the whole match and of each group; -1 for a group that took no part. */
export type Match = readonly number[];

/** A compiled pattern. */
export interface Regex {
  /** The first match at or after an offset. */
  find(text: string, from: number): Match | undefined;
  /** Numbers of the groups that have a name. */
  readonly names: Readonly<Record<string, number>>;
}

export function compile(pattern: string): Regex | Failure {
  let found = compiled.get(pattern);
  if (!found) {
    found = compileNew(pattern);
    if (compiled.size >= maxCached) compiled.clear();
    compiled.set(pattern, found);
  }
  return found;
}

function compileNew(pattern: string): Regex | Failure {
  if (pattern.length > maxPattern) return new Failure(`the pattern is longer than ${maxPattern} characters`, 'limit');
  const own = simpleRegex(pattern, () => linearRegex(pattern));
  if (own) return own;
  try {
    return linearRegex(pattern);
  } catch (error) {
    if (isOverflow(error)) throw error;
    return new Failure((error as Error).message);
  }
}

function linearRegex(pattern: string): Regex {
  const regex = compileRe2(pattern);
  const groups = regex.groupCount();
  // Searches go on in the text of the last one.
  let searched = '';
  let matcher: ReturnType<typeof regex.matcher> | undefined;
  return {
    names: regex.namedGroups(),
    find(text, from) {
      if (!matcher || text !== searched) matcher = regex.matcher((searched = text));
      return matcher.find(from) ? groupsOf(matcher, groups) : undefined;
    },
  };
}

function groupsOf(matcher: { start(group: number): number; end(group: number): number }, groups: number): number[] {
  const all: number[] = [];
  for (let i = 0; i <= groups; i++) all.push(matcher.start(i), matcher.end(i));
  return all;
}

/** Characters that stand for themselves, ASCII classes, sets of these; each perhaps with one quantifier. */
const simple = /^\^?(?:(?:[\w\-:,/@%"'=;!~&<> ]|\\[.\-/d+]|\[\^?(?:[\w.:,/@%+ ]|\\[d.\-]|\w-\w)+\])[+*?]?)+\$?$/;
/** Most steps that a pattern may take on a text, were it to go back as often as it can. */
const maxSteps = 1e6;

/**
 * The pattern as JavaScript reads it, if both mean the same: on ASCII text, and where going back cannot take long.
 * Other texts are left to the regular expression that `linear` makes.
 */
function simpleRegex(pattern: string, linear: () => Regex): Regex | undefined {
  const regex = simple.test(pattern) && compileOwn(pattern);
  if (!regex) return undefined;
  const loops = pattern.match(/[+*]/g)?.length ?? 0;
  const choices = 2 ** (pattern.match(/\?/g)?.length ?? 0);
  let other: Regex | undefined;
  return {
    names: {},
    find(text, from) {
      const steps = choices * text.length ** (loops + 1);
      if (steps > maxSteps || !isAscii(text)) return (other ??= linear()).find(text, from);
      regex.lastIndex = from;
      const found = regex.exec(text);
      return found ? [found.index, found.index + found[0].length] : undefined;
    },
  };
}

function compileOwn(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'g');
  } catch (error) {
    if (isOverflow(error)) throw error;
    return undefined;
  }
}
