import { type Chars, concat, Cutter, dataOf, derive, Str, textOf } from '../value/chars.js';
import { type Data, Datum } from '../value/origin.js';
import { resolvePlain } from '../encode/resolve.js';
import { jsonNumber } from '../format/number.js';
import { setKey } from '../value/keys.js';
import { Box, type Dict, type Scalar, type Value } from '../value/value.js';

/**
 * Makes values of parts of a text. Of a values file each key is a datum; of a text given to `fromYaml` the origins of
 * its characters go on.
 */
export class Builder {
  readonly #text: string;
  readonly #cutter: Cutter;

  constructor(
    readonly chars: Chars,
    /** The root of the data, for a file; absent for a text in the middle of a render. */
    readonly root: Datum | undefined,
  ) {
    this.#text = textOf(chars);
    this.#cutter = new Cutter(chars);
  }

  get text(): string {
    return this.#text;
  }

  cut(start: number, end: number): Chars {
    return this.#cutter.cut(start, end);
  }

  datum(
    parent: Datum | undefined,
    key: string | number,
    keyRange: readonly number[] | undefined,
    range: readonly number[],
  ): Datum | undefined {
    if (!parent) return undefined;
    return new Datum(parent.text, parent, key, keyRange?.[0] ?? -1, keyRange?.[1] ?? -1, range[0]!, range[1]!);
  }

  /** Text that stands at a range; `verbatim` are the parts of the range that have its characters as they are. */
  string(value: string, start: number, end: number, datum: Datum | undefined): Chars {
    const from = this.#text.slice(start, end);
    const inner = from === value ? 0 : from.length >= 2 && from.slice(1, -1) === value ? 1 : -1;
    let chars: Chars;
    if (inner >= 0) chars = this.cut(start + inner, end - inner);
    else chars = this.#lines(value, start, end) ?? derive(value, this.cut(start, end));
    return datum ? withDatum(chars, datum, value) : chars;
  }

  /** A literal block: each line is the end of a line of the source. */
  #lines(value: string, start: number, end: number): Chars | undefined {
    if (this.#text[start] !== '|') return undefined;
    const source = this.#text.slice(start, end).split('\n');
    const parts: Chars[] = [];
    let at = start + source[0]!.length + 1;
    const lines = value.split('\n');
    for (const [i, line] of lines.entries()) {
      const raw = source[i + 1];
      if (raw === undefined) {
        if (line !== '' || i < lines.length - 1) return undefined;
        break;
      }
      const clean = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
      if (!clean.endsWith(line)) return undefined;
      const lineEnd = at + clean.length;
      parts.push(this.cut(lineEnd - line.length, lineEnd));
      if (i < lines.length - 1)
        parts.push(this.#text[at + raw.length] === '\n' ? this.cut(at + raw.length, at + raw.length + 1) : '\n');
      at += raw.length + 1;
    }
    const chars = concat(...parts);
    return textOf(chars) === value ? chars : undefined;
  }

  scalar(value: Scalar | null, start: number, end: number, datum: Datum | undefined): Value {
    if (value === null) return null;
    const data: Data = datum ? [datum] : dataOf(this.cut(start, end));
    return data.length > 0 ? new Box(value, data, false) : value;
  }

  /** Sets the entry of a key that stands at a range. */
  entry(dict: Dict, name: string, start: number, end: number, datum: Datum | undefined, value: Value): void {
    if (datum && value !== null && typeof value !== 'string') dict.entries.set(name, value);
    else setKey(dict, this.string(name, start, end, datum), value);
  }
}

/** A key as JSON has it: `on` is `true`, 1.50 is `1.5`; null is none. */
export function keyName(text: string, isPlain: boolean): string | undefined {
  if (!isPlain) return text;
  const resolved = resolvePlain(text);
  if (resolved === null) return undefined;
  if (resolved === undefined) return text;
  return typeof resolved === 'number' ? jsonNumber(resolved) : String(resolved);
}

function withDatum(chars: Chars, datum: Datum, value: string): Chars {
  if (value === '') return '';
  if (typeof chars === 'string') return chars;
  return new Str(
    value,
    chars.pieces.map((piece) => ({ ...piece, data: [datum] })),
  );
}
