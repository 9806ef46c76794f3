import { readDoubleQuoted } from '../quoted.js';
import { foldLines } from './fold.js';
import { code, declined, type Source } from './source.js';

/** The offset behind the quote that ends the scalar that starts at `at`. */
export function quoteEnd({ content, end }: Source, at: number): number {
  const quote = content.charCodeAt(at);
  for (let i = at + 1; i < end; i++) {
    const found = content.charCodeAt(i);
    if (found === quote) {
      if (quote !== code.singleQuote || i + 1 >= end || content.charCodeAt(i + 1) !== quote) return i + 1;
      i += 1;
    } else if (found === code.backslash && quote === code.doubleQuote) i += 1;
  }
  throw declined;
}

/** Reports the quoted scalar at `[start, end)`; one that is to be a `key` has one line. */
export function readQuoted({ content, sink }: Source, start: number, end: number, key: boolean): void {
  const inner = content.slice(start + 1, end - 1);
  const isLong = inner.includes('\n');
  if (isLong && (key || /\n(?:---|\.\.\.)/.test(inner))) throw declined;
  if (content.charCodeAt(start) === code.doubleQuote) {
    const read = isLong || inner.includes('\\') ? readDoubleQuoted(inner) : inner;
    if (typeof read !== 'string') throw declined;
    sink.scalar(read, 'double', start, end);
    return;
  }
  const folded = isLong ? foldLines(inner) : inner;
  sink.scalar(folded.includes("'") ? folded.replaceAll("''", "'") : folded, 'single', start, end);
}
