import { Failure } from '../template/errors.js';
import { type Data, noData, type Piece, plainPiece, type Site, unite } from './origin.js';

/** A string with the origin of every character; the pieces cover the text without a gap. */
export class Str {
  constructor(
    readonly text: string,
    readonly pieces: readonly Piece[],
  ) {}
}

/** A string, with origins or (a constant of a function) without. */
export type Chars = string | Str;

export function textOf(chars: Chars): string {
  return typeof chars === 'string' ? chars : chars.text;
}

export function piecesOf(chars: Chars): readonly Piece[] {
  if (typeof chars !== 'string') return chars.pieces;
  return chars === '' ? [] : [plainPiece(chars.length)];
}

/** The data a string carries. */
export function dataOf(chars: Chars): Data {
  if (typeof chars === 'string') return noData;
  if (chars.pieces.length === 1) return chars.pieces[0]!.data;
  return chars.pieces.reduce<Data>((all, piece) => unite(all, piece.data), noData);
}

/** Bounds of one string, whatever makes it: characters and pieces. */
const mostCharacters = 1 << 26;
const mostPieces = 1 << 21;

/** Collects strings into one. */
export class CharsBuilder {
  #text = '';
  #pieces: Piece[] = [];
  #tracked = false;
  /** Characters without an origin at the end, for which no piece was made yet. */
  #plain = 0;
  length = 0;

  add(chars: Chars): this {
    if (typeof chars === 'string') {
      if (chars === '') return this;
      if (this.length + chars.length > mostCharacters) {
        throw new Failure(`the text would be larger than ${mostCharacters} characters`, 'limit');
      }
      this.#text += chars;
      this.#plain += chars.length;
      this.length += chars.length;
      return this;
    }
    if (chars.text === '') return this;
    if (this.length + chars.text.length > mostCharacters || this.#pieces.length + chars.pieces.length > mostPieces) {
      throw new Failure(`the text would be larger than ${mostCharacters} characters or ${mostPieces} pieces`, 'limit');
    }
    this.#tracked = true;
    this.#closePlain();
    this.#text += chars.text;
    for (const piece of chars.pieces) this.#pieces.push(piece);
    this.length += chars.text.length;
    return this;
  }

  #closePlain(): void {
    if (this.#plain > 0) this.#pieces.push(plainPiece(this.#plain));
    this.#plain = 0;
  }

  /** Adds what `site` writes: pieces that no inner template wrote become its own. */
  write(chars: Chars, site: Site): void {
    this.#tracked = true;
    const text = textOf(chars);
    if (text === '') return;
    this.#closePlain();
    this.#text += text;
    this.length += text.length;
    if (typeof chars === 'string') {
      this.#pieces.push({ length: text.length, text: undefined, offset: 0, data: noData, derived: false, site });
      return;
    }
    for (const piece of chars.pieces) this.#pieces.push(piece.site ? piece : writtenBy(piece, site));
  }

  /** Adds literal template text. */
  writePiece(text: string, piece: Piece): void {
    this.#tracked = true;
    this.#closePlain();
    this.#text += text;
    this.#pieces.push(piece);
    this.length += piece.length;
  }

  build(): Chars {
    if (!this.#tracked) return this.#text;
    this.#closePlain();
    return new Str(this.#text, this.#pieces);
  }
}

export function concat(...parts: Chars[]): Chars {
  const builder = new CharsBuilder();
  for (const part of parts) builder.add(part);
  return builder.build();
}

function writtenBy({ length, text, offset, data, derived }: Piece, site: Site): Piece {
  return { length, text, offset, data, derived, site };
}

function cutPiece(piece: Piece, from: number, length: number): Piece {
  if (from === 0 && length === piece.length) return piece;
  const { text, offset, data, derived, site } = piece;
  return { length, text, offset: offset + from, data, derived, site };
}

/** Takes parts out of a string; cheap when their starts ascend. */
export class Cutter {
  #text: string;
  #pieces: readonly Piece[] | undefined;
  #index = 0;
  #start = 0;

  constructor(chars: Chars) {
    this.#text = textOf(chars);
    this.#pieces = typeof chars === 'string' ? undefined : chars.pieces;
  }

  cut(start: number, end: number): Chars {
    const text = this.#text.slice(start, end);
    const pieces = this.#pieces;
    if (!pieces) return text;
    if (text === '') return new Str('', []);
    if (start < this.#start) this.#index = this.#start = 0;
    while (this.#start + pieces[this.#index]!.length <= start) this.#start += pieces[this.#index++]!.length;
    const taken: Piece[] = [];
    let position = this.#start;
    for (let i = this.#index; i < pieces.length && position < end; i++) {
      const piece = pieces[i]!;
      const from = Math.max(start - position, 0);
      const to = Math.min(end - position, piece.length);
      if (to > from) taken.push(cutPiece(piece, from, to - from));
      position += piece.length;
    }
    return new Str(text, taken);
  }
}

/** The UTF-16 range `[start, end)`. */
export function slice(chars: Chars, start: number, end?: number): Chars {
  const text = textOf(chars);
  const to = end ?? text.length;
  if (start === 0 && to === text.length) return chars;
  return new Cutter(chars).cut(start, to);
}

/** Another text made of `from` as a whole. */
export function derive(text: string, ...from: Chars[]): Chars {
  return withData(
    text,
    from.reduce<Data>((all, chars) => unite(all, dataOf(chars)), noData),
  );
}

/** A text made by a function from data. */
export function withData(text: string, data: Data, derived = true): Chars {
  if (data.length === 0) return text;
  if (text === '') return '';
  return new Str(text, [{ ...plainPiece(text.length), data, derived }]);
}

/** Splits at every `separator` (not empty), at most into `limit` parts if it is positive. */
export function split(chars: Chars, separator: string, limit = -1): Chars[] {
  const text = textOf(chars);
  const cutter = new Cutter(chars);
  const parts: Chars[] = [];
  let start = 0;
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
    if (limit > 0 && parts.length === limit - 1) break;
    parts.push(cutter.cut(start, at));
    start = at + separator.length;
  }
  parts.push(cutter.cut(start, text.length));
  return parts;
}

export function join(parts: readonly Chars[], separator: Chars): Chars {
  const builder = new CharsBuilder();
  parts.forEach((part, i) => {
    if (i > 0) builder.add(separator);
    builder.add(part);
  });
  return builder.build();
}

/** Replaces every `old` (not empty). A text without it comes back untouched. */
export function replaceAll(chars: Chars, old: string, by: Chars): Chars {
  return textOf(chars).includes(old) ? join(split(chars, old), by) : chars;
}

/** The text with a change that keeps every character at its place (upper and lower case of most scripts). */
export function mapCharacters(chars: Chars, change: (text: string) => string): Chars {
  const text = change(textOf(chars));
  if (typeof chars === 'string') return text;
  if (text.length !== chars.text.length) return derive(text, chars);
  if (text === chars.text) return chars;
  const pieces = chars.pieces.map((piece) => ({ ...piece, text: undefined, offset: 0, derived: true }));
  return new Str(text, pieces);
}
