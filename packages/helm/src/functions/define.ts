import type { Call, Callable, Param } from '../value/callable.js';
import { type Chars, textOf, withData } from '../value/chars.js';
import { type Data, noData, unite } from '../value/origin.js';
import {
  bare,
  Box,
  type Bytes,
  dataIn,
  type Dict,
  Int,
  isString,
  type List,
  type Scalar,
  type Struct,
  type Value,
} from '../value/value.js';

// Three classes of functions: `plain` ones see no origins, and what they return is derived from all their arguments;
// `text` and `value` ones (`track`) take and return values with origins and move those along themselves.

interface Tracked {
  any: Value;
  reflect: Value;
  string: Chars;
  int: number;
  float64: number;
  bool: boolean;
  map: Dict | null;
  list: List | null;
  time: Struct;
  bytes: Bytes | null;
  semver: Struct | null;
}
type Plain = Omit<Tracked, 'string'> & { string: string };
type Args<P extends readonly Param[], M extends Tracked | Plain> = { -readonly [K in keyof P]: M[P[K]] };
type WithRest<P extends readonly Param[], R extends Param | undefined, M extends Tracked | Plain> = R extends Param
  ? [...Args<P, M>, ...M[R][]]
  : Args<P, M>;

/** The parameters of a function; `rest` is the type of the variadic ones. */
export interface Shape<P extends readonly Param[], R extends Param | undefined> {
  readonly params: P;
  readonly rest: R;
}

export function takes<const P extends readonly Param[]>(...params: P): Shape<P, undefined> {
  return { params, rest: undefined };
}

export function takesMany<const P extends readonly Param[], const R extends Param>(params: P, rest: R): Shape<P, R> {
  return { params, rest };
}

function native(value: Value, param: Param): unknown {
  switch (param) {
    case 'int':
      return Number((bare(value) as Int).value);
    case 'bool':
    case 'float64':
      return bare(value);
    default:
      return value;
  }
}

function natives(
  args: readonly Value[],
  { params, rest }: { readonly params: readonly Param[]; readonly rest: Param | undefined },
): unknown[] {
  const all: unknown[] = [];
  for (let i = 0; i < args.length; i++) all.push(native(args[i], params[i] ?? rest!));
  return all;
}

/** A function that moves origins itself. */
export function track<const P extends readonly Param[], R extends Param | undefined>(
  name: string,
  shape: Shape<P, R>,
  body: (call: Call, ...args: WithRest<P, R, Tracked>) => Value,
): Callable {
  const { params, rest } = shape;
  const isConverted = [...params, rest].some((param) => param === 'int' || param === 'bool' || param === 'float64');
  return {
    name,
    params,
    rest,
    call(call, args) {
      return (body as (call: Call, ...args: unknown[]) => Value)(call, ...(isConverted ? natives(args, shape) : args));
    },
  };
}

/** A function of values without origins. */
export function plain<const P extends readonly Param[], R extends Param | undefined>(
  name: string,
  shape: Shape<P, R>,
  body: (...args: WithRest<P, R, Plain>) => Value,
): Callable {
  const { params, rest } = shape;
  return {
    name,
    params,
    rest,
    call(_call, args) {
      return derived((body as (...args: unknown[]) => Value)(...natives(args.map(bare), shape)), args);
    },
  };
}

/** Marks a scalar or string as made from arguments. */
export function derived(value: Value, args: readonly Value[]): Value {
  if (value === undefined || value === null || (typeof value === 'object' && !(value instanceof Int))) return value;
  let data: Data = noData;
  for (const arg of args) data = unite(data, dataIn(arg));
  if (data.length === 0) return value;
  return typeof value === 'string' ? withData(value, data) : new Box(value as Scalar, data, true);
}

/** Gives a scalar or string an origin that is not that of its arguments. */
export function marked(value: Value, data: Data): Value {
  if (isString(value)) return withData(textOf(value), data);
  const scalar = bare(value);
  return scalar === undefined || scalar === null || (typeof scalar === 'object' && !(scalar instanceof Int))
    ? value
    : new Box(scalar as Scalar, unite(dataIn(value), data.length ? data : noData), true);
}

export function table(...groups: readonly (readonly Callable[])[]): ReadonlyMap<string, Callable> {
  return new Map(groups.flat().map((callable) => [callable.name, callable]));
}

/** The same function under more names. */
export function also(callable: Callable, ...names: string[]): Callable[] {
  return [callable, ...names.map((name) => ({ ...callable, name }))];
}
