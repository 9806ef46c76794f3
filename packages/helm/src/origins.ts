import type { Fault, Location, OriginMap, Place, Precision, Related, Text } from '@klint/model';
import { type Chars, piecesOf, textOf } from './value/chars.js';
import { fromRelease, standIn, volatile } from './value/origin.js';
import type { Control, Datum, Piece, Site, Source } from './value/origin.js';

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
    const site = parts[0]?.piece.site;
    const written = this.#written(parts) ?? { location: wholeFile(this.template), site };
    const value = fault === 'value' ? valueOf(parts) : undefined;
    const found = new RelatedPlaces();
    if (value) found.add('the template that writes the value', written.location);
    if (site) this.#gather(parts, site, found);
    const location = value ?? written.location;
    return { location, related: found.without(location) };
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

  standsIn(start: number, end: number): boolean {
    return this.uncertain && this.#partsOf(start, end).some(({ piece }) => piece.data.includes(standIn));
  }

  isDrawn(start: number, end: number): boolean {
    return this.#partsOf(start, end).some(({ piece }) => piece.data.includes(volatile));
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
      const from = Math.max(start - this.#starts[i]!, 0);
      parts.push({ piece, from, to: Math.min(end - this.#starts[i]!, piece.length) });
    }
    return parts;
  }

  /** The literal characters of a template if they stand there as they are, else the action around them. */
  #written(parts: readonly Part[]): { location: Location } | undefined {
    const [first] = parts;
    if (!first?.piece.site) return undefined;
    const last = parts[parts.length - 1]!;
    const isCopy = parts.every(({ piece }) => piece.text === first.piece.text && piece.data.length === 0);
    const length = parts.reduce((sum, { from, to }) => sum + to - from, 0);
    const start = first.piece.offset + first.from;
    if (first.piece.text && isCopy && last.piece.offset + last.to === start + length) {
      return { location: locationIn(first.piece.text, start, start + length, 'exact') };
    }
    return { location: mixedLocation(first, last) ?? siteLocation(first.piece.site) ?? wholeFile(this.template) };
  }

  #gather(parts: readonly Part[], site: Site, found: RelatedPlaces): void {
    for (const { piece } of parts) for (const datum of piece.data) found.addDatum('the value', datum);
    // A map that was read only to write what is in it says nothing more.
    const isAround = (datum: Datum): boolean =>
      parts.some(({ piece }) => piece.data.some((inner) => isBelow(inner, datum)));
    for (const datum of site.reads) {
      if (!isAround(datum)) found.addDatum(datum.missing ? 'not set' : 'also read here', datum);
    }
    for (let frame = site.frame; frame; frame = frame.frame) {
      const location = siteLocation(frame);
      if (location) found.add('called here', location);
    }
    for (let at: Site | undefined = site; at; at = at.frame) gatherControl(at.control, isAround, found);
  }
}

function isBelow(datum: Datum, map: Datum): boolean {
  for (let at = datum.parent; at; at = at.parent) if (at === map) return true;
  return false;
}

/** From literal text to what follows it in the same template: the text alone may begin lines above. */
function mixedLocation(first: Part, last: Part): Location | undefined {
  const { piece, from } = first;
  if (!piece.text || piece.data.length > 0 || piece.site?.source.text !== piece.text) return undefined;
  const start = piece.offset + from;
  const isLiteral = last.piece.text === piece.text && last.piece.data.length === 0;
  const end = isLiteral ? last.piece.offset + last.to : last.piece.site!.end;
  const isBelow = isLiteral || last.piece.site!.source.text === piece.text;
  return locationIn(piece.text, start, isBelow && end > start ? end : start + first.to - from, 'template');
}

interface Part {
  readonly piece: Piece;
  /** The part of the piece that is meant. */
  readonly from: number;
  readonly to: number;
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

/** The values line, if the characters are one value as it stands there, or a part of it copied as it is. */
function valueOf(parts: readonly Part[]): Location | undefined {
  const [first] = parts;
  const datum = first?.piece.data[0];
  if (!first || !datum?.text || datum.missing || datum.start < 0) return undefined;
  const isOne = parts.every(({ piece }) => piece.data.length === 1 && piece.data[0] === datum && !piece.derived);
  if (!isOne) return undefined;
  if (parts.length === 1 && first.piece.text) {
    const start = first.piece.offset + first.from;
    return locationIn(first.piece.text, start, start + first.to - first.from, 'exact');
  }
  return locationIn(datum.text, datum.start, datum.end, 'exact');
}

function locationIn(text: Text, start: number, end: number, precision: Precision): Location {
  return { file: text.file, start: text.positionAt(start), end: text.positionAt(end), precision };
}

function wholeFile(text: Text): Location {
  return { ...locationIn(text, 0, 0, 'file') };
}

/** An action or text of a template; in a string given to `tpl` the place of its characters. */
function siteLocation(site: Site): Location | undefined {
  for (let at: Site | undefined = site; at; at = at.frame) {
    const location = sourceLocation(at.source, at.start, at.end);
    if (location) return location;
  }
  return undefined;
}

function sourceLocation(source: Source, start: number, end: number): Location | undefined {
  if (source.text) return locationIn(source.text, start, end, 'template');
  let at = 0;
  for (const piece of source.pieces ?? []) {
    if (start < at + piece.length) {
      if (!piece.text) return undefined;
      const from = piece.offset + start - at;
      return locationIn(piece.text, from, Math.min(from + end - start, piece.offset + piece.length), 'template');
    }
    at += piece.length;
  }
  return undefined;
}

/** A value of data, or the key of one that has many lines; of one that is not there, the key it would stand below. */
export function datumLocation(datum: Datum): Location | undefined {
  if (!datum.text) return undefined;
  const { text, start, end, keyStart, keyEnd } = datum;
  const isLong = keyStart >= 0 && text.content.slice(start, end).trimEnd().includes('\n');
  if (!datum.missing) return locationIn(text, isLong ? keyStart : start, isLong ? keyEnd : end, 'exact');
  for (let at = datum.parent; at; at = at.parent) {
    if (at.keyStart >= 0 && at.text) return locationIn(at.text, at.keyStart, at.keyEnd, 'enclosing');
  }
  return wholeFile(datum.text);
}
