import { limits } from '../limits.js';
import { quoteEnd, readQuoted } from './quotes.js';
import { code, declined, isBreak, type Source } from './source.js';

/** Reads a collection in brackets, with all in it, and gives the offset behind it; `depth` is the number around it. */
export function readFlow(source: Source, start: number, depth: number): number {
  if (depth >= limits.depth) throw declined;
  const isMapping = source.code(start) === code.openBrace;
  const close = isMapping ? code.closeBrace : code.closeBracket;
  source.sink.open(isMapping ? 'mapping' : 'sequence', true, start);
  let at = afterSpace(source, start + 1);
  while (source.code(at) !== close) {
    at = afterSpace(source, readValue(source, isMapping ? readKey(source, at) : at, depth));
    const found = source.code(at);
    if (found === code.comma) at = afterSpace(source, at + 1);
    else if (found !== close) throw declined;
  }
  source.sink.close(at + 1);
  return at + 1;
}

function readValue(source: Source, at: number, depth: number): number {
  const found = source.code(at);
  if (found === code.openBracket || found === code.openBrace) return readFlow(source, at, depth + 1);
  if (found !== code.doubleQuote && found !== code.singleQuote) return readPlain(source, at);
  const end = quoteEnd(source, at);
  readQuoted(source, at, end, false);
  return end;
}

/** Reads a key with its colon, in one line, and gives the offset of the value, which must be there. */
function readKey(source: Source, start: number): number {
  const found = source.code(start);
  const isQuoted = found === code.doubleQuote || found === code.singleQuote;
  const end = isQuoted ? quoteEnd(source, start) : readPlain(source, start);
  if (isQuoted) readQuoted(source, start, end, true);
  const colon = source.afterSpaces(end);
  if (source.code(colon) !== code.colon || colon - start > longestKey) throw declined;
  if (!isQuoted && !source.isBlank(colon + 1)) throw declined;
  return afterSpace(source, colon + 1);
}

/** Keys can have 1024 characters; what comes close is not read here. */
export const longestKey = 1000;

/** Reads a plain scalar of one line and gives its end. */
function readPlain(source: Source, start: number): number {
  const first = source.code(start);
  if (first === code.colon || first === code.question || !source.startsPlain(start)) throw declined;
  let at = start;
  for (; ; at++) {
    const found = source.code(at);
    if (isBreak(found) || isIndicator(found)) break;
    if (found === code.colon && endsPlain(source, at + 1)) break;
    if (found === code.hash && source.code(at - 1) === code.space) break;
    if (found === code.tab || found === code.question) throw declined;
  }
  while (source.code(at - 1) === code.space) at -= 1;
  if (at === start + 1 && first === code.dash) throw declined;
  source.sink.scalar(source.content.slice(start, at), 'plain', start, at);
  return at;
}

function endsPlain(source: Source, afterColon: number): boolean {
  return source.isBlank(afterColon) || isIndicator(source.code(afterColon));
}

function isIndicator(found: number): boolean {
  return (
    found === code.comma ||
    found === code.openBracket ||
    found === code.closeBracket ||
    found === code.openBrace ||
    found === code.closeBrace
  );
}

/** The offset after spaces, line breaks and comments. */
function afterSpace(source: Source, from: number): number {
  const { end } = source;
  let at = from;
  while (at < end) {
    const found = source.code(at);
    if (found === code.lineBreak) {
      at += 1;
      const next = source.code(at);
      // It might be the end of the document.
      if (next === code.dash || next === code.dot) throw declined;
    } else if (found === code.space || found === code.carriageReturn) at += 1;
    else if (found === code.hash) at = commentEnd(source, at);
    else if (found === code.tab) throw declined;
    else return at;
  }
  throw declined;
}

function commentEnd(source: Source, at: number): number {
  if (!source.isBlank(at - 1)) throw declined;
  return source.afterComment(at) - 1;
}
