import { slice, Str } from '../value/chars.js';
import { Datum, noData, type Site, type Source } from '../value/origin.js';
import { dataIn, Dict, type Value } from '../value/value.js';
import { idealConstant } from './arguments.js';
import { type Failure, TemplateError } from './errors.js';
import { refuse, standInTemplate } from './lenience.js';
import {
  type Command,
  type NumberLiteral,
  type Operand,
  type Pipeline,
  show,
  type StringLiteral,
  type TemplateNode,
} from './nodes.js';
import type { Template, World } from './world.js';

interface Binding {
  readonly name: string;
  value: Value;
  reads: readonly Datum[];
}

/** Where evaluation is: the variables, the node that errors point at and the keys looked at. */
export abstract class Scope {
  protected variables: Binding[] = [];
  /** The node that errors point at. */
  protected node: Operand | Command | TemplateNode;
  /** Whether dot is an item of a list or map of interfaces, whose static type is interface {}. */
  protected dotIsBoxed = false;
  /** Keys looked at since the current action began. */
  protected reads: Datum[] = [];
  protected site!: Site;

  constructor(
    readonly world: World,
    readonly template: Template,
    data: Value,
  ) {
    this.variables.push({ name: '$', value: data, reads: noData });
    this.node = { type: 'dot', start: 0 };
  }

  protected fail(reason: string, kind: Failure['kind'] = 'error', cause?: TemplateError): TemplateError {
    const start =
      'at' in this.node
        ? this.node.at
        : this.node.type === 'if' || this.node.type === 'with' || this.node.type === 'range'
          ? this.node.pipeline.start
          : this.node.start;
    return new TemplateError(this.template.source, start, this.template.name, show(this.node), reason, kind, cause);
  }

  /** A named template, or what stands in for one that the chart lacks. */
  protected templateOf(name: string): Template | undefined {
    const { templates, budget } = this.world;
    return standInTemplate(budget.lenience, name, templates.get(name), this.site);
  }

  /** The chart refuses its values: ends the render, or goes on with a stand-in where that is wanted. */
  protected refused(error: TemplateError): Value {
    return refuse(this.world.budget.lenience, error, this.site);
  }

  protected get source(): Source {
    return this.template.source;
  }

  protected bind(pipeline: Pipeline, value: Value, reads: readonly Datum[]): void {
    for (const { name } of pipeline.declares) {
      if (pipeline.assigns) this.setVariable(name, value, reads);
      else this.variables.push({ name, value, reads });
    }
  }

  protected setVariable(name: string, value: Value, reads: readonly Datum[] = noData): void {
    const binding = this.binding(name);
    binding.value = value;
    binding.reads = reads;
  }

  protected binding(name: string): Binding {
    for (let i = this.variables.length - 1; i >= 0; i--) {
      if (this.variables[i]!.name === name) return this.variables[i]!;
    }
    throw this.fail(`undefined variable: ${name}`);
  }

  /** A literal keeps its place in the template, so that what it becomes can be edited there. */
  protected string(literal: StringLiteral): Value {
    if (literal.verbatim < 0 || literal.value === '') return literal.value;
    const { text, pieces, content } = this.source;
    const end = literal.verbatim + literal.value.length;
    if (pieces) return slice(new Str(content, pieces), literal.verbatim, end);
    return new Str(literal.value, [
      { length: literal.value.length, text, offset: literal.verbatim, data: noData, derived: false, site: undefined },
    ]);
  }

  protected constant(literal: NumberLiteral): Value {
    this.node = literal;
    const value = idealConstant(literal);
    if (typeof value === 'string') throw this.fail(value);
    return value;
  }

  /** Remembers that a key was looked at, whether or not it is there. */
  read(container: Value, key: string, value: Value): void {
    if (!(container instanceof Dict)) return;
    const data = dataIn(value);
    if (data.length > 0) for (const datum of data) this.reads.push(datum);
    else if (container.keys?.has(key)) for (const datum of dataIn(container.keys.get(key))) this.reads.push(datum);
    else if (container.datum && (value === null || value === undefined)) {
      this.reads.push(new Datum(container.datum.text, container.datum, key, -1, -1, -1, -1, true));
    }
  }
}
