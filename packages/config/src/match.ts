import type { Subject } from '@klint/model';
import type { WrittenMatch } from './document.js';
import { listOf, nameMatcher, pathMatcher } from './globs.js';
import type { Globs } from './globs.js';

/** Whether all patterns given match a subject; where none is given, everything matches. */
export function objectMatcher(
  match: WrittenMatch & { readonly path?: Globs },
  relative: (file: string) => string,
): (subject: Subject) => boolean {
  const tests: ((subject: Subject) => boolean)[] = [];
  if (match.path !== undefined) tests.push(fileMatcher(listOf(match.path), relative));
  for (const field of ['kind', 'namespace', 'name'] as const) {
    if (match[field] === undefined) continue;
    const matches = nameMatcher(listOf(match[field]));
    tests.push(({ resource }) => resource !== undefined && matches(resource[field]));
  }
  if (match.container !== undefined) {
    const matches = nameMatcher(listOf(match.container));
    tests.push(({ container }) => matches(container));
  }
  return (subject) => tests.every((test) => test(subject));
}

/** Remembers the answers: a file is asked about once for each of its objects. */
function fileMatcher(patterns: readonly string[], relative: (file: string) => string): (subject: Subject) => boolean {
  const matches = pathMatcher(patterns);
  const known = new Map<string, boolean>();
  return ({ file }) => {
    const answer = known.get(file) ?? matches(relative(file));
    known.set(file, answer);
    return answer;
  };
}
