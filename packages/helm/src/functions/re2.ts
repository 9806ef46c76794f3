import type { RE2JS } from 're2js';

/** A pattern of Go's regexp; throws if it is none. What reads patterns is set up only when the first of them comes. */
export function compileRe2(pattern: string): RE2JS {
  const re2: typeof import('re2js') = require('re2js');
  return re2.RE2JS.compile(pattern);
}
