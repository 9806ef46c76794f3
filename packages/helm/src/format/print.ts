import { months, weekdays } from '../time/layout.js';
import { compareBytes, toBytes } from '../value/bytes.js';
import { type Chars, CharsBuilder, textOf, withData } from '../value/chars.js';
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

/** A value as `%v` prints it. */
export function display(value: Value): string {
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
  if (plain instanceof List) return `[${plain.items.map(display).join(' ')}]`;
  if (plain instanceof Bytes) return `[${[...toBytes(textOf(plain.chars))].join(' ')}]`;
  if (plain instanceof Struct) return plain.print();
  return `map[${sortedEntries(plain)
    .map(([key, item]) => `${key}:${display(item)}`)
    .join(' ')}]`;
}

/** A value as text that keeps its origins: strings untouched, all else as `%v` prints it. */
export function displayChars(value: Value): Chars {
  if (isString(value)) return value;
  const derived = typeof value === 'object' && value !== null && 'derived' in value ? value.derived : true;
  return withData(display(value), dataIn(value), derived);
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
