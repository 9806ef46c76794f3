import type { Token, TokenType } from './lexer.js';
import { parseNumber, unquote } from './literal.js';
import { type Command, type Operand, type Pipeline, show, type Variable } from './nodes.js';
import { TokenStream } from './stream.js';

const operandStarts: ReadonlySet<TokenType> = new Set([
  'bool',
  'charConstant',
  'complex',
  'dot',
  'field',
  'identifier',
  'number',
  'nil',
  'rawString',
  'string',
  'variable',
  'leftParen',
]);
const notExecutable: ReadonlySet<string> = new Set(['bool', 'dot', 'nil', 'number', 'string']);
const maxDepth = 1000;

/** Parses what stands inside an action: pipelines of commands. */
export class ExpressionParser {
  protected readonly tokens: TokenStream;
  /** The variables in scope, innermost last. */
  protected variables: string[] = ['$'];
  #depth = 0;

  constructor(
    source: string,
    readonly knows: (name: string) => boolean,
  ) {
    this.tokens = new TokenStream(source);
  }

  protected unquoted(token: Token): string {
    const value = unquote(token.value);
    if (value === undefined) throw this.tokens.fault('invalid syntax');
    return value;
  }

  protected pipeline(context: string, end: TokenType): Pipeline {
    const start = this.tokens.peek().start;
    const { declares, assigns } = this.#declarations(context);
    const commands: Command[] = [];
    for (;;) {
      const token = this.tokens.next();
      if (token.type === end) break;
      if (!operandStarts.has(token.type)) throw this.tokens.unexpected(token, context);
      this.tokens.position--;
      commands.push(this.#command());
    }
    if (commands.length === 0) throw this.tokens.fault(`missing value for ${context}`);
    commands.forEach((command, i) => {
      if (i > 0 && notExecutable.has(command.args[0]!.type)) {
        throw this.tokens.fault(`non executable command in pipeline stage ${i + 1}`);
      }
    });
    return { type: 'pipeline', start, declares, assigns, commands };
  }

  /** `$x :=`, `$x =`, or in a range `$i, $x :=`. */
  #declarations(context: string): { declares: Variable[]; assigns: boolean } {
    const declares: Variable[] = [];
    while (this.tokens.peek().type === 'variable') {
      const mark = this.tokens.position;
      const token = this.tokens.next();
      const next = this.tokens.next();
      const comma = next.type === 'char' && next.value === ',';
      if (!comma && next.type !== 'assign' && next.type !== 'declare') {
        this.tokens.position = mark;
        break;
      }
      declares.push({ type: 'variable', start: token.start, name: token.value, path: [] });
      this.variables.push(token.value);
      if (!comma) return { declares, assigns: next.type === 'assign' };
      if (context !== 'range' || declares.length > 1) throw this.tokens.fault(`too many declarations in ${context}`);
      if (!['variable', 'rightDelim', 'rightParen'].includes(this.tokens.peek().type)) {
        throw this.tokens.fault('range can only initialize variables');
      }
    }
    return { declares, assigns: false };
  }

  #command(): Command {
    const start = this.tokens.peek().start;
    const args: Operand[] = [];
    for (;;) {
      const operand = this.#operand();
      if (operand) args.push(operand);
      const token = this.tokens.next();
      if (token.type === 'pipe') break;
      const isEnd = token.type === 'rightDelim' || token.type === 'rightParen';
      if (!isEnd && !(operand && token.spaced)) throw this.tokens.unexpected(token, 'operand');
      this.tokens.position--;
      if (isEnd) break;
    }
    if (args.length === 0) throw this.tokens.fault('empty command');
    return { type: 'command', start, args };
  }

  /** A term and the fields that follow it without a space. */
  #operand(): Operand | undefined {
    const term = this.#term();
    if (!term || !this.#isMember()) return term;
    const start = this.tokens.peek().start;
    const path: string[] = [];
    let end = start;
    while (this.#isMember()) {
      const member = this.tokens.next();
      path.push(member.value.slice(1));
      end = member.end;
    }
    if (term.type === 'field') return { ...term, start, path: [...term.path, ...path] };
    if (term.type === 'variable') return { ...term, start, path };
    if (notExecutable.has(term.type)) {
      throw this.tokens.fault(`unexpected . after term ${JSON.stringify(show(term))}`, end);
    }
    return { type: 'chain', start, of: term, path };
  }

  #isMember(): boolean {
    const token = this.tokens.peek();
    return token.type === 'field' && !token.spaced;
  }

  #term(): Operand | undefined {
    const token = this.tokens.next();
    const { start, value } = token;
    switch (token.type) {
      case 'identifier':
        if (!this.knows(value)) throw this.tokens.fault(`function ${JSON.stringify(value)} not defined`);
        return { type: 'identifier', start, name: value };
      case 'dot':
      case 'nil':
        return { type: token.type, start };
      case 'variable':
        if (!this.variables.includes(value)) throw this.tokens.fault(`undefined variable ${JSON.stringify(value)}`);
        return { type: 'variable', start, name: value, path: [] };
      case 'field':
        return { type: 'field', start, path: [value.slice(1)] };
      case 'bool':
        return { type: 'bool', start, value: value === 'true' };
      case 'charConstant':
      case 'complex':
      case 'number':
        return this.#number(token);
      case 'leftParen':
        return this.#parenthesized();
      case 'string':
      case 'rawString': {
        const text = this.unquoted(token);
        return {
          type: 'string',
          start,
          quoted: value,
          value: text,
          verbatim: text === value.slice(1, -1) ? start + 1 : -1,
        };
      }
    }
    this.tokens.position--;
    return undefined;
  }

  #number(token: Token): Operand {
    const number = parseNumber(token.value, token.start);
    if (typeof number === 'string') throw this.tokens.fault(number);
    return number;
  }

  #parenthesized(): Operand {
    if (++this.#depth > maxDepth) throw this.tokens.fault('max expression depth exceeded');
    const pipeline = this.pipeline('parenthesized pipeline', 'rightParen');
    this.#depth--;
    return pipeline;
  }
}
