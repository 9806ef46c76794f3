import type { Sink } from '../builder.js';

/** Thrown where a document leaves the part of YAML that is read here. It carries no stack, so it costs nothing. */
export const declined = Symbol('declined');

/** What is told of each comment, from its # to the end of its line. */
export type OnComment = (start: number, end: number) => void;

/** Codes of the characters that mean something in YAML. */
export const code = {
  tab: 9,
  lineBreak: 10,
  carriageReturn: 13,
  space: 32,
  doubleQuote: 34,
  hash: 35,
  singleQuote: 39,
  plus: 43,
  comma: 44,
  dash: 45,
  dot: 46,
  colon: 58,
  greater: 62,
  question: 63,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  openBrace: 123,
  bar: 124,
  closeBrace: 125,
} as const;

/** The characters of a document and the line of it that is read; all offsets are those of the whole text. */
export class Source {
  /** The first content of the line. */
  at = 0;
  /** The column of it; -1 when there is no line left. */
  indent = -1;
  /** Where a line `...` ends the document; -1 where none does. */
  endMark = -1;

  constructor(
    readonly content: string,
    readonly start: number,
    /** Where the document ends; what lies there counts as a line break. */
    readonly end: number,
    /** Whether the last line counts as one that has a line break although it has none. */
    readonly isEnded: boolean,
    readonly sink: Sink,
    readonly onComment: OnComment | undefined,
  ) {}

  code(at: number): number {
    return at < this.end ? this.content.charCodeAt(at) : code.lineBreak;
  }

  /** Whether nothing, or a line break, or a space stands there; a tab is none of what is read here. */
  isBlank(at: number): boolean {
    const found = this.code(at);
    if (found === code.tab) throw declined;
    return found === code.space || isBreak(found);
  }

  /** The start of the line after a line break. */
  afterBreak(at: number): number {
    return this.code(at) === code.carriageReturn ? at + 2 : at + 1;
  }

  /** The offset after spaces. */
  afterSpaces(from: number): number {
    let at = from;
    while (this.code(at) === code.space) at += 1;
    return at;
  }

  /** Goes to the first line, at or after the start of one, that has more than spaces. */
  toLine(from: number): void {
    const { end } = this;
    for (let start = from; start < end; ) {
      const at = this.afterSpaces(start);
      const found = this.code(at);
      if (found === code.tab) throw declined;
      if (at === start && found === code.dot && this.isMarker(at, '...')) {
        this.endMark = at;
        break;
      }
      if (!isBreak(found)) {
        this.at = at;
        this.indent = at - start;
        return;
      }
      start = this.afterBreak(at);
    }
    this.at = end;
    this.indent = -1;
  }

  /** The same for lines that have more than a comment. */
  toContent(from: number): void {
    this.toLine(from);
    this.skipComments();
  }

  /** Goes on from a line to the first one, itself included, that has more than a comment. */
  skipComments(): void {
    while (this.indent >= 0 && this.content.charCodeAt(this.at) === code.hash) this.toLine(this.afterComment(this.at));
  }

  /** Reads a comment and gives the offset of the next line. */
  afterComment(at: number): number {
    const found = this.content.indexOf('\n', at);
    const end = found < 0 || found > this.end ? this.end : found;
    if (this.onComment) this.onComment(at, this.content.charCodeAt(end - 1) === code.carriageReturn ? end - 1 : end);
    return end + 1;
  }

  /** After a value: nothing but a comment may follow in its line. Goes to the next line with content. */
  finishLine(from: number): void {
    const at = this.afterSpaces(from);
    const found = this.code(at);
    if (isBreak(found)) this.toContent(this.afterBreak(at));
    else if (found === code.hash && at > from) this.toContent(this.afterComment(at));
    else throw declined;
  }

  /** Whether a list item starts here. */
  isItem(at: number): boolean {
    return this.code(at) === code.dash && this.isBlank(at + 1);
  }

  /** Whether the three characters of a mark stand here with nothing behind them. */
  isMarker(at: number, mark: '---' | '...'): boolean {
    return this.content.startsWith(mark, at) && at + 3 <= this.end && this.isBlank(at + 3);
  }

  /** Whether a plain scalar may start here. */
  startsPlain(at: number): boolean {
    const found = this.code(at);
    if (found > 127) return true;
    const kind = starters[found];
    return kind === 1 || (kind === 2 && !this.isBlank(at + 1));
  }
}

/** Of the ASCII characters, 1 for those that a plain scalar may start with, 2 for those that need more behind them. */
const starters = Uint8Array.from({ length: 128 }, (_, at) => {
  const character = String.fromCharCode(at);
  if ('-?:'.includes(character)) return 2;
  return at <= code.space || ',[]{}#&*!|>\'"%@`\x7f'.includes(character) ? 0 : 1;
});

export function isBreak(found: number): boolean {
  return found === code.lineBreak || found === code.carriageReturn;
}
