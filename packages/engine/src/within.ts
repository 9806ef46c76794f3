import type { Scalar } from '@klint/model';

/**
 * Where `[start, end)` of a scalar's content stands in its text: in a literal block line by line, in quotes on one line
 * character by character, else where the same characters stand once. Undefined where they do not (folded lines).
 */
export function rangeWithin(scalar: Scalar, start: number, end: number): { start: number; end: number } | undefined {
  const { text, start: from, end: to } = scalar.origin;
  // A generator reads whole files, of which the origin names the first line.
  if (scalar.origin.role === 'generator' && scalar.content === text.content) return { start, end };
  const source = text.content.slice(from, to);
  if (scalar.style === 'literal') {
    const first = offsetInBlock(source, scalar.content, start);
    const last = offsetInBlock(source, scalar.content, end);
    return first === undefined || last === undefined ? undefined : { start: from + first, end: from + last };
  }
  if (/^(["']).*\1$/.test(source)) {
    const [first, last] = [offsetInQuotes(source, start), offsetInQuotes(source, end)];
    return first === undefined || last === undefined ? undefined : { start: from + first, end: from + last };
  }
  const part = scalar.content.slice(start, end);
  const at = source.indexOf(part);
  if (part === '' || at < 0 || source.indexOf(part, at + 1) >= 0) return undefined;
  return { start: from + at, end: from + at + part.length };
}

/** Lines of a literal block are those of its content, behind their indentation and below the line of the `|`. */
function offsetInBlock(source: string, content: string, offset: number): number | undefined {
  const before = content.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  const lineEnd = content.indexOf('\n', lineStart);
  const line = content.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  let at = 0;
  for (let number = before.split('\n').length; number > 0; number--) {
    const next = /\r\n|\n|\r/g;
    next.lastIndex = at;
    if (!next.exec(source)) return undefined;
    at = next.lastIndex;
  }
  const written = /^[^\r\n]*/.exec(source.slice(at))![0];
  if (!written.endsWith(line) || written.slice(0, written.length - line.length).trim() !== '') return undefined;
  return at + written.length - line.length + offset - lineStart;
}

const inQuotes = {
  "'": /''|[^]/y,
  '"': /\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[^])|[^]/y,
} as const;

/** The offset in a quoted scalar of one that counts the characters which its escapes stand for. */
function offsetInQuotes(source: string, offset: number): number | undefined {
  const unit = inQuotes[source[0] as keyof typeof inQuotes];
  unit.lastIndex = 1;
  for (let count = 0; count < offset; ) {
    const at = unit.lastIndex;
    const [written] = unit.exec(source) ?? [];
    if (written === undefined || at >= source.length - 1) return undefined;
    // Only \U can stand for a character of two code units.
    count += written.startsWith('\\U') && parseInt(written.slice(2), 16) > 0xffff ? 2 : 1;
  }
  return unit.lastIndex;
}
