import { months, weekdays } from '../time/layout.js';
import { compareBytes, toBytes } from '../value/bytes.js';
import { type Chars, CharsBuilder, textOf, withData } from '../value/chars.js';
import { volatile } from '../value/origin.js';
import { bare, Bytes, dataIn, Dict, Int, isString, List, Struct, typeName, type Value } from '../value/value.js';
import { showDuration } from './duration.js';
import { displayFloat } from './number.js';

function displayInt(value: Int): string {
  if (value.type === 'time.Duration') return showDuration(value.value);
  if (value.type === 'time.Month') return months[Number(value.value) - 1]!;
  if (value.type === 'time.Weekday') return weekdays[Number(value.value)]!;
  return value.value.toString();
}

/** Map entries in the order in which fmt and range walk them: by the bytes of the key. */
export function sortedEntries(dict: Dict): [string, Value][] {
  return [...dict.entries].sort(([a], [b]) => compareBytes(a, b));
}

/** Where a pointer inside something else points to; another place in each run. */
const address = '0xc000000000';

/** Whether a printed text names a place in memory. */
export function hasAddress(text: string): boolean {
  return text.includes(address);
}

export function isPointer(struct: Struct): boolean {
  return struct.type.startsWith('*');
}

/** A struct as fmt prints it: by its String method, else by its fields; a pointer inside something as its address. */
function displayStruct(struct: Struct, inner: boolean): string {
  if (!struct.declared) return struct.print?.() ?? '{}';
  if (isPointer(struct) && inner) return address;
  const fields = struct.declared.map(({ value }) => display(value, true));
  return `${isPointer(struct) ? '&' : ''}{${fields.join(' ')}}`;
}

/** A value as `%v` prints it; `inner` says whether it is part of another one. */
export function display(value: Value, inner = false): string {
  const plain = bare(value);
  switch (typeof plain) {
    case 'string':
      return plain;
    case 'boolean':
      return String(plain);
    case 'number':
      return displayFloat(plain);
    case 'undefined':
      return '<nil>';
  }
  if (plain === null) return '<nil>';
  if (plain instanceof Int) return displayInt(plain);
  if (plain instanceof List) return `[${plain.items.map((item) => display(item, true)).join(' ')}]`;
  if (plain instanceof Bytes) return `[${[...toBytes(textOf(plain.chars))].join(' ')}]`;
  if (plain instanceof Struct) return displayStruct(plain, inner);
  return `map[${sortedEntries(plain)
    .map(([key, item]) => `${key}:${display(item, true)}`)
    .join(' ')}]`;
}

/** A value as text that keeps its origins: strings untouched, all else as `%v` prints it. */
export function displayChars(value: Value): Chars {
  if (isString(value)) return value;
  const derived = typeof value === 'object' && value !== null && 'derived' in value ? value.derived : true;
  const text = display(value);
  return withData(text, hasAddress(text) ? [volatile] : dataIn(value), derived);
}

/** What an action of a template writes: a struct by the String method of its pointer, without the `&` of a pointer. */
export function writtenChars(value: Value): Chars {
  if (!(value instanceof Struct) || !value.declared) return displayChars(value);
  return withData(value.print?.() ?? display(value).replace(/^&/, ''), value.data);
}

/** fmt.Sprint: a space between two operands if neither is a string. */
export function sprint(args: readonly Value[]): Chars {
  const out = new CharsBuilder();
  args.forEach((arg, i) => {
    if (i > 0 && !isString(arg) && !isString(args[i - 1])) out.add(' ');
    out.add(displayChars(arg));
  });
  return out.build();
}

/** fmt.Sprintln: always a space between operands, and a line end. */
export function sprintln(args: readonly Value[]): Chars {
  const out = new CharsBuilder();
  args.forEach((arg, i) => {
    if (i > 0) out.add(' ');
    out.add(displayChars(arg));
  });
  return out.add('\n').build();
}

/** `type=value`, as fmt shows an operand that a verb cannot print. */
export function displayTyped(value: Value): string {
  return value === null || value === undefined ? '<nil>' : `${typeName(value)}=${display(value)}`;
}
