import { jsonNumber } from '../format/number.js';
import { sortedEntries } from '../format/print.js';
import { Failure } from '../template/errors.js';
import { toBytes } from '../value/bytes.js';
import { type Chars, CharsBuilder, derive, textOf, withData } from '../value/chars.js';
import { emptyChars, keyOf } from '../value/keys.js';
import { encodedFields } from '../value/struct.js';
import { bare, Box, Bytes, Dict, dataIn, Int, isString, List } from '../value/value.js';
import { NilDict, OrderedDict, Struct, type Value } from '../value/value.js';

export interface JsonStyle {
  /** `<`, `>` and `&` as escapes, as encoding/json does by default. */
  readonly escapeHtml: boolean;
  /** Two spaces a level, or everything in one line. */
  readonly pretty: boolean;
}

const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
const needsEscape = /["\\<>&\x00-\x1f\u2028\u2029\ud800-\udfff]/;

function escapeCharacter(char: string, style: JsonStyle): string {
  const short = shortEscapes[char];
  if (short) return short;
  if (!style.escapeHtml && '<>&'.includes(char)) return char;
  const code = char.codePointAt(0)!;
  if (code > 0xffff) return char;
  if (code >= 0xd800 && code <= 0xdfff) return '\\ufffd';
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

/** A string as encoding/json writes it. */
export function jsonString(text: string, style: JsonStyle = { escapeHtml: true, pretty: false }): string {
  if (!needsEscape.test(text)) return `"${text}"`;
  return `"${text.replace(/["\\<>&\x00-\x1f\u2028\u2029]|[\ud800-\udfff]/gu, (char) => escapeCharacter(char, style))}"`;
}

/** A value as encoding/json writes it: keys sorted, origins kept. Throws Failure for what JSON cannot say. */
export function encodeJson(value: Value, style: JsonStyle): Chars {
  const writer = new JsonWriter(style);
  writer.value(value, 0);
  return writer.out.build();
}

class JsonWriter {
  readonly out = new CharsBuilder();

  constructor(readonly style: JsonStyle) {}

  value(value: Value, depth: number): void {
    if (depth > 1000) throw new Failure('json: the value is nested too deep', 'limit');
    const plain = bare(value);
    if (isString(value)) this.#string(value);
    else if (plain === null || plain === undefined) this.out.add('null');
    else if (plain instanceof Dict) this.#dict(plain, depth);
    else if (plain instanceof List) this.#list(plain, depth);
    else if (plain instanceof Bytes) this.#string(Buffer.from(toBytes(textOf(plain.chars))).toString('base64'));
    else if (plain instanceof Struct) this.#struct(plain, depth);
    else this.#scalar(value, plain);
  }

  #scalar(value: Value, plain: boolean | number | Int | string): void {
    if (typeof plain === 'number' && !Number.isFinite(plain)) throw new Failure(`json: unsupported value: ${plain}`);
    const text =
      typeof plain === 'number' ? jsonNumber(plain) : plain instanceof Int ? plain.value.toString() : String(plain);
    this.out.add(withData(text, dataIn(value), value instanceof Box ? value.derived : true));
  }

  #string(chars: Chars): void {
    const text = textOf(chars);
    const encoded = jsonString(text, this.style);
    if (encoded.length === text.length + 2) this.out.add('"').add(chars).add('"');
    else this.out.add(derive(encoded, chars));
  }

  #break(depth: number): void {
    if (this.style.pretty) this.out.add(`\n${'  '.repeat(depth)}`);
  }

  #dict(dict: Dict, depth: number): void {
    const entries = dict instanceof OrderedDict ? [...dict.entries] : sortedEntries(dict);
    if (entries.length === 0) {
      this.out.add(dict instanceof NilDict ? 'null' : emptyChars('{}', dict));
      return;
    }
    this.out.add(withData('{', dataIn(dict)));
    entries.forEach(([key, item], i) => {
      if (i > 0) this.out.add(',');
      this.#break(depth + 1);
      this.#string(keyOf(dict, key));
      this.out.add(this.style.pretty ? ': ' : ':');
      this.value(item, depth + 1);
    });
    this.#break(depth);
    this.out.add('}');
  }

  #list(list: List, depth: number): void {
    if (list.items.length === 0) {
      this.out.add(emptyChars('[]', list));
      return;
    }
    this.out.add('[');
    list.items.forEach((item, i) => {
      if (i > 0) this.out.add(',');
      this.#break(depth + 1);
      this.value(item, depth + 1);
    });
    this.#break(depth);
    this.out.add(']');
  }

  #struct(struct: Struct, depth: number): void {
    if (struct.json) this.#string(struct.json());
    else this.value(encodedFields(struct, ({ json }) => json), depth);
  }
}
