import { display, sprint, sprintln } from '../format/print.js';
import { sprintf } from '../format/printf.js';
import { isPrintable } from '../format/quote.js';
import { Failure } from '../template/errors.js';
import { byteLength, compareBytes, toBytes } from '../value/bytes.js';
import { derive, textOf } from '../value/chars.js';
import {
  bare,
  Bytes,
  Dict,
  Int,
  int,
  isString,
  isTrue,
  kindName,
  List,
  Struct,
  typeName,
  type Value,
} from '../value/value.js';
import { plain, takes, takesMany, track } from './define.js';

// The functions of text/template itself.

type Basic = 'bool' | 'int' | 'uint' | 'float' | 'string' | undefined;

function basicKind(value: Value): Basic {
  const kind = kindName(value);
  if (kind.startsWith('int')) return 'int';
  if (kind.startsWith('uint')) return 'uint';
  if (kind === 'float64') return 'float';
  return kind === 'bool' || kind === 'string' ? kind : undefined;
}

function typeOrNil(value: Value): string {
  return value === null || value === undefined ? '<nil>' : typeName(value);
}

/** Two basic values of one kind, compared; integers of any sign compare with each other. */
function compareBasic(a: Value, b: Value): number {
  if (a instanceof Int && b instanceof Int) return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
  if (typeof a === 'string' && typeof b === 'string') return compareBytes(a, b);
  return a === b ? 0 : (a as number) < (b as number) ? -1 : 1;
}

function isInteger(kind: Basic): boolean {
  return kind === 'int' || kind === 'uint';
}

const shown = (value: Value): string => textOf(sprintf('%s', [value]));

function equalTwo(a: Value, b: Value): boolean {
  const first = basicKind(a);
  const second = basicKind(b);
  const gone = a === undefined || b === undefined;
  if (first !== second && !(isInteger(first) && isInteger(second))) {
    if (!gone) throw new Failure(`incompatible types for comparison: ${typeOrNil(a)} and ${typeOrNil(b)}`);
    return false;
  }
  if (first !== undefined) return typeof a === 'number' && a !== a ? false : compareBasic(a, b) === 0;
  if (gone) return a === b;
  if (kindName(a) !== kindName(b)) {
    throw new Failure(`non-comparable types ${shown(a)}: ${typeOrNil(a)}, ${typeOrNil(b)}: ${display(b)}`);
  }
  if (!(b instanceof Struct)) throw new Failure(`non-comparable type ${shown(b)}: ${typeName(b)}`);
  return a === b;
}

function interfaceOf(value: Value): Value {
  const plainValue = bare(value);
  return plainValue === null ? undefined : plainValue;
}

function equal(first: Value, others: readonly Value[]): boolean {
  if (others.length === 0) throw new Failure('missing argument for comparison');
  const a = interfaceOf(first);
  return others.some((other) => equalTwo(a, interfaceOf(other)));
}

function less(first: Value, second: Value): boolean {
  const a = interfaceOf(first);
  const b = interfaceOf(second);
  const kinds = [basicKind(a), basicKind(b)] as const;
  if (kinds.includes(undefined)) throw new Failure('invalid type for comparison');
  if (kinds[0] !== kinds[1] && !(isInteger(kinds[0]) && isInteger(kinds[1]))) {
    throw new Failure(`incompatible types for comparison: ${typeName(a)} and ${typeName(b)}`);
  }
  if (kinds[0] === 'bool') throw new Failure('invalid type for comparison');
  if (a !== a || b !== b) return false;
  return compareBasic(a, b) < 0;
}

function lessOrEqual(a: Value, b: Value): boolean {
  return less(a, b) || equal(a, [b]);
}

function position(index: Value, length: number, kind: 'slice' | 'string'): number {
  const at = interfaceOf(index);
  if (at === undefined) throw new Failure('cannot index slice/array with nil');
  if (!(at instanceof Int)) throw new Failure(`cannot index slice/array with type ${typeName(at)}`);
  if (at.value < 0n || at.value > BigInt(length)) throw new Failure(`index out of range: ${at.value}`);
  if (at.value === BigInt(length)) throw new Failure(`reflect: ${kind} index out of range`);
  return Number(at.value);
}

function indexOne(container: Value, index: Value): Value {
  if (container === null || container === undefined) throw new Failure('index of nil pointer');
  if (isString(container) || container instanceof Bytes) {
    const text = textOf(container instanceof Bytes ? container.chars : container);
    const bytes = toBytes(text);
    return int(bytes[position(index, bytes.length, 'string')]!, 'uint8');
  }
  if (container instanceof List) return container.items[position(index, container.items.length, 'slice')];
  if (!(container instanceof Dict)) throw new Failure(`can't index item of type ${typeName(container)}`);
  const key = interfaceOf(index);
  if (key === undefined) throw new Failure('value is nil; should be of type string');
  if (typeof key !== 'string') throw new Failure(`value has type ${typeName(key)}; should be string`);
  const value = container.entries.get(key);
  return value === undefined ? container.zero : value;
}

function lengthOf(value: Value): Int {
  if (value === null) throw new Failure('len of nil pointer');
  if (value === undefined) throw new Failure('reflect: call of reflect.Value.Type on zero Value');
  if (isString(value)) return int(byteLength(textOf(value)));
  if (value instanceof Bytes) return int(byteLength(textOf(value.chars)));
  if (value instanceof List) return int(value.items.length);
  if (value instanceof Dict) return int(value.entries.size);
  throw new Failure(`len of type ${typeName(value).replace(/^\*/, '')}`);
}

const htmlEscapes: Readonly<Record<string, string>> = {
  '\0': '\ufffd',
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

const scriptEscapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '<': '\\u003C',
  '>': '\\u003E',
  '&': '\\u0026',
  '=': '\\u003D',
};

function escapeScript(text: string): string {
  let out = '';
  for (const rune of text) {
    const code = rune.codePointAt(0)!;
    if (scriptEscapes[rune]) out += scriptEscapes[rune];
    else if (code < 0x20) out += `\\u00${code.toString(16).toUpperCase().padStart(2, '0')}`;
    else if (code < 0x80 || isPrintable(rune)) out += rune;
    else out += `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return out;
}

function queryEscape(text: string): string {
  let out = '';
  for (const byte of toBytes(text)) {
    const char = String.fromCharCode(byte);
    if (/[A-Za-z0-9_.~-]/.test(char)) out += char;
    else out += char === ' ' ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return out;
}

function escaper(name: string, escape: (text: string) => string) {
  return track(name, takesMany([], 'any'), (_call, ...args) => {
    const chars = args.length === 1 && isString(args[0]) ? args[0] : sprint(args.map((arg) => arg ?? '<no value>'));
    const text = escape(textOf(chars));
    return text === textOf(chars) ? chars : derive(text, chars);
  });
}

/** `and` and `or` are evaluated by the evaluator, which stops at the first that decides. */
const logic = ['and', 'or'].map((name) =>
  track(name, takesMany(['reflect'], 'reflect'), () => {
    throw new Error(`${name} is evaluated lazily`);
  }),
);

export const builtins = [
  ...logic,
  plain('not', takes('reflect'), (value) => !isTrue(value)),
  plain('eq', takesMany(['reflect'], 'reflect'), (a, ...others) => equal(a, others)),
  plain('ne', takes('reflect', 'reflect'), (a, b) => !equal(a, [b])),
  plain('lt', takes('reflect', 'reflect'), less),
  plain('le', takes('reflect', 'reflect'), lessOrEqual),
  plain('gt', takes('reflect', 'reflect'), (a, b) => !lessOrEqual(a, b)),
  plain('ge', takes('reflect', 'reflect'), (a, b) => !less(a, b)),
  plain('len', takes('reflect'), lengthOf),
  track('index', takesMany(['reflect'], 'reflect'), (call, container, ...indexes) => {
    if (interfaceOf(container) === undefined) throw new Failure('index of untyped nil');
    let value = container;
    for (const index of indexes) {
      const inner = indexOne(value, index);
      const key = bare(index);
      if (typeof key === 'string') call.read(value, key, inner);
      value = inner;
    }
    return value;
  }),
  track('print', takesMany([], 'any'), (_call, ...args) => sprint(args)),
  track('println', takesMany([], 'any'), (_call, ...args) => sprintln(args)),
  track('printf', takesMany(['string'], 'any'), (call, format, ...args) => {
    call.spend(args.length);
    return sprintf(format, args);
  }),
  escaper('html', (text) => text.replace(/[\0"'&<>]/g, (char) => htmlEscapes[char]!)),
  escaper('js', escapeScript),
  escaper('urlquery', queryEscape),
  plain('call', takesMany(['reflect'], 'reflect'), (callee) => {
    // No value of a template is a function: the evaluator has refused all but nil.
    throw new Failure(callee === undefined || callee === null ? 'call of nil' : 'non-function');
  }),
];
