import { Lexer, type Token, type TokenType } from './lexer.js';
import { parseNumber, unquote } from './literal.js';
import {
  type Branch, type Command, type Definition, type Operand, type Pipeline, show, type TemplateNode, type Variable,
} from './nodes.js';

/** What is wrong with a template, at a 1-based line. `start` is the offset nearest to it. */
export interface SyntaxProblem {
  readonly line: number;
  readonly start: number;
  readonly message: string;
}

export type Parsed =
  | { readonly ok: true; readonly definitions: readonly Definition[] }
  | { readonly ok: false; readonly problem: SyntaxProblem };

/**
 * Parses the source of one file. The definitions are the named templates in it and, last, the file itself under
 * `name`. Follows text/template/parse of Go 1.25: a name may stand twice only if one body is blank, and a function
 * must be known.
 */
export function parseTemplate(name: string, source: string, knows: (name: string) => boolean): Parsed {
  const parser = new Parser(source, knows);
  try {
    return { ok: true, definitions: parser.file(name) };
  } catch (error) {
    if (error instanceof SyntaxFault) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** True for a body that is only space: it never replaces another. */
export function isBlank(body: readonly TemplateNode[]): boolean {
  return body.every((node) => node.type === 'text' && /^\s*$/.test(node.value));
}

class SyntaxFault extends Error {
  constructor(readonly problem: SyntaxProblem) {
    super(problem.message);
  }
}

const operandStarts: ReadonlySet<TokenType> = new Set([
  'bool', 'charConstant', 'complex', 'dot', 'field', 'identifier', 'number', 'nil', 'rawString', 'string', 'variable',
  'leftParen',
]);
const notExecutable: ReadonlySet<string> = new Set(['bool', 'dot', 'nil', 'number', 'string']);
const maxDepth = 1000;

/** Ends a list of nodes: `{{end}}` or `{{else}}`. `then` is the keyword of an `else if` or `else with`. */
interface Terminator { readonly type: 'end' | 'else'; readonly then: 'if' | 'with' | undefined; readonly start: number }

function isTerminator(node: TemplateNode | Terminator): node is Terminator {
  return node.type === 'end' || node.type === 'else';
}

class Parser {
  readonly #lexer: Lexer;
  readonly #tokens: Token[] = [];
  #position = 0;
  #last!: Token;
  #variables: string[] = ['$'];
  #ranges = 0;
  #depth = 0;
  #actionLine = 0;
  readonly #definitions = new Map<string, readonly TemplateNode[]>();

  constructor(
    readonly source: string,
    readonly knows: (name: string) => boolean,
  ) {
    this.#lexer = new Lexer(source);
  }

  file(name: string): Definition[] {
    const body: TemplateNode[] = [];
    while (this.#peek().type !== 'eof') {
      const mark = this.#position;
      if (this.#next().type === 'leftDelim' && this.#nextSolid().type === 'define') {
        this.#define();
        continue;
      }
      this.#position = mark;
      const node = this.#textOrAction();
      if (isTerminator(node)) throw this.#fault(`unexpected {{${node.type}}}`);
      body.push(node);
    }
    this.#add(name, body);
    return [...this.#definitions].map(([key, nodes]) => ({ name: key, body: nodes }));
  }

  #fault(message: string): SyntaxFault {
    return new SyntaxFault({ line: this.#last.line, start: this.#last.start, message });
  }

  #next(): Token {
    let token = this.#tokens[this.#position];
    if (!token) this.#tokens.push((token = this.#lexer.next()));
    this.#position++;
    this.#last = token;
    return token;
  }

  #peek(): Token {
    const token = this.#next();
    this.#position--;
    return token;
  }

  #nextSolid(): Token {
    let token = this.#next();
    while (token.type === 'space') token = this.#next();
    return token;
  }

  #peekSolid(): Token {
    const token = this.#nextSolid();
    this.#position--;
    return token;
  }

  #expect(type: TokenType, context: string): Token {
    const token = this.#nextSolid();
    if (token.type !== type) throw this.#unexpected(token, context);
    return token;
  }

  #unexpected(token: Token, context: string): SyntaxFault {
    if (token.type !== 'error') return this.#fault(`unexpected ${describe(token)} in ${context}`);
    const started = this.#actionLine !== 0 && this.#actionLine !== token.line;
    const place = token.value.endsWith(' action') ? ' started' : ' in action started';
    return this.#fault(started ? `${token.value}${place} at line ${this.#actionLine}` : token.value);
  }

  #add(name: string, body: readonly TemplateNode[]): void {
    const old = this.#definitions.get(name);
    if (!old || isBlank(old)) this.#definitions.set(name, body);
    else if (!isBlank(body)) throw this.#fault(`multiple definition of template ${JSON.stringify(name)}`);
  }

  /** The body of a template inside a file, which sees none of the variables around it. */
  #inner(context: string): readonly TemplateNode[] {
    const { variables, ranges } = { variables: this.#variables, ranges: this.#ranges };
    this.#variables = ['$'];
    this.#ranges = 0;
    const { body, end } = this.#list();
    if (end.type !== 'end') throw this.#fault(`unexpected {{else}} in ${context}`);
    this.#variables = variables;
    this.#ranges = ranges;
    return body;
  }

  #define(): void {
    const context = 'define clause';
    const name = this.#templateName(context);
    this.#expect('rightDelim', context);
    this.#add(name, this.#inner(context));
  }

  #list(): { body: TemplateNode[]; end: Terminator } {
    const body: TemplateNode[] = [];
    while (this.#peekSolid().type !== 'eof') {
      const node = this.#textOrAction();
      if (isTerminator(node)) return { body, end: node };
      body.push(node);
    }
    throw this.#fault('unexpected EOF');
  }

  #textOrAction(): TemplateNode | Terminator {
    const token = this.#nextSolid();
    if (token.type === 'text') return { type: 'text', start: token.start, end: token.end, value: token.value };
    if (token.type !== 'leftDelim') throw this.#unexpected(token, 'input');
    this.#actionLine = token.line;
    const node = this.#action(token.start);
    this.#actionLine = 0;
    return node;
  }

  #action(start: number): TemplateNode | Terminator {
    const token = this.#nextSolid();
    switch (token.type) {
      case 'block':
      case 'template':
        return this.#call(start, token.type);
      case 'break':
      case 'continue':
        return this.#jump(start, token.type);
      case 'else':
        return this.#else();
      case 'end':
        return { type: 'end', then: undefined, start: this.#expect('rightDelim', 'end').start };
      case 'if':
      case 'range':
      case 'with':
        return this.#branch(start, token.type);
    }
    this.#position--;
    const at = this.#peek().start;
    const pipeline = this.#pipeline('command', 'rightDelim');
    return { type: 'action', start, end: this.#last.end, at, pipeline };
  }

  #jump(start: number, type: 'break' | 'continue'): TemplateNode {
    const token = this.#nextSolid();
    if (token.type !== 'rightDelim') throw this.#unexpected(token, `{{${type}}}`);
    if (this.#ranges === 0) throw this.#fault(`{{${type}}} outside {{range}}`);
    return { type, start, end: token.end };
  }

  #else(): Terminator {
    const ahead = this.#peekSolid();
    if (ahead.type === 'if' || ahead.type === 'with') return { type: 'else', then: ahead.type, start: ahead.start };
    return { type: 'else', then: undefined, start: this.#expect('rightDelim', 'else').start };
  }

  #branch(start: number, type: Branch['type']): Branch {
    const scope = this.#variables.length;
    const pipeline = this.#pipeline(type, 'rightDelim');
    const end = this.#last.end;
    if (type === 'range') this.#ranges++;
    const { body, end: stop } = this.#list();
    if (type === 'range') this.#ranges--;
    let otherwise: TemplateNode[] | undefined;
    if (stop.type === 'else') otherwise = this.#otherwise(type, stop);
    this.#variables.length = scope;
    return { type, start, end, pipeline, body, otherwise };
  }

  #otherwise(type: Branch['type'], stop: Terminator): TemplateNode[] {
    if (stop.then && stop.then === type) {
      this.#nextSolid();
      return [this.#branch(stop.start, stop.then)];
    }
    const { body, end } = this.#list();
    if (end.type !== 'end') throw this.#fault('expected end; found {{else}}');
    return body;
  }

  #call(start: number, type: 'block' | 'template'): TemplateNode {
    const context = `${type} clause`;
    const at = this.#peekSolid().start;
    const name = this.#templateName(context);
    let pipeline: Pipeline | undefined;
    if (type === 'block' || this.#nextSolid().type !== 'rightDelim') {
      if (type === 'template') this.#position--;
      pipeline = this.#pipeline(context, 'rightDelim');
    }
    const end = this.#last.end;
    if (type === 'block') this.#add(name, this.#inner(context));
    return { type: 'template', start, end, at, name, pipeline };
  }

  #templateName(context: string): string {
    const token = this.#nextSolid();
    if (token.type !== 'string' && token.type !== 'rawString') throw this.#unexpected(token, context);
    return this.#unquoted(token);
  }

  #unquoted(token: Token): string {
    const value = unquote(token.value);
    if (value === undefined) throw this.#fault('invalid syntax');
    return value;
  }

  #pipeline(context: string, end: TokenType): Pipeline {
    const start = this.#peekSolid().start;
    const { declares, assigns } = this.#declarations(context);
    const commands: Command[] = [];
    for (;;) {
      const token = this.#nextSolid();
      if (token.type === end) break;
      if (!operandStarts.has(token.type)) throw this.#unexpected(token, context);
      this.#position--;
      commands.push(this.#command());
    }
    if (commands.length === 0) throw this.#fault(`missing value for ${context}`);
    commands.forEach((command, i) => {
      if (i > 0 && notExecutable.has(command.args[0]!.type)) {
        throw this.#fault(`non executable command in pipeline stage ${i + 1}`);
      }
    });
    return { type: 'pipeline', start, declares, assigns, commands };
  }

  /** `$x :=`, `$x =`, or in a range `$i, $x :=`. */
  #declarations(context: string): { declares: Variable[]; assigns: boolean } {
    const declares: Variable[] = [];
    while (this.#peekSolid().type === 'variable') {
      const mark = this.#position;
      const token = this.#next();
      const next = this.#nextSolid();
      const comma = next.type === 'char' && next.value === ',';
      if (!comma && next.type !== 'assign' && next.type !== 'declare') {
        this.#position = mark;
        break;
      }
      declares.push({ type: 'variable', start: token.start, name: token.value, path: [] });
      this.#variables.push(token.value);
      if (!comma) return { declares, assigns: next.type === 'assign' };
      if (context !== 'range' || declares.length > 1) throw this.#fault(`too many declarations in ${context}`);
      if (!['variable', 'rightDelim', 'rightParen'].includes(this.#peekSolid().type)) {
        throw this.#fault('range can only initialize variables');
      }
    }
    return { declares, assigns: false };
  }

  #command(): Command {
    const start = this.#peekSolid().start;
    const args: Operand[] = [];
    for (;;) {
      this.#peekSolid();
      const operand = this.#operand();
      if (operand) args.push(operand);
      const token = this.#next();
      if (token.type === 'space') continue;
      if (token.type === 'rightDelim' || token.type === 'rightParen') this.#position--;
      else if (token.type !== 'pipe') throw this.#unexpected(token, 'operand');
      break;
    }
    if (args.length === 0) throw this.#fault('empty command');
    return { type: 'command', start, args };
  }

  /** A term and the fields that follow it without a space. */
  #operand(): Operand | undefined {
    const term = this.#term();
    if (!term || this.#peek().type !== 'field') return term;
    const start = this.#peek().start;
    const path: string[] = [];
    while (this.#peek().type === 'field') path.push(this.#next().value.slice(1));
    if (term.type === 'field') return { ...term, start, path: [...term.path, ...path] };
    if (term.type === 'variable') return { ...term, start, path };
    if (notExecutable.has(term.type)) throw this.#fault(`unexpected . after term ${JSON.stringify(show(term))}`);
    return { type: 'chain', start, of: term, path };
  }

  #term(): Operand | undefined {
    const token = this.#nextSolid();
    const { start, value } = token;
    switch (token.type) {
      case 'identifier':
        if (!this.knows(value)) throw this.#fault(`function ${JSON.stringify(value)} not defined`);
        return { type: 'identifier', start, name: value };
      case 'dot':
      case 'nil':
        return { type: token.type, start };
      case 'variable':
        if (!this.#variables.includes(value)) throw this.#fault(`undefined variable ${JSON.stringify(value)}`);
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
        const text = this.#unquoted(token);
        return { type: 'string', start, quoted: value, value: text, verbatim: text === value.slice(1, -1) ? start + 1 : -1 };
      }
    }
    this.#position--;
    return undefined;
  }

  #number(token: Token): Operand {
    const number = parseNumber(token.value, token.start);
    if (typeof number === 'string') throw this.#fault(number);
    return number;
  }

  #parenthesized(): Operand {
    if (++this.#depth > maxDepth) throw this.#fault('max expression depth exceeded');
    const pipeline = this.#pipeline('parenthesized pipeline', 'rightParen');
    this.#depth--;
    return pipeline;
  }
}

function describe(token: Token): string {
  if (token.type === 'eof') return 'EOF';
  if (token.type === 'dot' || token.type === token.value) return `<${token.value}>`;
  return token.value.length > 10 ? `${JSON.stringify(token.value.slice(0, 10))}...` : JSON.stringify(token.value);
}
