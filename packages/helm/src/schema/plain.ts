import type { RE2JS } from 're2js';
import { compileRe2 } from '../functions/re2.js';
import { encodeJson } from '../encode/json.js';
import { textOf } from '../value/chars.js';
import { bare, Bytes, Dict, Int, List, Struct, type Value } from '../value/value.js';

/** The JSON type of a value. */
export function typeOf(value: Value): string {
  const plain = bare(value);
  if (plain === null || plain === undefined) return 'null';
  if (plain instanceof Dict) return 'object';
  if (plain instanceof List) return 'array';
  if (plain instanceof Int) return 'integer';
  if (typeof plain === 'number') return Number.isInteger(plain) ? 'integer' : 'number';
  return typeof plain === 'boolean' ? 'boolean' : 'string';
}

/** Equal values have equal texts. */
export function jsonOf(value: Value): string {
  const plain = bare(value);
  if (plain instanceof Dict) {
    const entries = [...plain.entries].map(([key, item]) => `${JSON.stringify(key)}:${jsonOf(item)}`);
    return `{${entries.sort().join()}}`;
  }
  if (plain instanceof List) return `[${plain.items.map(jsonOf).join()}]`;
  if (plain instanceof Int) return String(Number(plain.value));
  if (plain instanceof Bytes || plain instanceof Struct) {
    return textOf(encodeJson(plain, { escapeHtml: false, pretty: false }));
  }
  return typeOf(plain) === 'null' ? 'null' : JSON.stringify(plain);
}

const compiled = new Map<string, RE2JS>();

/** Whether a text has what the pattern describes, as Go's regexp finds it. */
export function matches(pattern: string, text: string): boolean {
  let found = compiled.get(pattern);
  if (!found) {
    if (compiled.size > 500) compiled.clear();
    compiled.set(pattern, (found = compileRe2(pattern)));
  }
  return found.matcher(text).find();
}
