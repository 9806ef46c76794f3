import { originMessages } from '@klint/model';
import type { Change, Fault, Location, OriginMap, Place, Range, Related, Span, Text } from '@klint/model';
import { changeTemplate } from './edits.js';
import {
  copiedSpan,
  datumLocation,
  keyLocation,
  locationIn,
  type Part,
  siteLocation,
  wholeFile,
  withoutFraming,
  writtenSpan,
} from './places.js';
import { type Chars, piecesOf, textOf } from './value/chars.js';
import { type Control, type Datum, fromRelease, type Piece, type Site, standIn, volatile } from './value/origin.js';

const maxRelated = 24;

/** Where the characters of one rendered file come from. */
export class RenderedOrigins implements OriginMap {
  readonly #pieces: readonly Piece[];
  readonly #starts: Int32Array;
  readonly #text: string;

  constructor(
    chars: Chars,
    /** The template file, for what has no better place. */
    readonly template: Text,
    /** Whether some of them may stand in for something else. */
    readonly uncertain = false,
  ) {
    this.#pieces = piecesOf(chars);
    this.#text = textOf(chars);
    this.#starts = new Int32Array(this.#pieces.length);
    let at = 0;
    this.#pieces.forEach((piece, i) => {
      this.#starts[i] = at;
      at += piece.length;
    });
  }

  /**
   * The values line if the characters are exactly a value, else the template text or action that wrote them; with the
   * fault `structure` always the latter. All else that took part is related.
   */
  locate(start: number, end: number, fault: Fault): Place {
    const parts = this.#partsOf(start, Math.max(end, start + 1));
    return this.#place(parts, fault === 'value' ? valueOf(withoutFraming(parts)) : undefined);
  }

  /**
   * The key in the template; but the key in the values where one action wrote the key and the map below it, or wrote
   * the map in braces, so that the template has no line below which another key could stand.
   */
  locateMissing(key: Range, content: Range): Place {
    const parts = this.#partsOf(key.start, Math.max(key.end, key.start + 1));
    const [first] = this.#partsOf(content.start, Math.max(content.end, content.start + 1));
    const named = valueOf(withoutFraming(parts));
    const isOneAction = first?.piece.site !== undefined && first.piece.site === parts[0]?.piece.site;
    if (named && isOneAction) return this.#place(parts, named);
    const inline = first?.written[0] === '{' && first.piece.data.length === 1 ? first.piece.data[0] : undefined;
    return this.#place(parts, inline && keyLocation(inline));
  }

  /** The characters with a placeholder for each run that comes from the name or namespace of the release. */
  withoutRelease(start: number, end: number): string | undefined {
    let [masked, at, found] = ['', start, false];
    for (const { piece, from, to } of this.#partsOf(start, end)) {
      const isOfRelease = piece.data.includes(fromRelease);
      masked += isOfRelease ? (masked.endsWith('\0') ? '' : '\0') : this.#text.slice(at, at + to - from);
      found ||= isOfRelease;
      at += to - from;
    }
    return found ? masked : undefined;
  }

  isVolatile(start: number, end: number): boolean {
    return this.#partsOf(start, end).some(({ piece }) => piece.data.includes(volatile));
  }

  standsIn(start: number, end: number): boolean {
    return this.uncertain && this.#partsOf(start, end).some(({ piece }) => piece.data.includes(standIn));
  }

  edit(change: Omit<Change, 'text'>, key?: Range): Change | undefined {
    const rendered = { content: this.#text, partsOf: (start: number, end: number) => this.#partsOf(start, end) };
    return changeTemplate(rendered, change, key);
  }

  dataOf(start: number, end: number): Span | undefined {
    return wholeDatum(withoutFraming(this.#partsOf(start, end)));
  }

  #indexAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #partsOf(start: number, end: number): Part[] {
    const parts: Part[] = [];
    for (let i = this.#indexAt(start); i < this.#pieces.length && this.#starts[i]! < end; i++) {
      const piece = this.#pieces[i]!;
      const first = this.#starts[i]!;
      const [from, to] = [Math.max(start - first, 0), Math.min(end - first, piece.length)];
      parts.push({ piece, from, to, written: this.#text.slice(first + from, first + to) });
    }
    return parts;
  }

  /** Characters of a template where they stand as they are, else the code around them. */
  #written(parts: readonly Part[]): Location {
    const copied = copiedSpan(parts) ?? copiedSpan(withoutFraming(parts));
    if (copied) return locationIn(copied.text, copied.start, copied.end, 'exact');
    const span = writtenSpan(parts);
    return span ? locationIn(span.text, span.start, span.end, 'template') : wholeFile(this.template);
  }

  #place(parts: readonly Part[], value: Location | undefined): Place {
    const written = this.#written(parts);
    const found = new RelatedPlaces();
    if (value) found.add(originMessages.template, written);
    this.#gather(parts, found);
    const location = value ?? written;
    return { location, related: found.without(location) };
  }

  #gather(parts: readonly Part[], found: RelatedPlaces): void {
    const sites = [...new Set(parts.flatMap(({ piece }) => piece.site ?? []))];
    for (const { piece } of parts) for (const datum of piece.data) found.addDatum(originMessages.value, datum);
    // A map that was read only to write what is in it says nothing more.
    const isAround = (datum: Datum): boolean =>
      parts.some(({ piece }) => piece.data.some((inner) => isBelow(inner, datum)));
    for (const datum of sites.flatMap(({ reads }) => reads)) {
      if (!isAround(datum)) found.addDatum(datum.missing ? 'not set' : 'also read here', datum);
    }
    const calls = new Set(sites.flatMap((site) => [...framesOf(site)]));
    for (const frame of calls) {
      const location = siteLocation(frame);
      if (location) found.add('called here', location);
    }
    for (const { control } of [...sites, ...calls]) gatherControl(control, isAround, found);
  }
}

function isBelow(datum: Datum, map: Datum): boolean {
  for (let at = datum.parent; at; at = at.parent) if (at === map) return true;
  return false;
}

function* framesOf(site: Site): Generator<Site> {
  for (let frame = site.frame; frame; frame = frame.frame) yield frame;
}

class RelatedPlaces {
  readonly #all: Related[] = [];
  readonly #seen = new Set<string>();

  add(message: string, location: Location): void {
    const key = `${location.file}:${location.start.line}:${location.start.column}`;
    if (this.#all.length >= maxRelated || this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#all.push({ kind: 'origin', message, location });
  }

  addDatum(message: string, datum: Datum): void {
    const location = datumLocation(datum);
    if (location) this.add(`${message}: ${datum.path().join('.')}`, location);
  }

  without(primary: Location): readonly Related[] {
    const isPrimary = ({ file, start }: Location): boolean =>
      file === primary.file && start.line === primary.start.line && start.column === primary.start.column;
    return this.#all.filter(({ location }) => !isPrimary(location));
  }
}

function gatherControl(
  control: Control | undefined,
  isAround: (datum: Datum) => boolean,
  found: RelatedPlaces,
): void {
  for (let at = control; at; at = at.parent) {
    for (const datum of at.reads) {
      if (isAround(datum)) continue;
      found.addDatum(datum.missing ? 'not set, asked for by a condition' : 'condition', datum);
    }
  }
}

/** The one datum that all characters come from. */
function datumOf(parts: readonly Part[]): Datum | undefined {
  const datum = parts[0]?.piece.data[0];
  if (!datum?.text || datum.missing || datum.start < 0) return undefined;
  return parts.every(({ piece }) => piece.data.length === 1 && piece.data[0] === datum) ? datum : undefined;
}

/** The value in its file, of which the characters are the value or the key as it stands there. */
function wholeDatum(parts: readonly Part[]): Span | undefined {
  const datum = datumOf(parts);
  if (!datum || parts.some(({ piece }) => piece.derived)) return undefined;
  return { text: datum.text!, start: datum.start, end: datum.end };
}

/** The values line, if the characters are one value as it stands there, or a part of it copied as it is. */
function valueOf(parts: readonly Part[]): Location | undefined {
  const [first] = parts;
  const datum = datumOf(parts);
  if (!first || !datum) return undefined;
  // What a function made of it is still it if it reads the same: a number as an integer, a word in lower case.
  const isSame = (): boolean => {
    const source = datum.text!.content.slice(datum.start, datum.end).replace(/^(["'])(.*)\1$/s, '$2');
    return source === parts.map(({ written }) => written).join('');
  };
  if (parts.some(({ piece }) => piece.derived) && !isSame()) return undefined;
  if (parts.length === 1 && first.piece.text) {
    const start = first.piece.offset + first.from;
    return locationIn(first.piece.text, start, start + first.to - first.from, 'exact');
  }
  return locationIn(datum.text!, datum.start, datum.end, 'exact');
}
