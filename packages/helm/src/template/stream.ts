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

/** The tokens of a source, with as much look-ahead as wanted. Spaces are tokens. */
export class TokenStream {
  readonly #lexer: Lexer;
  readonly #tokens: Token[] = [];
  /** Index of the next token; may be set back. */
  position = 0;
  /** The token taken last. */
  last!: Token;
  /** Line of the action that is being read, 0 outside of one. */
  actionLine = 0;

  constructor(source: string) {
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

  /** The next token that is not a space. */
  nextSolid(): Token {
    let token = this.next();
    while (token.type === 'space') token = this.next();
    return token;
  }

  peekSolid(): Token {
    const token = this.nextSolid();
    this.position--;
    return token;
  }

  expect(type: TokenType, context: string): Token {
    const token = this.nextSolid();
    if (token.type !== type) throw this.unexpected(token, context);
    return token;
  }

  fault(message: string): SyntaxFault {
    return new SyntaxFault({ line: this.last.line, start: this.last.start, message });
  }

  unexpected(token: Token, context: string): SyntaxFault {
    if (token.type !== 'error') return this.fault(`unexpected ${describe(token)} in ${context}`);
    const started = this.actionLine !== 0 && this.actionLine !== token.line;
    const place = token.value.endsWith(' action') ? ' started' : ' in action started';
    return this.fault(started ? `${token.value}${place} at line ${this.actionLine}` : token.value);
  }
}

function describe(token: Token): string {
  if (token.type === 'eof') return 'EOF';
  if (token.type === 'dot' || token.type === token.value) return `<${token.value}>`;
  return token.value.length > 10 ? `${JSON.stringify(token.value.slice(0, 10))}...` : JSON.stringify(token.value);
}
