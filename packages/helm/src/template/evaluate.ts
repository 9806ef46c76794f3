import type { Callable, Param } from '../value/callable.js';
import { dataIn, Dict, isString, isTrue, List, Struct, typeName, type Value } from '../value/value.js';
import { type BoolLiteral, goType, isNilable, literalFor, refuseLiteral, refuseValue } from './arguments.js';
import { Failure } from './errors.js';
import {
  type Chain,
  type Command,
  type Field,
  type Identifier,
  type NumberLiteral,
  type Operand,
  type Pipeline,
  show,
  type StringLiteral,
  type Variable,
} from './nodes.js';
import { Scope } from './scope.js';

/** No argument came through the pipeline. */
const absent = Symbol('absent');
type Final = Value | typeof absent;

/**
 * Evaluates pipelines as text/template of Go 1.25 does with missingkey=zero. `undefined` is an invalid value: what a
 * pipeline that gave nil leaves; a field of it is invalid again, while a field of null (nil in a map) is an error.
 */
export abstract class Evaluator extends Scope {
  protected abstract invoke(callable: Callable, args: readonly Value[], self: Value): Value;

  protected pipeline(dot: Value, pipeline: Pipeline | undefined): Value {
    if (!pipeline) return undefined;
    this.node = pipeline;
    const before = this.reads.length;
    let value: Final = absent;
    for (const command of pipeline.commands) {
      value = this.command(dot, command, value);
      if (value === null) value = undefined;
    }
    const result = value as Value;
    if (pipeline.declares.length > 0) this.bind(pipeline, result, this.reads.slice(before));
    return result;
  }

  protected command(dot: Value, command: Command, final: Final): Value {
    const first = command.args[0]!;
    switch (first.type) {
      case 'field':
        this.node = first;
        if (command.args.length === 1 && final === absent) return this.#plainField(dot, first);
        return this.#field(dot, first, command.args, final);
      case 'chain':
        return this.#chain(dot, first, command.args, final);
      case 'identifier':
        return this.#function(dot, first, command, command.args, final);
      case 'pipeline':
        this.#notFunction(command.args, final);
        return this.pipeline(dot, first);
      case 'variable':
        return this.#variable(dot, first, command.args, final);
    }
    this.node = first;
    this.#notFunction(command.args, final);
    switch (first.type) {
      case 'bool':
        return first.value;
      case 'dot':
        return dot;
      case 'nil':
        throw this.fail('nil is not a command');
      case 'number':
        return this.constant(first);
      case 'string':
        return this.string(first);
    }
  }

  #notFunction(args: readonly Operand[], final: Final): void {
    if (args.length > 1 || final !== absent) throw this.fail(`can't give argument to non-function ${show(args[0]!)}`);
  }

  #field(dot: Value, field: Field, args: readonly Operand[], final: Final): Value {
    this.node = field;
    return this.#fields(dot, dot, field, field.path, args, final);
  }

  /** A field without arguments: the same as `#field`, in short for keys of maps. */
  #plainField(dot: Value, field: Field): Value {
    const { path } = field;
    const last = path.length - 1;
    let receiver = dot;
    for (let i = 0; receiver instanceof Dict && receiver.methods === undefined; i++) {
      const value = receiver.entries.get(path[i]!);
      const member = value === undefined ? receiver.zero : value;
      if (i === last) {
        this.read(receiver, path[i]!, member);
        return member;
      }
      receiver = member;
    }
    return this.#field(dot, field, [field], absent);
  }

  #chain(dot: Value, chain: Chain, args: readonly Operand[], final: Final): Value {
    this.node = chain;
    if (chain.of.type === 'nil') throw this.fail(`indirection through explicit nil in ${show(chain)}`);
    return this.#fields(dot, this.#argument(dot, undefined, chain.of), chain, chain.path, args, final);
  }

  #variable(dot: Value, variable: Variable, args: readonly Operand[], final: Final): Value {
    this.node = variable;
    const binding = this.binding(variable.name);
    for (const datum of binding.reads) this.reads.push(datum);
    if (variable.path.length === 0) {
      this.#notFunction(args, final);
      return binding.value;
    }
    return this.#fields(dot, binding.value, variable, variable.path, args, final);
  }

  #fields(
    dot: Value,
    from: Value,
    node: Operand,
    path: readonly string[],
    args: readonly Operand[],
    final: Final,
  ): Value {
    let receiver = from;
    let boxed = node.type === 'field' && this.dotIsBoxed;
    const last = path.length - 1;
    for (let i = 0; i < last; i++) {
      const next = this.#member(dot, path[i]!, node, [], absent, receiver, boxed);
      boxed = receiver instanceof Dict && receiver.zero === null;
      receiver = next;
    }
    const value = this.#member(dot, path[last]!, node, args, final, receiver, boxed);
    this.read(receiver, path[last]!, value);
    return value;
  }

  /** `boxed` says that the receiver came out of a map, where its static type is interface {}. */
  #member(
    dot: Value,
    name: string,
    node: Operand,
    args: readonly Operand[],
    final: Final,
    receiver: Value,
    boxed: boolean,
  ): Value {
    if (receiver === undefined) return undefined;
    if (receiver === null) throw this.fail(`nil pointer evaluating interface {}.${name}`);
    if (receiver instanceof Dict || receiver instanceof Struct || receiver instanceof List) {
      const method = receiver.methods?.get(name);
      if (method) return this.#call(dot, method, node, args, final, receiver);
      const hasArguments = args.length > 1 || final !== absent;
      if (receiver instanceof Dict) {
        if (hasArguments) throw this.fail(`${name} is not a method but has arguments`);
        const value = receiver.entries.get(name);
        return value === undefined ? receiver.zero : value;
      }
      if (receiver instanceof Struct && receiver.fields.has(name)) {
        if (hasArguments) throw this.fail(`${name} has arguments but cannot be invoked as function`);
        return receiver.fields.get(name);
      }
    }
    throw this.fail(`can't evaluate field ${name} in type ${boxed ? 'interface {}' : typeName(receiver)}`);
  }

  #function(dot: Value, node: Identifier, at: Operand | Command, args: readonly Operand[], final: Final): Value {
    this.node = node;
    const callable = this.world.functions.get(node.name);
    if (!callable) throw this.fail(`${JSON.stringify(node.name)} is not a defined function`);
    return this.#call(dot, callable, at, args, final, undefined);
  }

  #call(
    dot: Value,
    callable: Callable,
    node: Operand | Command,
    given: readonly Operand[],
    final: Final,
    self: Value,
  ): Value {
    const { name, params, rest } = callable;
    const before = Math.max(given.length - 1, 0);
    const count = before + (final === absent ? 0 : 1);
    if (rest ? count < params.length : count !== params.length) {
      const wanted = rest ? `at least ${params.length} got ${before}` : `${params.length} got ${count}`;
      throw this.fail(`wrong number of args for ${name}: want ${wanted}`);
    }
    if (params[0] === 'reflect' && (name === 'and' || name === 'or')) {
      return this.#shortCircuit(dot, name, given.slice(1), final);
    }
    const args: Value[] = [];
    for (let i = 0; i < before; i++) args.push(this.#argument(dot, params[i] ?? rest!, given[i + 1]!));
    if (final !== absent) args.push(this.#convert(final, params[count - 1] ?? rest!));
    this.world.spend(1);
    if (name === 'call' && args[0] !== undefined && args[0] !== null) {
      const callee = `${show(given[1] ?? node)} of type ${typeName(args[0])}`;
      this.node = node;
      throw this.fail(`error calling call: non-function ${callee}`);
    }
    try {
      return this.invoke(callable, args, self);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.node = node;
      const told = this.fail(said(error) ?? `error calling ${name}: ${error.message}`, error.kind, error.cause);
      if (error.cause || said(error) === undefined) throw told;
      return this.refused(told);
    }
  }

  #shortCircuit(dot: Value, name: string, operands: readonly Operand[], final: Final): Value {
    let value: Value;
    for (const operand of operands) {
      value = this.#argument(dot, 'reflect', operand);
      for (const datum of dataIn(value)) this.reads.push(datum);
      if (isTrue(value) === (name === 'or')) return value;
    }
    return final === absent ? value : this.#convert(final, 'reflect');
  }

  /** Evaluates an operand for a parameter; without one, for a chain of fields. */
  #argument(dot: Value, param: Param | undefined, operand: Operand): Value {
    this.node = operand;
    switch (operand.type) {
      case 'dot':
        return this.#convert(dot, param);
      case 'nil':
        if (isNilable(param!)) return null;
        if (param === 'reflect') return undefined;
        throw this.fail(`cannot assign nil to ${goType(param!)}`);
      case 'field':
        return this.#convert(this.#plainField(dot, operand), param);
      case 'variable':
        return this.#convert(this.#variable(dot, operand, [], absent), param);
      case 'pipeline':
        return this.#convert(this.pipeline(dot, operand), param);
      case 'identifier':
        return this.#convert(this.#function(dot, operand, operand, [], absent), param);
      case 'chain':
        return this.#convert(this.#chain(dot, operand, [], absent), param);
      default:
        return this.#literal(operand, param!);
    }
  }

  #literal(operand: BoolLiteral | NumberLiteral | StringLiteral, param: Param): Value {
    if (param === 'any' || param === 'reflect') {
      if (operand.type === 'bool') return operand.value;
      return operand.type === 'number' ? this.constant(operand) : this.string(operand);
    }
    if (param === 'string' && operand.type === 'string') return this.string(operand);
    const value = literalFor(operand, param);
    if (value === undefined) throw this.fail(refuseLiteral(operand, param));
    return value;
  }

  /** Checks that a value may be given for a parameter, as reflection assigns it. */
  #convert(value: Value, param: Param | undefined): Value {
    if (param === undefined || param === 'reflect') return value;
    if (param === 'string' && isString(value)) return value;
    if (value === undefined && isNilable(param)) return null;
    if (param === 'any') return value;
    const problem = refuseValue(value, param);
    if (problem !== undefined) throw this.fail(problem);
    return value;
  }
}

/** What the chart itself says, by \`fail\` or \`required\`, stands for itself. */
function said(error: Failure): string | undefined {
  return error.kind === 'fail' || error.kind === 'required' ? error.message : undefined;
}
