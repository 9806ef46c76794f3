// The syntax tree. Offsets are UTF-16 offsets in the source, so that a tree can be shared by equal texts.

export interface Field {
  readonly type: 'field';
  readonly start: number;
  readonly path: readonly string[];
}
/** `path` may be empty: the variable itself. */
export interface Variable {
  readonly type: 'variable';
  readonly start: number;
  readonly name: string;
  readonly path: readonly string[];
}
export interface Chain {
  readonly type: 'chain';
  readonly start: number;
  readonly of: Operand;
  readonly path: readonly string[];
}
export interface Identifier {
  readonly type: 'identifier';
  readonly start: number;
  readonly name: string;
}
export interface Bool {
  readonly type: 'bool';
  readonly start: number;
  readonly value: boolean;
}
export interface Dot {
  readonly type: 'dot';
  readonly start: number;
}
export interface Nil {
  readonly type: 'nil';
  readonly start: number;
}

/** A number as Go's parser reads it: what it can be, exactly. */
export interface NumberLiteral {
  readonly type: 'number';
  readonly start: number;
  readonly text: string;
  readonly int: bigint | undefined;
  readonly uint: bigint | undefined;
  readonly float: number | undefined;
  /** Of a complex number, whose real part is `float`. */
  readonly imaginary?: number;
}

/** `verbatim` is the offset of the first character if the source has the value without escapes, else -1. */
export interface StringLiteral {
  readonly type: 'string';
  readonly start: number;
  readonly quoted: string;
  readonly value: string;
  readonly verbatim: number;
}

export type Operand =
  Field | Variable | Chain | Identifier | Bool | Dot | Nil | NumberLiteral | StringLiteral | Pipeline;

export interface Command {
  readonly type: 'command';
  readonly start: number;
  readonly args: readonly Operand[];
}

export interface Pipeline {
  readonly type: 'pipeline';
  readonly start: number;
  readonly declares: readonly Variable[];
  /** `=` instead of `:=`. */
  readonly assigns: boolean;
  readonly commands: readonly Command[];
}

interface Region {
  readonly start: number;
  readonly end: number;
}

export interface TextNode extends Region {
  readonly type: 'text';
  readonly value: string;
}
/** `at` is where errors point; start and end include the delimiters. */
export interface ActionNode extends Region {
  readonly type: 'action';
  readonly at: number;
  readonly pipeline: Pipeline;
}
export interface Branch extends Region {
  readonly type: 'if' | 'with' | 'range';
  readonly pipeline: Pipeline;
  readonly body: readonly TemplateNode[];
  readonly otherwise: readonly TemplateNode[] | undefined;
}
export interface CallNode extends Region {
  readonly type: 'template';
  readonly at: number;
  readonly name: string;
  readonly pipeline: Pipeline | undefined;
}
export interface JumpNode extends Region {
  readonly type: 'break' | 'continue';
}

export type TemplateNode = TextNode | ActionNode | Branch | CallNode | JumpNode;

/** A named template: a file, or a `define` or `block` in one. */
export interface Definition {
  readonly name: string;
  readonly body: readonly TemplateNode[];
}

/** A node as Go prints it in messages. */
export function show(node: Operand | Command | TemplateNode): string {
  switch (node.type) {
    case 'field':
      return node.path.map((step) => `.${step}`).join('');
    case 'variable':
      return [node.name, ...node.path].join('.');
    case 'chain': {
      const inner = node.of.type === 'pipeline' ? `(${show(node.of)})` : show(node.of);
      return inner + node.path.map((step) => `.${step}`).join('');
    }
    case 'identifier':
      return node.name;
    case 'bool':
      return String(node.value);
    case 'dot':
      return '.';
    case 'nil':
      return 'nil';
    case 'number':
      return node.text;
    case 'string':
      return node.quoted;
    case 'command':
      return node.args.map((arg) => (arg.type === 'pipeline' ? `(${show(arg)})` : show(arg))).join(' ');
    case 'pipeline':
      return showPipeline(node);
    default:
      return showAction(node);
  }
}

function showPipeline(node: Pipeline): string {
  const commands = node.commands.map(show).join(' | ');
  if (node.declares.length === 0) return commands;
  return `${node.declares.map(show).join(', ')} ${node.assigns ? '=' : ':='} ${commands}`;
}

function showAction(node: TemplateNode): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'action':
      return `{{${show(node.pipeline)}}}`;
    case 'template': {
      const argument = node.pipeline ? ` ${show(node.pipeline)}` : '';
      return `{{template ${JSON.stringify(node.name)}${argument}}}`;
    }
    case 'break':
    case 'continue':
      return `{{${node.type}}}`;
    default: {
      const otherwise = node.otherwise ? `{{else}}${node.otherwise.map(show).join('')}` : '';
      return `{{${node.type} ${show(node.pipeline)}}}${node.body.map(show).join('')}${otherwise}{{end}}`;
    }
  }
}
