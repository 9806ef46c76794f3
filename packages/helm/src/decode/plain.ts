import { resolvePlain } from '../encode/resolve.js';
import type { Chars } from '../value/chars.js';
import type { Datum } from '../value/origin.js';
import { Dict, List, type Value } from '../value/value.js';
import { Builder, keyName } from './build.js';
import { leave, LineReader } from './lines.js';
import { readLiteral } from './literal-block.js';
import {
  alias,
  anchor,
  flowPlain,
  literalHeader,
  plainKey,
  quoted,
  quotedKey,
  spaceEnd,
  startOfPlain,
  unescape,
} from './patterns.js';

const maxDepth = 100;
/**
 * Decodes the YAML that nearly all values files and all output of toYaml consist of: block mappings and lists, scalars
 * of one line, literal blocks, small flow collections. Undefined for any other text, which the library then reads.
 */
export function decodePlain(chars: Chars, root: Datum | undefined): { readonly value: Value } | undefined {
  const reader = new PlainReader(new Builder(chars, root));
  if (/[\t\r\x85\u2028\u2029\ufeff]/.test(reader.text)) return undefined;
  try {
    return { value: reader.document() };
  } catch (error) {
    if (error === leave) return undefined;
    throw error;
  }
}

class PlainReader extends LineReader {
  #depth = 0;
  /** Where the scalar of each anchor starts. */
  readonly #anchors = new Map<string, number>();

  document(): Value {
    this.toContent(0);
    if (this.end) return null;
    if (this.indent !== 0) throw leave;
    const { root } = this.builder;
    let value: Value;
    if (this.startsBlock(this.at)) value = this.#block(root);
    else {
      // A mark between documents.
      if (/^(?:---|\.\.\.)/.test(this.text.slice(this.at, this.at + 3))) throw leave;
      const [scalar, end] = this.#inline(this.at, root);
      this.finishLine(end);
      value = scalar;
    }
    if (!this.end) throw leave;
    return value;
  }

  #block(datum: Datum | undefined): Value {
    if (++this.#depth > maxDepth) throw leave;
    const value = this.isItem(this.at) ? this.#list(datum) : this.#map(datum);
    this.#depth--;
    return value;
  }

  #map(datum: Datum | undefined): Dict {
    const dict = new Dict(new Map(), undefined, null, datum);
    const column = this.indent;
    while (this.indent === column && !this.isItem(this.at)) {
      const start = this.at;
      const key = this.match(plainKey, start) ?? this.match(quotedKey, start);
      if (!key) throw leave;
      const content = key[1] ?? key[2]!;
      const isPlain = this.text[start] !== '"' && this.text[start] !== "'";
      const name = keyName(content, isPlain);
      if (name === undefined) throw leave;
      const keyEnd = start + content.length + (isPlain ? 0 : 2);
      const child = this.builder.datum(datum, name, [start, keyEnd], [keyEnd, keyEnd]);
      const value = this.#value(start + key[0].length, column, child, true);
      this.builder.entry(dict, name, start, keyEnd, child, value);
    }
    if (this.indent > column) throw leave;
    return dict;
  }

  #list(datum: Datum | undefined): List {
    const items: Value[] = [];
    const column = this.indent;
    while (this.indent === column && this.isItem(this.at)) {
      const dash = this.at;
      const at = spaceEnd(this.text, dash + 1);
      const child = this.builder.datum(datum, items.length, undefined, [at, at]);
      if (!this.startsBlock(at)) items.push(this.#value(dash + 1, column, child, false));
      else {
        this.at = at;
        this.indent = column + at - dash;
        items.push(this.#block(child));
        if (child) child.end = this.#lastEnd;
      }
    }
    if (this.indent > column) throw leave;
    return new List(items, 'interface {}', datum);
  }

  /** The end of the value read last. */
  #lastEnd = 0;

  /** The value after a key's colon or a dash, on its line or below; `column` is that of the key or dash. */
  #value(from: number, column: number, datum: Datum | undefined, ofKey: boolean): Value {
    const { text } = this;
    const at = spaceEnd(text, from);
    const code = text.charCodeAt(at);
    if (at >= text.length || code === 10 || (code === 35 && at > from)) return this.#below(at, column, datum, ofKey);
    if (code === 124) return this.#literal(at, column, datum);
    const start = this.#afterAnchor(at);
    const [value, end] = this.#inline(start, datum);
    this.finishLine(end);
    // What stands deeper goes on with a scalar of several lines.
    if (this.indent > column && start === at) return this.#folded(at, end, column, datum);
    if (this.indent > column) throw leave;
    this.#place(datum, start, end);
    return value;
  }

  /** A plain scalar of several lines, none of them blank or with a comment; the first ends at `end`. */
  #folded(start: number, end: number, column: number, datum: Datum | undefined): Value {
    const { text } = this;
    if (!this.match(startOfPlain, start)) throw leave;
    let content = text.slice(start, end);
    let last = end;
    while (this.indent > column) {
      const at = this.at;
      const gap = text.slice(last, at);
      if (gap.trim() !== '' || gap.indexOf('\n') !== gap.lastIndexOf('\n')) throw leave;
      last = this.#plainEnd(at);
      content += ` ${text.slice(at, last)}`;
      this.finishLine(last);
    }
    this.#place(datum, start, last);
    return this.#scalar(content, start, last, datum);
  }

  #below(at: number, column: number, datum: Datum | undefined, ofKey: boolean): Value {
    const next = this.text.indexOf('\n', at);
    this.toContent(next < 0 ? this.text.length : next + 1);
    const isDeeper = this.indent > column || (ofKey && this.indent === column && this.isItem(this.at));
    if (!isDeeper) return null;
    const start = this.at;
    const isInline = /[[{"']/.test(this.text[start]!) && !this.match(quotedKey, start);
    if (isInline) return this.#value(start, column, datum, false);
    if (datum) datum.start = start;
    const value = this.#block(datum);
    if (datum) datum.end = this.#lastEnd;
    return value;
  }

  #place(datum: Datum | undefined, start: number, end: number): void {
    this.#lastEnd = end;
    if (!datum) return;
    datum.start = start;
    datum.end = end;
  }

  /** A value of one line, with its end. */
  #inline(at: number, datum: Datum | undefined): [Value, number] {
    const { text } = this;
    const char = text[at];
    if (char === '[' || char === '{') return this.#flow(at, datum);
    if (char === '"' || char === "'") return this.#quoted(at, datum);
    if (char === '*') return this.#alias(at, datum);
    const end = this.#plainEnd(at);
    return [this.#scalar(text.slice(at, end), at, end, datum), end];
  }

  /** The start of the scalar after an anchor; anchors of collections are left to the library. */
  #afterAnchor(at: number): number {
    if (this.text[at] !== '&') return at;
    const found = this.match(anchor, at);
    const start = at + (found?.[0].length ?? 0);
    if (!found || /[[{*]/.test(this.text[start] ?? '[')) throw leave;
    this.#anchors.set(found[1]!, start);
    return start;
  }

  #alias(at: number, datum: Datum | undefined): [Value, number] {
    const found = this.match(alias, at);
    const start = found && this.#anchors.get(found[1]!);
    if (start === undefined) throw leave;
    return [this.#inline(start, datum)[0], at + found![0].length];
  }

  /** The end of a plain scalar on its line. */
  #plainEnd(at: number): number {
    const { text } = this;
    if (!this.match(startOfPlain, at)) throw leave;
    const line = text.indexOf('\n', at);
    let end = line < 0 ? text.length : line;
    const comment = text.indexOf(' #', at);
    if (comment >= 0 && comment < end) end = comment;
    while (text.charCodeAt(end - 1) === 32) end--;
    const content = text.slice(at, end);
    if (content.includes(': ') || content.endsWith(':')) throw leave;
    return end;
  }

  #scalar(content: string, start: number, end: number, datum: Datum | undefined): Value {
    const resolved = resolvePlain(content);
    if (resolved === undefined) return this.builder.string(content, start, end, datum);
    return this.builder.scalar(typeof resolved === 'bigint' ? Number(resolved) : resolved, start, end, datum);
  }

  #quoted(at: number, datum: Datum | undefined): [Value, number] {
    const found = this.match(quoted, at);
    if (!found) throw leave;
    const end = at + found[0].length;
    const content = found[1] === undefined ? found[2]!.replaceAll("''", "'") : unescape(found[1]);
    return [this.builder.string(content, at, end, datum), end];
  }

  #flow(at: number, datum: Datum | undefined): [Value, number] {
    if (++this.#depth > maxDepth) throw leave;
    const isList = this.text[at] === '[';
    const close = isList ? ']' : '}';
    const items: Value[] = [];
    const dict = new Dict(new Map(), undefined, null, datum);
    let next = spaceEnd(this.text, at + 1);
    while (this.text[next] !== close || items.length > 0) {
      next = isList ? this.#flowItem(next, items, datum) : this.#flowEntry(next, dict, items, datum);
      next = spaceEnd(this.text, next);
      if (this.text[next] === close) break;
      if (this.text[next] !== ',') throw leave;
      next = spaceEnd(this.text, next + 1);
    }
    this.#depth--;
    return [isList ? new List(items, 'interface {}', datum) : dict, next + 1];
  }

  #flowItem(at: number, items: Value[], datum: Datum | undefined): number {
    const child = this.builder.datum(datum, items.length, undefined, [at, at]);
    const [value, end] = this.#flowValue(at, child);
    this.#place(child, at, end);
    items.push(value);
    return end;
  }

  #flowEntry(at: number, dict: Dict, items: Value[], datum: Datum | undefined): number {
    const key = this.match(quotedKey, at) ?? this.match(plainKey, at);
    const content = key && (key[1] ?? key[2]!);
    if (!key || content === undefined || /[,[\]{}]/.test(content)) throw leave;
    const isPlain = key[0][0] !== '"' && key[0][0] !== "'";
    const name = keyName(content, isPlain);
    const from = spaceEnd(this.text, at + key[0].length);
    if (name === undefined || from === at + key[0].length) throw leave;
    const keyEnd = at + content.length + (isPlain ? 0 : 2);
    const child = this.builder.datum(datum, name, [at, keyEnd], [from, from]);
    const [value, end] = this.#flowValue(from, child);
    this.#place(child, from, end);
    this.builder.entry(dict, name, at, keyEnd, child, value);
    items.push(value);
    return end;
  }

  #flowValue(at: number, datum: Datum | undefined): [Value, number] {
    const char = this.text[at];
    if (char === '[' || char === '{') return this.#flow(at, datum);
    if (char === '"' || char === "'") return this.#quoted(at, datum);
    const found = this.match(flowPlain, at);
    if (!found) throw leave;
    const content = found[0].trimEnd();
    return [this.#scalar(content, at, at + content.length, datum), at + content.length];
  }

  #literal(at: number, column: number, datum: Datum | undefined): Value {
    const header = this.match(literalHeader, at);
    const block = header && readLiteral(this.text, at + header[0].length, column, header[1]!);
    if (!block) throw leave;
    this.#place(datum, at, block.end);
    this.toContent(block.end);
    return this.builder.string(block.value, at, block.end, datum);
  }
}
