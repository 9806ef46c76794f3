import { formatFloat, jsonNumber } from '../format/number.js';
import { Failure } from '../template/errors.js';
import { type Chars, CharsBuilder, derive, textOf, withData } from '../value/chars.js';
import { emptyChars, keyOf } from '../value/keys.js';
import { itemsOfBytes } from '../value/items.js';
import { encodedFields } from '../value/struct.js';
import { bare, Box, Bytes, Dict, dataIn, Int, isString, List } from '../value/value.js';
import { NilDict, OrderedDict, Struct, type Value } from '../value/value.js';
import { encodeJson } from './json.js';
import { pickForm, writeScalar } from './scalar.js';

/** `compact` is toYaml: go-yaml v2 by way of JSON. `pretty` is toYamlPretty: go-yaml v3 with lists indented. */
export type YamlStyle = 'compact' | 'pretty';

/** Text that the YAML reader refuses even in quotes; JSON does not escape it, so it cannot be written. */
const refused = /[\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/** A value as YAML without the last line end; throws Failure for what cannot be written. */
export function encodeYaml(value: Value, style: YamlStyle): Chars {
  const writer = new YamlWriter(style);
  writer.root(value);
  return writer.out.build();
}

class YamlWriter {
  readonly out = new CharsBuilder();
  #column = 0;

  constructor(readonly style: YamlStyle) {}

  root(value: Value): void {
    const plain = this.#resolve(value);
    if (plain instanceof Dict && plain.entries.size > 0) this.#dict(plain, 0, true, 0);
    else if (plain instanceof List && plain.items.length > 0) this.#list(plain, 0, true, 0);
    else this.#scalar(value, 2);
  }

  /** Structs and bytes as what they are in JSON, by way of which toYaml goes, or for go-yaml v3. */
  #resolve(value: Value): Value {
    const plain = bare(value);
    const isPretty = this.style === 'pretty';
    if (plain instanceof Bytes) {
      if (isPretty) return new List(itemsOfBytes(plain));
      return JSON.parse(textOf(encodeJson(plain, { escapeHtml: false, pretty: false }))) as string;
    }
    if (plain instanceof NilDict && !isPretty) return null;
    if (!(plain instanceof Struct)) return plain;
    if (plain.json) return plain.json();
    if (isPretty) return encodedFields(plain, ({ name }) => name.toLowerCase());
    return new Dict(encodedFields(plain, ({ json }) => json).entries);
  }

  #add(chars: Chars): void {
    const text = textOf(chars);
    this.out.add(chars);
    const newline = text.lastIndexOf('\n');
    this.#column = newline < 0 ? this.#column + text.length : text.length - newline - 1;
  }

  #line(indent: number): void {
    this.#add(`\n${' '.repeat(indent)}`);
  }

  #dict(dict: Dict, indent: number, inline: boolean, depth: number): void {
    if (depth > 1000) throw new Failure('yaml: the value is nested too deep', 'limit');
    const keys = [...dict.entries.keys()];
    if (!(dict instanceof OrderedDict)) keys.sort(this.style === 'compact' ? naturalOrder : naturalOrderV3);
    keys.forEach((key, i) => {
      if (i > 0 || !inline) this.#line(indent);
      const value = dict.entries.get(key);
      const simple = !key.includes('\n') && key.length <= 128;
      if (simple) {
        this.#string(keyOf(dict, key), indent + 2, true);
        this.#add(':');
        this.#child(value, indent, depth);
        return;
      }
      this.#add('? ');
      this.#string(keyOf(dict, key), indent + 2, false);
      this.#line(indent);
      this.#add(':');
      this.#item(value, indent, depth);
    });
  }

  /** The value of a simple key. */
  #child(value: Value, indent: number, depth: number): void {
    const plain = this.#resolve(value);
    if (plain instanceof Dict && plain.entries.size > 0) this.#dict(plain, indent + 2, false, depth + 1);
    else if (plain instanceof List && plain.items.length > 0) {
      this.#list(plain, this.style === 'compact' ? indent : indent + 2, false, depth + 1);
    } else {
      this.#add(' ');
      this.#scalar(value, indent + 2);
    }
  }

  #list(list: List, indent: number, inline: boolean, depth: number): void {
    if (depth > 1000) throw new Failure('yaml: the value is nested too deep', 'limit');
    list.items.forEach((item, i) => {
      if (i > 0 || !inline) this.#line(indent);
      this.#add('-');
      this.#item(item, indent, depth);
    });
  }

  /** What follows `-`, or `:` of a key that is not simple. */
  #item(value: Value, indent: number, depth: number): void {
    this.#add(' ');
    const plain = this.#resolve(value);
    if (plain instanceof Dict && plain.entries.size > 0) this.#dict(plain, indent + 2, true, depth + 1);
    else if (plain instanceof List && plain.items.length > 0) this.#list(plain, indent + 2, true, depth + 1);
    else this.#scalar(value, indent + 2);
  }

  #scalar(value: Value, indent: number): void {
    const plain = this.#resolve(value);
    if (isString(value)) this.#string(value, indent, false);
    else if (typeof plain === 'string') this.#string(plain, indent, false);
    else if (plain instanceof Dict) this.#add(emptyChars('{}', plain));
    else if (plain instanceof List) this.#add(emptyChars('[]', plain));
    else if (plain === null || plain === undefined) this.#add('null');
    else {
      const text = this.#simple(plain as boolean | number | Int);
      this.#add(withData(text, dataIn(value), value instanceof Box ? value.derived : true));
    }
  }

  #simple(value: boolean | number | Int): string {
    if (typeof value === 'boolean') return String(value);
    if (value instanceof Int) return value.value.toString();
    if (this.style === 'pretty') return prettyFloat(value);
    if (!Number.isFinite(value)) throw new Failure(`json: unsupported value: ${value}`);
    const text = jsonNumber(value);
    if (/^-?\d+$/.test(text) && Math.abs(value) < 2 ** 64) return BigInt(text).toString();
    return formatFloat(value, 'g', -1);
  }

  #string(given: Chars, indent: number, key: boolean): void {
    const chars = this.style === 'compact' ? throughJson(given) : given;
    const text = textOf(chars);
    if (this.style === 'compact' && refused.test(text)) throw new Failure('yaml: control characters are not allowed');
    const place = { column: this.#column, indent, fold: !key && this.style === 'compact' };
    this.#add(writeScalar(chars, pickForm(text, key), place));
  }
}

/** What a string is after it was written as JSON and read as YAML again. */
function throughJson(chars: Chars): Chars {
  const text = textOf(chars);
  if (!/[\u0085\ud800-\udfff]/.test(text)) return chars;
  const read = text
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/[ \t]*\u0085(?:[ \t]*\u0085)*[ \t]*/g, (run) => '\n'.repeat(run.split('\u0085').length - 2) || ' ');
  return read === text ? chars : derive(read, chars);
}

function prettyFloat(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  return formatFloat(value, 'g', -1);
}

function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

const letter = /\p{L}/u;
const digit = /\p{Nd}/u;

/** go-yaml v2's order of keys: letters after all else, runs of digits as numbers. */
export function naturalOrder(a: string, b: string): number {
  return compareNaturally(a, b, false);
}

/** go-yaml v3's: a digit before a letter ends a shorter name. */
function naturalOrderV3(a: string, b: string): number {
  return compareNaturally(a, b, true);
}

function compareNaturally(a: string, b: string, v3: boolean): number {
  // Letters that differ before anything else but letters decide most of the time.
  const length = Math.min(a.length, b.length);
  let same = 0;
  while (same < length && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  if (same === length && a.length === b.length) return 0;
  if (isAsciiLetter(a.charCodeAt(same)) && isAsciiLetter(b.charCodeAt(same))) {
    return a.charCodeAt(same) - b.charCodeAt(same);
  }
  const left = [...a];
  const right = [...b];
  let digits = false;
  for (let i = 0; i < left.length && i < right.length; i++) {
    const x = left[i]!;
    const y = right[i]!;
    if (x === y) {
      digits = digit.test(x);
      continue;
    }
    const xLetter = letter.test(x);
    const yLetter = letter.test(y);
    if (xLetter && yLetter) return x.codePointAt(0)! - y.codePointAt(0)!;
    if (xLetter || yLetter) return (v3 && digits ? xLetter : yLetter) ? -1 : 1;
    return compareDigits(left, right, i);
  }
  return left.length - right.length;
}

function compareDigits(left: readonly string[], right: readonly string[], at: number): number {
  let first = 0;
  if (left[at] === '0' || right[at] === '0') {
    for (let j = at - 1; j >= 0 && digit.test(left[j]!); j--) {
      if (left[j] !== '0') {
        first = 1;
        break;
      }
    }
  }
  const read = (runes: readonly string[]): [number, number] => {
    let value = first;
    let end = at;
    while (end < runes.length && digit.test(runes[end]!)) value = value * 10 + (runes[end++]!.codePointAt(0)! - 48);
    return [value, end];
  };
  const [x, xEnd] = read(left);
  const [y, yEnd] = read(right);
  if (x !== y) return x - y;
  if (xEnd !== yEnd) return xEnd - yEnd;
  return left[at]!.codePointAt(0)! - right[at]!.codePointAt(0)!;
}
