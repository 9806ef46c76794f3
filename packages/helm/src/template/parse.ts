import { ExpressionParser } from './expressions.js';
import type { Branch, Definition, Pipeline, TemplateNode } from './nodes.js';
import { SyntaxFault, type SyntaxProblem } from './stream.js';

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

/** Ends a list of nodes: `{{end}}` or `{{else}}`. `then` is the keyword of an `else if` or `else with`. */
interface Terminator {
  readonly type: 'end' | 'else';
  readonly then: 'if' | 'with' | undefined;
  readonly start: number;
}

function isTerminator(node: TemplateNode | Terminator): node is Terminator {
  return node.type === 'end' || node.type === 'else';
}

/** How deep blocks may stand in each other. Go has no such limit, but nobody writes a template this deep. */
const maxNesting = 1000;

class Parser extends ExpressionParser {
  #ranges = 0;
  #nesting = 0;
  readonly #definitions = new Map<string, readonly TemplateNode[]>();

  file(name: string): Definition[] {
    const body: TemplateNode[] = [];
    while (this.tokens.peek().type !== 'eof') {
      const mark = this.tokens.position;
      if (this.tokens.next().type === 'leftDelim' && this.tokens.next().type === 'define') {
        this.#define();
        continue;
      }
      this.tokens.position = mark;
      const node = this.#textOrAction();
      if (isTerminator(node)) throw this.tokens.fault(`unexpected {{${node.type}}}`);
      body.push(node);
    }
    this.#add(name, body);
    return [...this.#definitions].map(([key, nodes]) => ({ name: key, body: nodes }));
  }

  #add(name: string, body: readonly TemplateNode[]): void {
    const old = this.#definitions.get(name);
    if (!old || isBlank(old)) this.#definitions.set(name, body);
    else if (!isBlank(body)) throw this.tokens.fault(`multiple definition of template ${JSON.stringify(name)}`);
  }

  /** The body of a template inside a file, which sees none of the variables around it. */
  #inner(context: string): readonly TemplateNode[] {
    const { variables, ranges } = { variables: this.variables, ranges: this.#ranges };
    this.variables = ['$'];
    this.#ranges = 0;
    this.#nest();
    const { body, end } = this.#list();
    if (end.type !== 'end') throw this.tokens.fault(`unexpected {{else}} in ${context}`);
    this.variables = variables;
    this.#ranges = ranges;
    this.#nesting--;
    return body;
  }

  #nest(): void {
    if (++this.#nesting <= maxNesting) return;
    throw this.tokens.fault(`blocks stand in each other more than ${maxNesting} deep`);
  }

  #define(): void {
    const context = 'define clause';
    const name = this.#templateName(context);
    this.tokens.expect('rightDelim', context);
    this.#add(name, this.#inner(context));
  }

  #list(): { body: TemplateNode[]; end: Terminator } {
    const body: TemplateNode[] = [];
    while (this.tokens.peek().type !== 'eof') {
      const node = this.#textOrAction();
      if (isTerminator(node)) return { body, end: node };
      body.push(node);
    }
    throw this.tokens.fault('unexpected EOF');
  }

  #textOrAction(): TemplateNode | Terminator {
    const token = this.tokens.next();
    if (token.type === 'text') return { type: 'text', start: token.start, end: token.end, value: token.value };
    if (token.type !== 'leftDelim') throw this.tokens.unexpected(token, 'input');
    this.tokens.actionStart = token.start;
    const node = this.#action(token.start);
    this.tokens.actionStart = -1;
    return node;
  }

  #action(start: number): TemplateNode | Terminator {
    const token = this.tokens.next();
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
        return { type: 'end', then: undefined, start: this.tokens.expect('rightDelim', 'end').start };
      case 'if':
      case 'range':
      case 'with':
        return this.#branch(start, token.type);
    }
    this.tokens.position--;
    const at = this.tokens.peek().start;
    const pipeline = this.pipeline('command', 'rightDelim');
    return { type: 'action', start, end: this.tokens.last.end, at, pipeline };
  }

  #jump(start: number, type: 'break' | 'continue'): TemplateNode {
    const token = this.tokens.next();
    if (token.type !== 'rightDelim') throw this.tokens.unexpected(token, `{{${type}}}`);
    if (this.#ranges === 0) throw this.tokens.fault(`{{${type}}} outside {{range}}`);
    return { type, start, end: token.end };
  }

  #else(): Terminator {
    const ahead = this.tokens.peek();
    if (ahead.type === 'if' || ahead.type === 'with') return { type: 'else', then: ahead.type, start: ahead.start };
    return { type: 'else', then: undefined, start: this.tokens.expect('rightDelim', 'else').start };
  }

  #branch(start: number, type: Branch['type']): Branch {
    const scope = this.variables.length;
    const pipeline = this.pipeline(type, 'rightDelim');
    const end = this.tokens.last.end;
    this.#nest();
    if (type === 'range') this.#ranges++;
    const { body, end: stop } = this.#list();
    if (type === 'range') this.#ranges--;
    let otherwise: TemplateNode[] | undefined;
    if (stop.type === 'else') otherwise = this.#otherwise(type, stop);
    this.variables.length = scope;
    this.#nesting--;
    return { type, start, end, pipeline, body, otherwise };
  }

  #otherwise(type: Branch['type'], stop: Terminator): TemplateNode[] {
    if (stop.then && stop.then === type) {
      this.tokens.next();
      return [this.#branch(stop.start, stop.then)];
    }
    const { body, end } = this.#list();
    if (end.type !== 'end') throw this.tokens.fault('expected end; found {{else}}');
    return body;
  }

  #call(start: number, type: 'block' | 'template'): TemplateNode {
    const context = `${type} clause`;
    const at = this.tokens.peek().start;
    const name = this.#templateName(context);
    let pipeline: Pipeline | undefined;
    if (type === 'block' || this.tokens.next().type !== 'rightDelim') {
      if (type === 'template') this.tokens.position--;
      pipeline = this.pipeline(context, 'rightDelim');
    }
    const end = this.tokens.last.end;
    if (type === 'block') this.#add(name, this.#inner(context));
    return { type: 'template', start, end, at, name, pipeline };
  }

  #templateName(context: string): string {
    const token = this.tokens.next();
    if (token.type !== 'string' && token.type !== 'rawString') throw this.tokens.unexpected(token, context);
    return this.unquoted(token);
  }
}
