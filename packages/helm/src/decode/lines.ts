import type { Builder } from './build.js';
import { plainKey, quotedKey, restOfLine, spaceEnd } from './patterns.js';

/** Thrown where a text leaves the part of YAML that is read here. */
export const leave = Symbol('leave');

/** Goes through the lines of a text that have more than space and comments. */
export class LineReader {
  readonly text: string;
  /** The content of the current line, its column, and whether there is a line at all. */
  protected at = 0;
  protected indent = -1;
  protected end = false;

  constructor(readonly builder: Builder) {
    this.text = builder.text;
  }

  protected startsBlock(at: number): boolean {
    return this.isItem(at) || this.match(plainKey, at) !== undefined || this.match(quotedKey, at) !== undefined;
  }

  /** Goes to the first line at or after an offset (a line's start) that has more than space and a comment. */
  protected toContent(from: number): void {
    const { text } = this;
    let start = from;
    while (start < text.length) {
      const at = spaceEnd(text, start);
      const code = text.charCodeAt(at);
      if (code !== 10 && code !== 35 && at < text.length) {
        this.at = at;
        this.indent = at - start;
        return;
      }
      const next = text.indexOf('\n', at);
      if (next < 0) break;
      start = next + 1;
    }
    this.at = text.length;
    this.indent = -1;
    this.end = true;
  }

  /** After a value: only a comment may follow on its line. */
  protected finishLine(at: number): void {
    restOfLine.lastIndex = at;
    if (!restOfLine.test(this.text)) throw leave;
    const next = this.text.indexOf('\n', at);
    this.toContent(next < 0 ? this.text.length : next + 1);
  }

  protected match(pattern: RegExp, at: number): RegExpExecArray | undefined {
    pattern.lastIndex = at;
    return pattern.exec(this.text) ?? undefined;
  }

  protected isItem(at: number): boolean {
    const next = this.text.charCodeAt(at + 1);
    return this.text.charCodeAt(at) === 45 && (next === 32 || next === 10 || at + 1 === this.text.length);
  }
}
