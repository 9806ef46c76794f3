// Tokens of Go's text/template, as text/template/parse of Go 1.25 cuts them.

import { describeRune, isSpace, isSpaceCode, numberShape, wordEnd } from './characters.js';

export type TokenType =
  | 'eof'
  | 'error'
  | 'text'
  | 'leftDelim'
  | 'rightDelim'
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
  /** Inside an action: whether space stands before it. */
  readonly spaced: boolean;
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


export class Lexer {
  #position = 0;
  #inAction = false;
  #depth = 0;
  #failed = false;
  /** Whether space stands before the token that is being made. */
  #spaced = false;

  constructor(readonly input: string) {}

  next(): Token {
    if (this.#failed) return this.#token('eof', this.#position, this.#position, 'EOF');
    return this.#inAction ? this.#insideAction() : this.#text();
  }

  #token(type: TokenType, start: number, end: number, value: string): Token {
    this.#position = end;
    return { type, start, end, value, spaced: this.#spaced };
  }

  /** A token whose value are its characters. */
  #cut(type: TokenType, start: number, end: number): Token {
    return this.#token(type, start, end, this.input.slice(start, end));
  }

  #error(start: number, message: string): Token {
    this.#failed = true;
    return this.#token('error', start, start, message);
  }

  /** Literal text up to the next delimiter; comments are passed over, trim markers obeyed. */
  #text(): Token {
    this.#spaced = false;
    for (;;) {
      const start = this.#position;
      const delimiter = this.input.indexOf('{{', start);
      const end = delimiter < 0 ? this.input.length : delimiter;
      if (end > start) {
        let to = end;
        if (delimiter >= 0 && this.#trimsLeft(delimiter + 2)) while (to > start && isSpace(this.input[to - 1])) to--;
        if (to > start) {
          const token = this.#cut('text', start, to);
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
    const token = this.#token('leftDelim', start, start + 2, '{{');
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
    while (isSpaceCode(this.input.charCodeAt(this.#position))) this.#position++;
  }

  #insideAction(): Token {
    const before = this.#position;
    this.#skipSpaces();
    const start = this.#position;
    this.#spaced = start > before;
    const { input } = this;
    const code = input.charCodeAt(start);
    if (code === 45 && this.#spaced && input.startsWith('-}}', start)) return this.#rightDelim(start, start - 1, true);
    if (code === 125 && input.charCodeAt(start + 1) === 125) return this.#rightDelim(start, start, false);
    if (start >= input.length) return this.#error(start, 'unclosed action');
    switch (code) {
      case 36:
        return this.#fieldOrVariable(start, 'variable');
      case 34:
        return this.#quoted(start, '"', 'string', 'unterminated quoted string');
      case 124:
        return this.#token('pipe', start, start + 1, '|');
      case 40:
        this.#depth++;
        return this.#token('leftParen', start, start + 1, '(');
      case 41:
        if (--this.#depth < 0) return this.#error(start, 'unexpected right paren');
        return this.#token('rightParen', start, start + 1, ')');
      case 61:
        return this.#token('assign', start, start + 1, '=');
      case 58:
        if (input.charCodeAt(start + 1) !== 61) return this.#error(start, 'expected :=');
        return this.#token('declare', start, start + 2, ':=');
      case 39:
        return this.#quoted(start, "'", 'charConstant', 'unterminated character constant');
      case 96:
        return this.#raw(start);
    }
    return this.#operand(start, code);
  }

  #operand(start: number, code: number): Token {
    const { input } = this;
    const end = wordEnd(input, start);
    const isDigit = code >= 48 && code <= 57;
    if (end > start && !isDigit) return this.#identifier(start, end);
    const next = input.charCodeAt(start + 1);
    if (code === 46 && !(next >= 48 && next <= 57) && start + 1 < input.length) {
      return this.#fieldOrVariable(start, 'field');
    }
    if (isDigit || code === 43 || code === 45 || code === 46) return this.#number(start);
    if (code >= 32 && code <= 126) return this.#cut('char', start, start + 1);
    const rune = String.fromCodePoint(input.codePointAt(start)!);
    return this.#error(start, `unrecognized character in action: ${describeRune(rune)}`);
  }

  #rightDelim(start: number, problemAt: number, trims: boolean): Token {
    if (this.#depth > 0) return this.#error(problemAt, 'unclosed left paren');
    const token = this.#token('rightDelim', trims ? start + 1 : start, trims ? start + 3 : start + 2, '}}');
    if (trims) this.#skipSpaces();
    this.#inAction = false;
    return token;
  }

  #quoted(start: number, quote: string, type: TokenType, message: string): Token {
    const { input } = this;
    const wanted = quote.charCodeAt(0);
    for (let at = start + 1; at < input.length; at++) {
      const code = input.charCodeAt(at);
      if (code === wanted) return this.#cut(type, start, at + 1);
      if (code === 10) break;
      if (code === 92 && input.charCodeAt(++at) === 10) break;
    }
    return this.#error(start, message);
  }

  #raw(start: number): Token {
    const close = this.input.indexOf('`', start + 1);
    if (close < 0) return this.#error(start, 'unterminated raw quoted string');
    return this.#cut('rawString', start, close + 1);
  }

  #fieldOrVariable(start: number, type: 'field' | 'variable'): Token {
    const end = wordEnd(this.input, start + 1);
    if (!this.#atTerminator(end)) return this.#badCharacter(start, end);
    return this.#cut(end === start + 1 && type === 'field' ? 'dot' : type, start, end);
  }

  #identifier(start: number, end: number): Token {
    if (!this.#atTerminator(end)) return this.#badCharacter(start, end);
    const text = this.input.slice(start, end);
    if (keywords.has(text)) return this.#token(text as TokenType, start, end, text);
    return this.#token(text === 'true' || text === 'false' ? 'bool' : 'identifier', start, end, text);
  }

  #badCharacter(start: number, at: number): Token {
    return this.#error(start, `bad character ${describeRune(String.fromCodePoint(this.input.codePointAt(at)!))}`);
  }

  #atTerminator(at: number): boolean {
    const { input } = this;
    if (at >= input.length) return true;
    switch (input.charCodeAt(at)) {
      case 32:
      case 10:
      case 9:
      case 13:
      case 46:
      case 44:
      case 124:
      case 58:
      case 41:
      case 40:
        return true;
    }
    return input.startsWith('}}', at);
  }

  #number(start: number): Token {
    const end = this.#scanNumber(start);
    if (end < 0) return this.#error(start, `bad number syntax: ${JSON.stringify(this.input.slice(start, -end))}`);
    const sign = this.input[end];
    if (sign !== '+' && sign !== '-') return this.#cut('number', start, end);
    const second = this.#scanNumber(end);
    if (second > 0 && this.input[second - 1] === 'i') return this.#cut('complex', start, second);
    return this.#error(start, `bad number syntax: ${JSON.stringify(this.input.slice(start, Math.abs(second)))}`);
  }

  /** The end of the longest thing that looks like a number; negative when a letter follows it. */
  #scanNumber(start: number): number {
    const match = numberShape.exec(this.input.slice(start, start + 400))!;
    const end = start + match[0].length;
    return wordEnd(this.input, end) > end ? -(end + 1) : end;
  }
}
