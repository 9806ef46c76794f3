import { decodeJson, decodeJsonPrefix } from '../decode/json.js';
import { Dict, int64, List, type Value } from '../value/value.js';
import { mergeMaps } from './values.js';

/** How the values of `--set`, `--set-string`, `--set-literal`, `--set-file` and `--set-json` are read. */
export type SetKind = 'typed' | 'string' | 'literal' | 'file' | 'json';

/** The text of a file named by `--set-file`; undefined if it cannot be read. */
export type ReadFile = (path: string) => string | undefined;

const maxIndex = 65536;
const maxDepth = 30;

/** Applies `a.b=1,c[0]={x,y}` to values, as helm's strvals does; a string says what is wrong. Changes `values`. */
export function applySet(values: Dict, text: string, kind: SetKind, read: ReadFile = noFile): string | undefined {
  if (kind === 'json' && text.trimStart().startsWith('{')) return applyJson(values, text);
  const parser = new SetParser(text, kind, read);
  try {
    parser.all(values);
    return undefined;
  } catch (error) {
    if (error instanceof SetFault) return error.message;
    throw error;
  }
}

const noFile: ReadFile = () => undefined;

/** A whole JSON object is merged into the values. */
function applyJson(values: Dict, text: string): string | undefined {
  const decoded = decodeJson(text.trim());
  if ('error' in decoded) return decoded.error;
  if (!(decoded.value instanceof Dict)) return 'it is no JSON object';
  for (const [key, value] of mergeMaps(values, decoded.value).entries) put(values, key, value);
  return undefined;
}

class SetFault extends Error {}

/** The value as its text says: true, false, null, a whole number without leading zeros, else text. */
function typed(text: string, kind: SetKind): Value {
  if (kind !== 'typed') return text;
  const lower = text.toLowerCase();
  if (lower === 'true' || lower === 'false') return lower === 'true';
  if (lower === 'null') return null;
  if (text === '0') return int64(0);
  if (!/^[+-]?[1-9]\d*$|^[+-]0\d*$/.test(text)) return text;
  const value = BigInt(text.replace('+', ''));
  return value >= -(2n ** 63n) && value < 2n ** 63n ? int64(value) : text;
}

class SetParser {
  #at = 0;

  constructor(
    readonly text: string,
    readonly kind: SetKind,
    readonly read: ReadFile,
  ) {}

  all(values: Dict): void {
    while (this.#at < this.text.length) this.#key(values, 0);
  }

  /** Reads up to one of the stops, which is taken too; `\` makes the next character plain. */
  #until(stops: string): { read: string; stop: string | undefined } {
    let read = '';
    while (this.#at < this.text.length) {
      const char = this.text[this.#at++]!;
      if (this.kind !== 'literal' && char === '\\') read += this.text[this.#at++] ?? '';
      else if (stops.includes(char)) return { read, stop: char };
      else read += char;
    }
    return { read, stop: undefined };
  }

  #key(values: Dict, depth: number): void {
    if (depth > maxDepth)
      throw new SetFault(`value name nested level is greater than maximum supported nested level of ${maxDepth}`);
    const { read: key, stop } = this.#until(this.kind === 'literal' ? '=[.' : '=[,.');
    if (stop === undefined) {
      if (key === '') return;
      throw new SetFault(`key ${JSON.stringify(key)} has no value`);
    }
    if (stop === ',') {
      values.entries.set(key, '');
      throw new SetFault(`key ${JSON.stringify(key)} has no value (cannot end with ,)`);
    }
    if (stop === '=') this.#assign(values, key);
    else if (stop === '.') this.#nested(values, key, depth);
    else this.#indexed(values, key, depth);
  }

  #assign(values: Dict, key: string): void {
    put(values, key, this.#value());
  }

  #value(): Value {
    if (this.kind === 'literal') return this.#rest();
    if (this.kind === 'json') return this.#json();
    if (this.text[this.#at] !== '{') return this.#convert(this.#until(',').read);
    this.#at++;
    return this.#list();
  }

  #convert(text: string): Value {
    if (this.kind !== 'file') return typed(text, this.kind);
    const content = this.read(text);
    if (content === undefined) throw new SetFault(`cannot read the file ${text}`);
    return content;
  }

  #json(): Value {
    if (this.#blank()) return null;
    const decoded = decodeJsonPrefix(this.text.slice(this.#at));
    if ('error' in decoded) throw new SetFault(decoded.error);
    this.#at += decoded.end;
    this.#blank();
    return decoded.value;
  }

  /** Steps over spaces and one comma; true if nothing stood before the comma or the end. */
  #blank(): boolean {
    while (/\s/.test(this.text[this.#at] ?? '')) this.#at++;
    if (this.text[this.#at] === ',') this.#at++;
    else if (this.#at < this.text.length) return false;
    return true;
  }

  #rest(): string {
    const rest = this.text.slice(this.#at);
    this.#at = this.text.length;
    return rest;
  }

  #list(): List {
    const items: Value[] = [];
    for (;;) {
      const { read, stop } = this.#until(',}');
      if (stop === undefined) throw new SetFault('list must terminate with }');
      if (stop === '}') {
        if (this.text[this.#at] === ',') this.#at++;
        items.push(this.#convert(read));
        return new List(items);
      }
      items.push(this.#convert(read));
    }
  }

  #nested(values: Dict, key: string, depth: number): void {
    const old = values.entries.get(key) ?? undefined;
    if (old !== undefined && !(old instanceof Dict)) throw new SetFault(`${JSON.stringify(key)} is not a map`);
    const inner = old ?? new Dict();
    this.#key(inner, depth + 1);
    if (inner.entries.size === 0) throw new SetFault(`key map ${JSON.stringify(key)} has no value`);
    put(values, key, inner);
  }

  #indexed(values: Dict, key: string, depth: number): void {
    const old = values.entries.get(key);
    const list = old instanceof List ? [...old.items] : [];
    put(values, key, new List(this.#item(list, this.#index(), depth)));
  }

  #index(): number {
    const { read, stop } = this.#until(']');
    if (stop === undefined || !/^[+-]?\d+$/.test(read))
      throw new SetFault(`error parsing index: ${JSON.stringify(read)}`);
    const index = Number(read);
    if (index < 0) throw new SetFault(`negative ${index} index not allowed`);
    if (index > maxIndex)
      throw new SetFault(`index of ${index} is greater than maximum supported index of ${maxIndex}`);
    return index;
  }

  /** What follows an index: `=`, a further index, or a key. */
  #item(list: Value[], index: number, depth: number): Value[] {
    if (depth > maxDepth)
      throw new SetFault(`value name nested level is greater than maximum supported nested level of ${maxDepth}`);
    const { read, stop } = this.#until('[.=');
    if (read !== '') throw new SetFault(`unexpected data at end of array index: ${JSON.stringify(read)}`);
    if (stop === undefined) return list;
    while (list.length <= index) list.push(null);
    const old = list[index];
    if (stop === '=') list[index] = this.#value();
    else if (stop === '[')
      list[index] = new List(this.#item(old instanceof List ? [...old.items] : [], this.#index(), depth + 1));
    else {
      const inner = old instanceof Dict ? old : new Dict();
      this.#key(inner, depth + 1);
      list[index] = inner;
    }
    return list;
  }
}

/** Sets a key; one without a name is left out. */
function put(values: Dict, key: string, value: Value): void {
  if (key === '') return;
  values.entries.set(key, value);
  values.keys?.delete(key);
}
