import { formatFloat } from '../format/number.js';
import { Failure } from '../template/errors.js';
import { compareBytes, toBytes } from '../value/bytes.js';
import { textOf } from '../value/chars.js';
import { encodedFields } from '../value/struct.js';
import { bare, Bytes, Dict, Int, List, NilDict, OrderedDict, Struct, type Value } from '../value/value.js';

/** A map as TOML in the layout of BurntSushi/toml; throws Failure for what TOML cannot say. */
export function encodeToml(value: Value): string {
  const whole = tableOf(bare(value));
  if (isTableList(whole)) throw new Failure('toml: top-level values must be Go maps or structs');
  if (!(whole instanceof Dict)) return inline(whole);
  const writer = new TomlWriter();
  writer.table([], whole);
  return writer.out;
}

/** A struct as a table of its fields. */
function tableOf(value: Value): Value {
  if (value instanceof Struct && !value.json) return encodedFields(value, ({ name }) => name);
  return value;
}

class TomlWriter {
  out = '';

  table(path: readonly string[], dict: Dict): void {
    const keys = [...dict.entries.keys()];
    if (!(dict instanceof OrderedDict)) keys.sort(compareBytes);
    const indent = '  '.repeat(path.length);
    const later: string[] = [];
    for (const key of keys) {
      const value = tableOf(bare(dict.entries.get(key)));
      if (value === null || value === undefined || value instanceof NilDict) continue;
      if (value instanceof Dict || isTableList(value)) later.push(key);
      else this.out += `${indent}${quoteKey(key)} = ${inline(value)}\n`;
    }
    for (const key of later) this.#nested([...path, key], tableOf(dict.entries.get(key)));
  }

  #nested(path: readonly string[], value: Value): void {
    const indent = '  '.repeat(path.length - 1);
    const name = path.map(quoteKey).join('.');
    if (value instanceof List) {
      for (const item of value.items) {
        if (this.out !== '') this.out += '\n';
        this.out += `${indent}[[${name}]]\n`;
        this.table(path, item as Dict);
      }
      return;
    }
    if (path.length === 1 && this.out !== '') this.out += '\n';
    this.out += `${indent}[${name}]\n`;
    this.table(path, value as Dict);
  }
}

function isTableList(value: Value): boolean {
  return value instanceof List && value.items.length > 0 && value.items.every((item) => item instanceof Dict);
}

function quoteKey(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : quoteText(key);
}

const escapes: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

function quoteText(text: string): string {
  const escaped = text.replace(
    /[\x00-\x1f"\\\x7f]/g,
    (char) => escapes[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${escaped}"`;
}

function inline(value: Value): string {
  const plain = bare(value);
  switch (typeof plain) {
    case 'string':
      return quoteText(plain);
    case 'boolean':
      return String(plain);
    case 'number':
      return showFloat(plain);
    case 'undefined':
      throw new Failure('toml: cannot encode array with nil element');
  }
  if (plain === null) throw new Failure('toml: cannot encode array with nil element');
  if (plain instanceof Int) return plain.value.toString();
  if (plain instanceof List) return `[${plain.items.map(inline).join(', ')}]`;
  if (plain instanceof Bytes) return `[${[...toBytes(textOf(plain.chars))].join(', ')}]`;
  if (plain instanceof Struct) return plain.json ? quoteText(plain.json()) : inline(tableOf(plain));
  const keys = [...plain.entries.keys()].sort(compareBytes).filter((key) => (plain.entries.get(key) ?? null) !== null);
  return `{${keys.map((key) => `${quoteKey(key)} = ${inline(plain.entries.get(key))}`).join(', ')}}`;
}

function showFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : '+inf';
  const text = formatFloat(value, 'g', -1);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
