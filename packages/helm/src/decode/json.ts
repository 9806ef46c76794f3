import { type Chars, textOf } from '../value/chars.js';
import { setKey } from '../value/keys.js';
import { Dict, List, type Value } from '../value/value.js';
import { Builder } from './build.js';

/** Decodes JSON as encoding/json does into interfaces; the error is Go's. */
export function decodeJson(chars: Chars): { readonly value: Value } | { readonly error: string } {
  const reader = new Reader(chars);
  try {
    return { value: reader.document() };
  } catch (error) {
    if (error instanceof JsonFault) return { error: error.message };
    throw error;
  }
}

/** The same for the JSON at the start of a text, with the offset of its end. */
export function decodeJsonPrefix(
  chars: Chars,
): { readonly value: Value; readonly end: number } | { readonly error: string } {
  const reader = new Reader(chars);
  try {
    return { value: reader.value(), end: reader.end };
  } catch (error) {
    if (error instanceof JsonFault) return { error: error.message };
    throw error;
  }
}

class JsonFault extends Error {}

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class Reader {
  readonly #builder: Builder;
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(chars: Chars) {
    this.#builder = new Builder(chars, undefined);
    this.#text = textOf(chars);
  }

  get end(): number {
    return this.#at;
  }

  value(): Value {
    return this.#value();
  }

  document(): Value {
    const value = this.#value();
    this.#space();
    if (this.#at < this.#text.length) throw this.#unexpected('after top-level value');
    return value;
  }

  #space(): void {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? '')) this.#at++;
  }

  #unexpected(context: string): JsonFault {
    const char = this.#text[this.#at];
    // At the end Go steps over one more space before it says so.
    if (char === undefined)
      return new JsonFault(
        /^in (?:lit|num|string esc)/.test(context)
          ? `invalid character ' ' ${context}`
          : 'unexpected end of JSON input',
      );
    const rune = String.fromCodePoint(this.#text.codePointAt(this.#at)!);
    const shown = rune === "'" ? `'\\''` : rune === '"' ? `'"'` : `'${JSON.stringify(rune).slice(1, -1)}'`;
    return new JsonFault(`invalid character ${shown} ${context}`);
  }

  #value(): Value {
    this.#space();
    if (++this.#depth > 10000) throw new JsonFault('exceeded max depth');
    const start = this.#at;
    const value = this.#one(start);
    this.#depth--;
    return value;
  }

  #one(start: number): Value {
    const char = this.#text[start];
    if (char === '{') return this.#object();
    if (char === '[') return this.#array();
    if (char === '"') {
      const text = this.#string();
      return this.#builder.string(text, start, this.#at, undefined);
    }
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      if (char === word[0]) return this.#word(word, value, start);
    }
    const match = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/.exec(this.#text.slice(start, start + 400));
    if (!match) {
      if (char === '-') this.#at++;
      throw this.#unexpected(char === '-' ? 'in numeric literal' : 'looking for beginning of value');
    }
    this.#at += match[0].length;
    return this.#builder.scalar(Number(match[0]), start, this.#at, undefined);
  }

  #word(word: string, value: boolean | null, start: number): Value {
    for (const letter of word) {
      if (this.#text[this.#at] !== letter) throw this.#unexpected(`in literal ${word} (expecting '${letter}')`);
      this.#at++;
    }
    return this.#builder.scalar(value, start, this.#at, undefined);
  }

  #string(): string {
    let out = '';
    for (this.#at++; ; this.#at++) {
      const char = this.#text[this.#at];
      if (char === undefined) throw this.#unexpected('');
      if (char === '"') break;
      if (char < ' ') throw this.#unexpected('in string literal');
      if (char !== '\\') {
        out += char;
        continue;
      }
      this.#at++;
      const kind = this.#text[this.#at] ?? '';
      if (kind === 'u' && /^[0-9a-fA-F]{4}/.test(this.#text.slice(this.#at + 1))) {
        out += String.fromCharCode(Number.parseInt(this.#text.slice(this.#at + 1, this.#at + 5), 16));
        this.#at += 4;
      } else if (escapes[kind]) out += escapes[kind];
      else throw this.#unexpected('in string escape code');
    }
    this.#at++;
    return out.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
  }

  #object(): Dict {
    const dict = new Dict();
    this.#at++;
    this.#space();
    if (this.#take('}')) return dict;
    for (;;) {
      this.#space();
      if (this.#text[this.#at] !== '"') {
        throw this.#unexpected('looking for beginning of object key string');
      }
      const start = this.#at;
      const key = this.#string();
      const end = this.#at;
      this.#space();
      if (!this.#take(':')) throw this.#unexpected('after object key');
      setKey(dict, this.#builder.string(key, start, end, undefined), this.#value());
      this.#space();
      if (this.#take('}')) return dict;
      if (!this.#take(',')) throw this.#unexpected('after object key:value pair');
    }
  }

  #array(): List {
    const items: Value[] = [];
    this.#at++;
    this.#space();
    if (this.#take(']')) return new List(items);
    for (;;) {
      items.push(this.#value());
      this.#space();
      if (this.#take(']')) return new List(items);
      if (!this.#take(',')) throw this.#unexpected('after array element');
    }
  }

  #take(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at++;
    return true;
  }
}
