import type { Callable } from './callable.js';
import { type Chars, dataOf, Str } from './chars.js';
import { type Data, type Datum, noData } from './origin.js';

export type IntType =
  'int' | 'int64' | 'int32' | 'uint8' | 'uint32' | 'uint64' | 'time.Duration' | 'time.Month' | 'time.Weekday';

/** A Go integer. A JavaScript number is always a float64. */
export class Int {
  constructor(
    readonly value: bigint,
    readonly type: IntType,
  ) {}
}

export type Scalar = boolean | number | Int;

/** A scalar with the data it comes from; `derived` if a function computed it. */
export class Box {
  constructor(
    readonly value: Scalar,
    readonly data: Data,
    readonly derived: boolean,
  ) {}
}

/**
 * A Go map with string keys. Several references with types of their own may share `entries`: a change through one is
 * seen through all, as in Go.
 */
export class Dict {
  /** Methods of its Go type. */
  methods: Methods | undefined;

  constructor(
    readonly entries: Map<string, Value> = new Map(),
    readonly type: string = 'map[string]interface {}',
    /** What a missing key reads as: null for interface values, a zero value for others. */
    readonly zero: Value = null,
    public datum: Datum | undefined = undefined,
    /** Keys whose origin is not that of their value. */
    public keys: Map<string, Str> | undefined = undefined,
  ) {}
}

export class List {
  constructor(
    readonly items: readonly Value[],
    /** Go type of the items. */
    readonly elem: string = 'interface {}',
    readonly datum: Datum | undefined = undefined,
    /** The name and the methods of a list type of its own. */
    readonly named: { readonly type: string; readonly methods: Methods } | undefined = undefined,
  ) {}

  get type(): string {
    return this.named?.type ?? `[]${this.elem}`;
  }

  get methods(): Methods | undefined {
    return this.named?.methods;
  }
}

/** A Go []byte, held as the string with these bytes. */
export class Bytes {
  constructor(readonly chars: Chars) {}
}

export type Methods = ReadonlyMap<string, Callable>;

/** A Go struct or a pointer to one: fields and methods by name, and how it is printed. */
export class Struct {
  constructor(
    readonly type: string,
    readonly fields: ReadonlyMap<string, Value>,
    readonly methods: Methods,
    /** What its String method gives; absent: it is printed by its fields. */
    readonly print: (() => string) | undefined,
    /** What the functions that know this type work on. */
    readonly native: unknown = undefined,
    /** The string that stands for it in JSON; absent: an object of its fields. */
    readonly json: (() => string) | undefined = undefined,
    readonly data: Data = noData,
    /** Its fields as they are declared, where printing and encoding show them. */
    readonly declared: readonly StructField[] | undefined = undefined,
  ) {}
}

/** A field of a struct as Go declares it. */
export interface StructField {
  readonly name: string;
  readonly value: Value;
  /** Its name in JSON. */
  readonly json: string;
  /** Only seen when the struct is printed. */
  readonly unexported?: boolean;
}

/** A Go map that is nil: it reads as an empty one, and is null where it is encoded. */
export class NilDict extends Dict {}

/** What an encoder writes in the order of its keys, as it does with the fields of a struct. */
export class OrderedDict extends Dict {}

/** `undefined` is Go's invalid value (a pipeline that gave nil); `null` is nil held in an interface. They differ. */
export type Value = undefined | null | Scalar | Box | Chars | Dict | List | Bytes | Struct;

export function int(value: number | bigint, type: IntType = 'int'): Int {
  return new Int(BigInt(value), type);
}

export function int64(value: number | bigint): Int {
  return new Int(BigInt.asIntN(64, BigInt(value)), 'int64');
}

/** The value without its origins, if it is a scalar or string. */
export function bare(value: Value): Exclude<Value, Box | Str> {
  if (value instanceof Box) return value.value;
  if (value instanceof Str) return value.text;
  return value as Exclude<Value, Box | Str>;
}

export function isString(value: Value): value is Chars {
  return typeof value === 'string' || value instanceof Str;
}

/** The data a value carries: that of a scalar or string, the key of a map or list. */
export function dataIn(value: Value): Data {
  if (typeof value !== 'object' || value === null) return noData;
  if (value instanceof Box) return value.data;
  if (value instanceof Str) return dataOf(value);
  if (value instanceof Bytes) return dataIn(value.chars);
  if (value instanceof Struct) return value.data;
  if ((value instanceof Dict || value instanceof List) && value.datum) return [value.datum];
  return noData;
}

/** The Go type as `%T` prints it. */
export function typeName(value: Value): string {
  const plain = bare(value);
  switch (typeof plain) {
    case 'undefined':
      return '<nil>';
    case 'boolean':
      return 'bool';
    case 'number':
      return 'float64';
    case 'string':
      return 'string';
  }
  if (plain === null) return '<nil>';
  return plain instanceof Bytes ? '[]uint8' : plain.type;
}

/** The Go kind as reflect names it. */
export function kindName(value: Value): string {
  const plain = bare(value);
  if (plain === undefined || plain === null) return 'invalid';
  if (plain instanceof Int)
    return plain.type.startsWith('time.') ? (plain.type === 'time.Duration' ? 'int64' : 'int') : plain.type;
  if (plain instanceof Dict) return 'map';
  if (plain instanceof List || plain instanceof Bytes) return 'slice';
  if (plain instanceof Struct) return plain.type.startsWith('*') ? 'ptr' : 'struct';
  return typeName(plain);
}

/** Whether a condition holds, by Go's rules: zero values and empty collections do not. */
export function isTrue(value: Value): boolean {
  const plain = bare(value);
  if (plain === undefined || plain === null) return false;
  if (typeof plain === 'string') return plain !== '';
  if (typeof plain !== 'object') return Boolean(plain) || plain !== plain;
  if (plain instanceof Int) return plain.value !== 0n;
  if (plain instanceof Dict) return plain.entries.size > 0;
  if (plain instanceof List) return plain.items.length > 0;
  if (plain instanceof Bytes) return isTrue(plain.chars);
  return true;
}
