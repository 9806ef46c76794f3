// Tokens of Go's text/template, as text/template/parse of Go 1.25 cuts them.

import { describeRune, isSpace, numberShape } from './characters.js';

export type TokenType =
  | 'eof'
  | 'error'
  | 'text'
  | 'leftDelim'
  | 'rightDelim'
  | 'space'
  | 'assign'
  | 'declare'
  | 'pipe'
  | 'leftParen'
  | 'rightParen'
  | 'char'
  | 'string'
  | 'rawString'
  | 'charConstant'
  | 'number'
  | 'complex'
  | 'bool'
  | 'dot'
  | 'nil'
  | 'field'
  | 'variable'
  | 'identifier'
  | 'block'
  | 'break'
  | 'continue'
  | 'define'
  | 'else'
  | 'end'
  | 'if'
  | 'range'
  | 'template'
  | 'with';

export interface Token {
  readonly type: TokenType;
  /** UTF-16 offset in the source. */
  readonly start: number;
  readonly end: number;
  /** The characters, or the message of an error. */
  readonly value: string;
  /** 1-based. */
  readonly line: number;
}

export const keywords: ReadonlySet<string> = new Set([
  'block',
  'break',
  'continue',
  'define',
  'else',
  'end',
  'if',
  'range',
  'nil',
  'template',
  'with',
]);

const word = /[\p{L}\p{Nd}_]*/uy;
const wordStart = /[\p{L}\p{Nd}_]/u;
const spaces = /[ \t\r\n]+/y;

function lineEndAfter(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

export class Lexer {
  #position = 0;
  #inAction = false;
  #depth = 0;
  #line = 1;
  #failed = false;

  /** Where the line that was counted last ends. */
  #lineEnd: number;

  constructor(readonly input: string) {
    this.#lineEnd = lineEndAfter(input, 0);
  }

  next(): Token {
    if (this.#failed) return this.#token('eof', this.#position, this.#position, 'EOF');
    return this.#inAction ? this.#insideAction() : this.#text();
  }

  #lineAt(offset: number): number {
    while (this.#lineEnd < offset) {
      this.#line++;
      this.#lineEnd = lineEndAfter(this.input, this.#lineEnd + 1);
    }
    return this.#line;
  }

  #token(type: TokenType, start: number, end: number, value = this.input.slice(start, end)): Token {
    this.#position = end;
    return { type, start, end, value, line: this.#lineAt(start) };
  }

  #error(start: number, message: string): Token {
    this.#failed = true;
    return this.#token('error', start, start, message);
  }

  /** Literal text up to the next delimiter; comments are passed over, trim markers obeyed. */
  #text(): Token {
    for (;;) {
      const start = this.#position;
      const delimiter = this.input.indexOf('{{', start);
      const end = delimiter < 0 ? this.input.length : delimiter;
      if (end > start) {
        let to = end;
        if (delimiter >= 0 && this.#trimsLeft(delimiter + 2)) while (to > start && isSpace(this.input[to - 1])) to--;
        if (to > start) {
          const token = this.#token('text', start, to);
          this.#position = end;
          return token;
        }
      }
      this.#position = end;
      if (delimiter < 0) return this.#token('eof', end, end, 'EOF');
      const inner = delimiter + 2 + (this.#trimsLeft(delimiter + 2) ? 2 : 0);
      if (!this.input.startsWith('/*', inner)) return this.#leftDelim(delimiter, inner);
      const problem = this.#skipComment(inner);
      if (problem) return problem;
    }
  }

  #leftDelim(start: number, inner: number): Token {
    const token = this.#token('leftDelim', start, start + 2);
    this.#position = inner;
    this.#inAction = true;
    this.#depth = 0;
    return token;
  }

  #skipComment(start: number): Token | undefined {
    const close = this.input.indexOf('*/', start + 2);
    if (close < 0) return this.#error(start, 'unclosed comment');
    let after = close + 2;
    const trims = this.#trimsRight(after);
    if (trims) after += 2;
    if (!this.input.startsWith('}}', after)) return this.#error(start, 'comment ends before closing delimiter');
    this.#position = after + 2;
    if (trims) this.#skipSpaces();
    return undefined;
  }

  #trimsLeft(at: number): boolean {
    return this.input[at] === '-' && isSpace(this.input[at + 1]);
  }

  #trimsRight(at: number): boolean {
    return isSpace(this.input[at]) && this.input.startsWith('-}}', at + 1);
  }

  #skipSpaces(): void {
    spaces.lastIndex = this.#position;
    if (spaces.test(this.input)) this.#position = spaces.lastIndex;
  }

  #insideAction(): Token {
    const start = this.#position;
    const trims = this.#trimsRight(start);
    if (trims || this.input.startsWith('}}', start)) {
      if (this.#depth > 0) return this.#error(start, 'unclosed left paren');
      return this.#rightDelim(trims ? start + 2 : start, trims);
    }
    const char = this.input[start];
    if (char === undefined) return this.#error(start, 'unclosed action');
    if (isSpace(char)) return this.#space(start);
    switch (char) {
      case '=':
        return this.#token('assign', start, start + 1);
      case ':':
        if (this.input[start + 1] !== '=') return this.#error(start, 'expected :=');
        return this.#token('declare', start, start + 2);
      case '|':
        return this.#token('pipe', start, start + 1);
      case '"':
        return this.#quoted(start, '"', 'string', 'unterminated quoted string');
      case "'":
        return this.#quoted(start, "'", 'charConstant', 'unterminated character constant');
      case '`':
        return this.#raw(start);
      case '$':
        return this.#fieldOrVariable(start, 'variable');
      case '(':
        this.#depth++;
        return this.#token('leftParen', start, start + 1);
      case ')':
        if (--this.#depth < 0) return this.#error(start, 'unexpected right paren');
        return this.#token('rightParen', start, start + 1);
    }
    return this.#operand(start, char);
  }

  #operand(start: number, char: string): Token {
    if (char === '.' && !/[0-9]/.test(this.input[start + 1] ?? '0')) return this.#fieldOrVariable(start, 'field');
    if (/[.+\-0-9]/.test(char)) return this.#number(start);
    const rune = String.fromCodePoint(this.input.codePointAt(start)!);
    if (wordStart.test(rune)) return this.#identifier(start);
    if (char >= ' ' && char <= '~') return this.#token('char', start, start + 1);
    return this.#error(start, `unrecognized character in action: ${describeRune(rune)}`);
  }

  #rightDelim(start: number, trims: boolean): Token {
    const token = this.#token('rightDelim', start, start + 2);
    if (trims) this.#skipSpaces();
    this.#inAction = false;
    return token;
  }

  /** The last space before a closing trim marker belongs to the marker. */
  #space(start: number): Token {
    this.#skipSpaces();
    const end = this.#position;
    return this.#token('space', start, this.#trimsRight(end - 1) ? end - 1 : end);
  }

  #quoted(start: number, quote: string, type: TokenType, message: string): Token {
    for (let at = start + 1; at < this.input.length; at++) {
      const char = this.input[at];
      if (char === '\n') break;
      if (char === '\\') {
        at++;
        if (this.input[at] === '\n') break;
      } else if (char === quote) return this.#token(type, start, at + 1);
    }
    return this.#error(start, message);
  }

  #raw(start: number): Token {
    const close = this.input.indexOf('`', start + 1);
    if (close < 0) return this.#error(start, 'unterminated raw quoted string');
    return this.#token('rawString', start, close + 1);
  }

  #wordEnd(start: number): number {
    word.lastIndex = start;
    word.test(this.input);
    return word.lastIndex;
  }

  #fieldOrVariable(start: number, type: 'field' | 'variable'): Token {
    const end = this.#wordEnd(start + 1);
    if (!this.#atTerminator(end)) return this.#badCharacter(start, end);
    if (end === start + 1 && type === 'field') return this.#token('dot', start, end);
    return this.#token(type, start, end);
  }

  #identifier(start: number): Token {
    const end = this.#wordEnd(start);
    if (!this.#atTerminator(end)) return this.#badCharacter(start, end);
    const text = this.input.slice(start, end);
    if (keywords.has(text)) return this.#token(text as TokenType, start, end);
    return this.#token(text === 'true' || text === 'false' ? 'bool' : 'identifier', start, end);
  }

  #badCharacter(start: number, at: number): Token {
    return this.#error(start, `bad character ${describeRune(String.fromCodePoint(this.input.codePointAt(at)!))}`);
  }

  #atTerminator(at: number): boolean {
    const char = this.input[at];
    if (char === undefined || isSpace(char)) return true;
    return '.,|:)('.includes(char) || this.input.startsWith('}}', at);
  }

  #number(start: number): Token {
    const end = this.#scanNumber(start);
    if (end < 0) return this.#error(start, `bad number syntax: ${JSON.stringify(this.input.slice(start, -end))}`);
    const sign = this.input[end];
    if (sign !== '+' && sign !== '-') return this.#token('number', start, end);
    const second = this.#scanNumber(end);
    if (second > 0 && this.input[second - 1] === 'i') return this.#token('complex', start, second);
    return this.#error(start, `bad number syntax: ${JSON.stringify(this.input.slice(start, Math.abs(second)))}`);
  }

  /** The end of the longest thing that looks like a number; negative when a letter follows it. */
  #scanNumber(start: number): number {
    const match = numberShape.exec(this.input.slice(start, start + 400))!;
    const end = start + match[0].length;
    const next = this.input.codePointAt(end);
    if (next !== undefined && wordStart.test(String.fromCodePoint(next))) return -(end + 1);
    return end;
  }
}
