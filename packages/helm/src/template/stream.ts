import { Lexer, type Token, type TokenType } from './lexer.js';

/** What is wrong with a template, at a 1-based line. `start` is the offset nearest to it. */
export interface SyntaxProblem {
  readonly line: number;
  readonly start: number;
  readonly message: string;
}

/** Thrown inside the parser. */
export class SyntaxFault extends Error {
  constructor(readonly problem: SyntaxProblem) {
    super(problem.message);
  }
}

/** The tokens of a source, with as much look-ahead as wanted. */
export class TokenStream {
  readonly #lexer: Lexer;
  readonly #tokens: Token[] = [];
  /** Index of the next token; may be set back. */
  position = 0;
  /** The token taken last. */
  last!: Token;
  /** Where the action that is being read starts, -1 outside of one. */
  actionStart = -1;

  constructor(readonly source: string) {
    this.#lexer = new Lexer(source);
  }

  next(): Token {
    let token = this.#tokens[this.position];
    if (!token) this.#tokens.push((token = this.#lexer.next()));
    this.position++;
    this.last = token;
    return token;
  }

  peek(): Token {
    const token = this.next();
    this.position--;
    return token;
  }

  expect(type: TokenType, context: string): Token {
    const token = this.next();
    if (token.type !== type) throw this.unexpected(token, context);
    return token;
  }

  fault(message: string, start = this.last.start): SyntaxFault {
    return new SyntaxFault({ line: this.#lineOf(start), start, message });
  }

  unexpected(token: Token, context: string): SyntaxFault {
    if (token.type !== 'error') return this.fault(`unexpected ${describe(token)} in ${context}`);
    const line = this.actionStart < 0 ? 0 : this.#lineOf(this.actionStart);
    const started = line !== 0 && line !== this.#lineOf(token.start);
    const place = token.value.endsWith(' action') ? ' started' : ' in action started';
    return this.fault(started ? `${token.value}${place} at line ${line}` : token.value);
  }

  #lineOf(offset: number): number {
    return this.source.slice(0, offset).split('\n').length;
  }
}

function describe(token: Token): string {
  if (token.type === 'eof') return 'EOF';
  if (token.type === 'dot' || token.type === token.value) return `<${token.value}>`;
  return token.value.length > 10 ? `${JSON.stringify(token.value.slice(0, 10))}...` : JSON.stringify(token.value);
}
