import { toBytes } from '../value/bytes.js';
import { textOf } from '../value/chars.js';
import { bare, Bytes, Dict, List, NilDict, Struct, type Value } from '../value/value.js';
import { display, isPointer, sortedEntries } from './print.js';
import { quote } from './quote.js';

/** A value as `%#v` prints it. */
export function goSyntax(value: Value, inner = false): string {
  const plain = bare(value);
  if (plain === null || plain === undefined) return inner ? 'interface {}(nil)' : '<nil>';
  if (typeof plain === 'string') return quote(plain);
  if (plain instanceof Struct) return structSyntax(plain, inner);
  if (plain instanceof Bytes) return bytesSyntax(plain, inner);
  if (plain instanceof List) return `${plain.type}{${plain.items.map((item) => goSyntax(item, true)).join(', ')}}`;
  if (!(plain instanceof Dict)) return display(plain);
  if (plain instanceof NilDict) return `${plain.type}(nil)`;
  const entries = sortedEntries(plain).map(([key, item]) => `${quote(key)}:${goSyntax(item, true)}`);
  return `${plain.type}{${entries.join(', ')}}`;
}

function bytesSyntax({ chars }: Bytes, inner: boolean): string {
  const bytes = [...toBytes(textOf(chars))].map((byte) => `0x${byte.toString(16)}`);
  return `${inner ? '[]uint8' : '[]byte'}{${bytes.join(', ')}}`;
}

function structSyntax(struct: Struct, inner: boolean): string {
  const { declared, type } = struct;
  if (!declared) return display(struct);
  const name = type.replace(/^\*/, '');
  if (isPointer(struct) && inner) return `(${type})(${display(struct, true)})`;
  const fields = declared.map((field) => `${field.name}:${goSyntax(field.value, true)}`);
  return `${isPointer(struct) ? '&' : ''}${name}{${fields.join(', ')}}`;
}
