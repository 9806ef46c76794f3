import type { ScalarStyle } from '@klint/model';
import { limits } from '../limits.js';
import { readBlockScalar } from './block-scalar.js';
import { longestKey, readFlow } from './flow.js';
import { foldLines } from './fold.js';
import { quoteEnd, readQuoted } from './quotes.js';
import { code, declined, isBreak, type Source } from './source.js';

/** Reads block mappings and lists, and what stands in them. */
export class BlockReader {
  #depth = 0;
  /** The end of the key found last, without spaces, and its colon. */
  #keyEnd = 0;
  #colon = 0;

  constructor(readonly source: Source) {}

  /** Reads what stands on lines of its own from the current one on, below something that is indented by `parent`. */
  node(parent: number): void {
    const { source } = this;
    if (source.isItem(source.at)) this.#sequence(source.at, source.indent);
    else if (this.#findKey(source.at)) this.#mapping(source.at, source.indent);
    // A document that is a scalar goes on in lines that are not indented.
    else if (parent < 0) throw declined;
    else this.#inline(source.at, parent);
  }

  /** Reads a mapping from its first key on, which has been found. */
  #mapping(start: number, column: number): void {
    const { source } = this;
    this.#enter();
    source.sink.open('mapping', false, start);
    let key = start;
    for (;;) {
      this.#key(key);
      this.#value(this.#colon + 1, column, true);
      if (source.indent !== column) break;
      key = source.at;
      if (!this.#findKey(key)) throw declined;
    }
    if (source.indent > column) throw declined;
    source.sink.close();
    this.#depth -= 1;
  }

  #sequence(start: number, column: number): void {
    const { source } = this;
    this.#enter();
    source.sink.open('sequence', false, start);
    for (let dash = start; ; dash = source.at) {
      this.#item(dash, column);
      if (source.indent !== column || !source.isItem(source.at)) break;
    }
    if (source.indent > column) throw declined;
    source.sink.close();
    this.#depth -= 1;
  }

  #enter(): void {
    if (this.#depth >= limits.depth) throw declined;
    this.#depth += 1;
  }

  #item(dash: number, column: number): void {
    const { source } = this;
    const at = source.afterSpaces(dash + 1);
    const found = source.code(at);
    if (isBreak(found) || found === code.hash) this.#value(dash + 1, column, false);
    else if (source.isItem(at)) this.#sequence(at, column + at - dash);
    else if (this.#findKey(at)) this.#mapping(at, column + at - dash);
    else this.#value(dash + 1, column, false);
  }

  /** Whether a key starts here; if so, where it ends. */
  #findKey(start: number): boolean {
    const { source } = this;
    const found = source.code(start);
    const isQuoted = found === code.doubleQuote || found === code.singleQuote;
    const end = isQuoted ? quoteEnd(source, start) : this.#plainKeyEnd(start);
    if (end < 0) return false;
    this.#keyEnd = end;
    this.#colon = source.afterSpaces(end);
    if (source.code(this.#colon) !== code.colon) return false;
    if (!source.isBlank(this.#colon + 1) || this.#colon - start > longestKey) throw declined;
    return true;
  }

  /** The end of a plain scalar that has a colon behind it; -1 if there is none in the line. */
  #plainKeyEnd(start: number): number {
    const { source } = this;
    const { content, end } = source;
    if (!source.startsPlain(start)) return -1;
    for (let at = start; at < end; at++) {
      const found = content.charCodeAt(at);
      if (found > code.colon) continue;
      if (found === code.colon) {
        if (!source.isBlank(at + 1)) continue;
        let last = at;
        while (content.charCodeAt(last - 1) === code.space) last -= 1;
        return last;
      }
      if (isBreak(found)) return -1;
      if (found === code.hash && content.charCodeAt(at - 1) === code.space) return -1;
      if (found === code.tab) throw declined;
    }
    return -1;
  }

  #key(start: number): void {
    const { source } = this;
    const found = source.code(start);
    const end = this.#keyEnd;
    if (found === code.doubleQuote || found === code.singleQuote) readQuoted(source, start, end, true);
    // Three dashes or dots might be the end of the document.
    else if ((found === code.dash || found === code.dot) && source.code(start + 1) === found) throw declined;
    else source.sink.scalar(source.content.slice(start, end), 'plain', start, end);
  }

  /** Reads what follows a colon or a dash, in its line or below; `column` is that of the key or dash. */
  #value(from: number, column: number, ofKey: boolean): void {
    const { source } = this;
    const at = source.afterSpaces(from);
    const found = source.code(at);
    if (!isBreak(found) && found !== code.hash) {
      if (found === code.bar || found === code.greater) readBlockScalar(source, at, column);
      else this.#inline(at, column);
      return;
    }
    source.finishLine(from);
    if (source.indent > column) this.node(column);
    else if (ofKey && source.indent === column && source.isItem(source.at)) this.#sequence(source.at, column);
    else source.sink.scalar('', 'plain', from, from);
  }

  /** Reads a scalar or a collection in brackets, and goes to the next line with content. */
  #inline(at: number, parent: number): void {
    const { source } = this;
    const found = source.code(at);
    if (found === code.doubleQuote || found === code.singleQuote) {
      const end = quoteEnd(source, at);
      readQuoted(source, at, end, false);
      source.finishLine(end);
    } else if (found === code.openBracket || found === code.openBrace) {
      source.finishLine(readFlow(source, at, this.#depth));
    } else this.#plain(at, parent);
    if (source.indent > parent) throw declined;
  }

  #plain(start: number, parent: number): void {
    const { source } = this;
    if (!source.startsPlain(start)) throw declined;
    let end = this.#plainEnd(start);
    let isLong = false;
    let style: ScalarStyle = 'plain';
    while (!this.#hasComment) {
      source.toLine(this.#lineEnd + 1);
      if (source.indent <= parent || source.code(source.at) === code.hash) break;
      isLong = true;
      end = this.#plainEnd(source.at);
    }
    const content = source.content.slice(start, end);
    source.sink.scalar(isLong ? foldLines(content) : content, style, start, end);
    if (this.#hasComment) source.toContent(source.afterComment(this.#lineEnd));
    else source.skipComments();
  }

  /** Where the part of a plain scalar stopped that was read last, and whether a comment stands there. */
  #lineEnd = 0;
  #hasComment = false;

  /** The end of the part of a plain scalar that stands in a line. */
  #plainEnd(start: number): number {
    const { source } = this;
    const { content, end } = source;
    let at = start;
    this.#hasComment = false;
    for (; at < end; at++) {
      const found = content.charCodeAt(at);
      if (found > code.colon) continue;
      if (isBreak(found)) break;
      if (found === code.colon && source.isBlank(at + 1)) throw declined;
      if (found === code.hash && at > start && isSpace(content.charCodeAt(at - 1))) {
        this.#hasComment = true;
        break;
      }
    }
    this.#lineEnd = at;
    while (content.charCodeAt(at - 1) === code.space) at -= 1;
    if (content.charCodeAt(at - 1) === code.tab) throw declined;
    return at;
  }
}

function isSpace(found: number): boolean {
  return found === code.space || found === code.tab;
}
