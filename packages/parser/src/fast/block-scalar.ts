import { foldBlock } from './fold.js';
import { code, declined, isBreak, type Source } from './source.js';

/**
 * Reads a block scalar that starts at `start` with its | or >, below something that is indented by `parent`, and goes
 * to the next line with content.
 */
export function readBlockScalar(source: Source, start: number, parent: number): void {
  const isFolded = source.code(start) === code.greater;
  let at = start + 1;
  let chomp = 0;
  let digit = 0;
  for (; ; at++) {
    const found = source.code(at);
    if (chomp === 0 && (found === code.dash || found === code.plus)) chomp = found;
    else if (digit === 0 && found > 48 && found <= 57) digit = found - 48;
    else break;
  }
  const body = new Body(source, bodyOf(source, at), parent, digit === 0 ? -1 : parent + digit);
  body.read();
  const { lines, blanks } = body;
  let content = isFolded ? foldBlock(lines) : lines.join('\n');
  if (lines.length > 0 && chomp !== code.dash && body.isBroken) content += '\n';
  if (chomp === code.plus) content += '\n'.repeat(blanks.length);
  source.sink.scalar(content, isFolded ? 'folded' : 'literal', start, body.textEnd);
  source.toContent(body.at);
}

/** The offset of the line below the header, in which only a comment may follow. */
function bodyOf(source: Source, from: number): number {
  const at = source.afterSpaces(from);
  const found = source.code(at);
  if (isBreak(found)) return source.afterBreak(at);
  if (found !== code.hash || at === from) throw declined;
  return source.afterComment(at);
}

/** The lines below a header. */
class Body {
  /** Without their indentation, up to the last one that has content. */
  readonly lines: string[] = [];
  /** Lines without content since then, also without their indentation. */
  blanks: string[] = [];
  /** Where the last character stands that is no space; that of the header if there is none. */
  textEnd: number;
  /** False when the text ends in the last line. */
  isBroken = true;
  /** Whether the header tells the indentation. */
  readonly isGiven: boolean;

  constructor(
    readonly source: Source,
    /** The start of the line to read. */
    public at: number,
    readonly parent: number,
    /** Of all lines; -1 until the first one with content tells. */
    public indent: number,
  ) {
    this.isGiven = indent >= 0;
    this.textEnd = withoutSpace(source, Math.min(at, source.end));
  }

  read(): void {
    const { source, parent } = this;
    let widest = 0;
    while (this.at < source.end) {
      const content = source.afterSpaces(this.at);
      const column = content - this.at;
      const found = source.code(content);
      if (isBreak(found)) {
        if (this.indent < 0) widest = Math.max(widest, column);
        this.#blank(content, column);
        continue;
      }
      // A tab may be content, but not indentation.
      if (found === code.tab && column < Math.max(this.indent, parent + 1)) throw declined;
      if (this.indent < 0 && column > parent) {
        if (found === code.tab || widest > column) throw declined;
        this.indent = column;
      }
      if (this.indent < 0 || column < this.indent) break;
      this.#content();
    }
    // At the end, spaces beyond the indentation are content, unless the header gives it.
    const last = this.blanks.findLastIndex((line) => line !== '');
    if (last >= 0 && (this.isGiven || this.lines.length === 0)) throw declined;
    this.#keep(last + 1);
  }

  /** Takes the first blank lines for content. */
  #keep(count: number): void {
    for (let i = 0; i < count; i++) this.lines.push(this.blanks[i]!);
    this.blanks = count === this.blanks.length ? [] : this.blanks.slice(count);
  }

  #blank(end: number, column: number): void {
    if (end >= this.source.end) throw declined;
    const isWide = this.indent >= 0 && column > this.indent;
    this.blanks.push(isWide ? this.source.content.slice(this.at + this.indent, end) : '');
    this.at = this.source.afterBreak(end);
  }

  #content(): void {
    const { content, end, isEnded } = this.source;
    const found = content.indexOf('\n', this.at);
    const lineEnd = found < 0 || found >= end ? end : found;
    if (this.blanks.length > 0) this.#keep(this.blanks.length);
    const hasReturn = content.charCodeAt(lineEnd - 1) === code.carriageReturn;
    this.lines.push(content.slice(this.at + this.indent, hasReturn ? lineEnd - 1 : lineEnd));
    this.textEnd = withoutSpace(this.source, lineEnd);
    this.isBroken = lineEnd < end || isEnded;
    // A line of tabs.
    if (!this.isBroken && this.textEnd <= this.at) throw declined;
    this.at = lineEnd + 1;
  }
}

/** The end of what stands before `end`, without spaces. */
function withoutSpace({ content }: Source, end: number): number {
  let at = end;
  for (;;) {
    const found = content.charCodeAt(at - 1);
    if (found !== code.space && found !== code.tab && !isBreak(found)) return at;
    at -= 1;
  }
}
