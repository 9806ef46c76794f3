import type { Location, Precision, Span, Text } from '@klint/model';
import type { Datum, Piece, Site, Source } from './value/origin.js';

export function locationIn(text: Text, start: number, end: number, precision: Precision): Location {
  return { file: text.file, start: text.positionAt(start), end: text.positionAt(end), precision };
}

export function wholeFile(text: Text): Location {
  return locationIn(text, 0, 0, 'file');
}

/** An action or text of a template; in a string given to `tpl` the place of its characters, else of the call. */
export function spanOfSite(site: Site): Span | undefined {
  for (let at: Site | undefined = site; at; at = at.frame) {
    const span = spanIn(at.source, at.start, at.end);
    if (span) return span;
  }
  return undefined;
}

function spanIn({ text, pieces }: Source, start: number, end: number): Span | undefined {
  if (text) return { text, start, end };
  let at = 0;
  for (const piece of pieces ?? []) {
    if (start < at + piece.length) {
      if (!piece.text) return undefined;
      const from = piece.offset + start - at;
      return { text: piece.text, start: from, end: Math.min(from + end - start, piece.offset + piece.length) };
    }
    at += piece.length;
  }
  return undefined;
}

export function siteLocation(site: Site): Location | undefined {
  const span = spanOfSite(site);
  return span && locationIn(span.text, span.start, span.end, 'template');
}

/** A value of data, or the key of one that has many lines; of one that is not there, the key it would stand below. */
export function datumLocation(datum: Datum): Location | undefined {
  if (!datum.text) return undefined;
  const { text, start, end, keyStart, keyEnd } = datum;
  const isLong = keyStart >= 0 && text.content.slice(start, end).trimEnd().includes('\n');
  if (!datum.missing) return locationIn(text, isLong ? keyStart : start, isLong ? keyEnd : end, 'exact');
  return keyLocation(datum.parent) ?? wholeFile(datum.text);
}

/** The key of a map or list of data, or of the nearest one around it that has a key. */
export function keyLocation(datum: Datum | undefined): Location | undefined {
  for (let at = datum; at; at = at.parent) {
    if (at.keyStart >= 0 && at.text) return locationIn(at.text, at.keyStart, at.keyEnd, 'enclosing');
  }
  return undefined;
}

/** A piece as far as it is meant: its characters `[from, to)`, and what they are. */
export interface Part {
  readonly piece: Piece;
  readonly from: number;
  readonly to: number;
  readonly written: string;
}

/**
 * The parts of a scalar without what only YAML needs: quotes around it, the header of a block, line ends with the
 * indentation after them.
 */
export function withoutFraming(parts: readonly Part[]): readonly Part[] {
  const whole = parts.map(({ written }) => written).join('');
  const quote = whole[0];
  let [start, end] = [0, whole.length];
  const isQuoted = (quote === '"' || quote === "'") && whole.length > 1 && whole.endsWith(quote);
  if (isQuoted) [start, end] = [1, whole.length - 1];
  else if (quote === '|' || quote === '>') start = /^[|>][-+\d]*(?:[ \t]+#.*)?/.exec(whole)![0].length;
  const inner: Part[] = [];
  let at = 0;
  let isLineStart = false;
  for (const part of parts) {
    const cut = cutPart(part, Math.max(start - at, 0), Math.min(end - at, part.written.length));
    at += part.written.length;
    if (!cut) continue;
    const isSpace = cut.piece.data.length === 0 && !cut.piece.text && /^\s+$/.test(cut.written);
    if (isSpace && (isLineStart || cut.written.includes('\n'))) isLineStart = true;
    else {
      inner.push(cut);
      isLineStart = cut.written.endsWith('\n');
    }
  }
  return inner;
}

function cutPart({ piece, from, written }: Part, start: number, end: number): Part | undefined {
  if (end <= start) return undefined;
  return { piece, from: from + start, to: from + end, written: written.slice(start, end) };
}

/**
 * Where characters stand that were copied as they are, line by line perhaps, from one place of a template: from the
 * first to the last of them, with nothing left out but space and the braces and quotes around
 * a string.
 */
export function copiedSpan(parts: readonly Part[]): Span | undefined {
  const [first] = parts;
  const text = first?.piece.text;
  if (!first || !text) return undefined;
  const start = first.piece.offset + first.from;
  let end = start;
  for (const { piece, from, to } of parts) {
    if (piece.text !== text || piece.data.length > 0 || piece.site?.frame !== first.piece.site?.frame) return undefined;
    const at = piece.offset + from;
    if (at < end || !/^[\s{}"`-]*$/.test(text.content.slice(end, at))) return undefined;
    end = piece.offset + to;
  }
  return { text, start, end };
}

/** The template code that wrote some characters: in the innermost template in which all of them were written. */
export function writtenSpan(parts: readonly Part[]): Span | undefined {
  const sites = parts.flatMap(({ piece }) => piece.site ?? []);
  const frame = commonFrame(sites);
  let span: Span | undefined;
  for (const { piece, from, to } of parts) {
    if (!piece.site) continue;
    const site = siteIn(piece.site, frame);
    const isText = site === piece.site && piece.text === site.source.text && piece.text && piece.data.length === 0;
    const own = isText
      ? { text: piece.text!, start: piece.offset + from, end: piece.offset + to }
      : spanOfSite(site);
    if (!own || (span && own.text !== span.text)) continue;
    span = span ? { ...own, start: Math.min(span.start, own.start), end: Math.max(span.end, own.end) } : own;
  }
  return span;
}

/** The innermost call inside which all sites are; undefined is the template file itself. */
function commonFrame(sites: readonly Site[]): Site | undefined {
  const [first, ...rest] = sites;
  for (let frame = first?.frame; frame; frame = frame.frame) {
    if (rest.every((site) => isWithin(site, frame))) return frame;
  }
  return undefined;
}

function isWithin(site: Site, frame: Site): boolean {
  for (let at = site.frame; at; at = at.frame) if (at === frame) return true;
  return false;
}

/** The action of the template called by `frame` on behalf of which a site wrote. */
export function siteIn(site: Site, frame: Site | undefined): Site {
  let at = site;
  while (at.frame && at.frame !== frame) at = at.frame;
  return at;
}
