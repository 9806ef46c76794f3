import { displayFloat } from '../format/number.js';
import type { Param } from '../value/callable.js';
import { bare, Bytes, Dict, Int, int, isString, List, Struct, typeName, type Value } from '../value/value.js';
import { type Bool, type NumberLiteral, show, type StringLiteral } from './nodes.js';

// What may be given for a parameter of a Go type.

export type BoolLiteral = Bool;
type Literal = Bool | NumberLiteral | StringLiteral;

const goTypes: Readonly<Record<Param, string>> = {
  any: 'interface {}',
  reflect: 'reflect.Value',
  string: 'string',
  int: 'int',
  float64: 'float64',
  bool: 'bool',
  map: 'map[string]interface {}',
  list: '[]interface {}',
  time: 'time.Time',
  bytes: '[]uint8',
  semver: '*semver.Version',
};

export function goType(param: Param): string {
  return goTypes[param];
}

/** Whether nil is a value of the type. */
export function isNilable(param: Param): boolean {
  return param === 'any' || param === 'map' || param === 'list' || param === 'bytes' || param === 'semver';
}

/** Why a value cannot be given for a parameter; undefined if it can. */
export function refuseValue(value: Value, param: Param): string | undefined {
  if (value === undefined) return `invalid value; expected ${goTypes[param]}`;
  if (value !== null && assignable(value, param)) return undefined;
  const type = value === null ? 'interface {}' : typeName(value);
  return `wrong type for value; expected ${goTypes[param]}; got ${type}`;
}

/** A literal as a value of a parameter that is no interface and no string. */
export function literalFor(operand: Literal, param: Param): Value {
  if (param === 'bool' && operand.type === 'bool') return operand.value;
  if (operand.type !== 'number') return undefined;
  if (param === 'int' && operand.int !== undefined) return int(operand.int);
  return param === 'float64' ? operand.float : undefined;
}

export function refuseLiteral(operand: Literal, param: Param): string {
  const expected = { string: 'string', bool: 'bool', int: 'integer', float64: 'float' }[param as string];
  if (expected) return `expected ${expected}; found ${show(operand)}`;
  return `can't handle ${show(operand)} for arg of type ${goTypes[param]}`;
}

/** The value of a number where no type is wanted: its text decides. A string says why it has none. */
export function idealConstant(literal: NumberLiteral): Value {
  if (literal.imaginary !== undefined) return complex(literal.float!, literal.imaginary);
  const { text } = literal;
  const isHex = /^0[xX]/.test(text) && !/[pP]/.test(text);
  if (literal.float !== undefined && !isHex && !text.startsWith("'") && /[.eEpP]/.test(text)) return literal.float;
  return literal.int === undefined ? `${text} overflows int` : int(literal.int);
}

function complex(real: number, imaginary: number): Struct {
  const sign = imaginary < 0 || Object.is(imaginary, -0) ? '' : '+';
  return new Struct(
    'complex128',
    new Map(),
    new Map(),
    () => `(${displayFloat(real)}${sign}${displayFloat(imaginary)}i)`,
  );
}

function assignable(value: Value, param: Param): boolean {
  const plain = bare(value);
  switch (param) {
    case 'string':
      return isString(value);
    case 'int':
      return plain instanceof Int && plain.type === 'int';
    case 'map':
      return plain instanceof Dict && (plain.type === goTypes.map || plain.type === 'common.Values');
    case 'list':
      return plain instanceof List && plain.elem === 'interface {}';
    case 'bytes':
      return plain instanceof Bytes;
    default:
      return typeName(plain) === goTypes[param];
  }
}
