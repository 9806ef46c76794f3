import type { Change, Range, Span, Text } from '@klint/model';
import { mayTakeKey } from './key-places.js';
import { type Part, siteIn } from './places.js';
import type { Site } from './value/origin.js';

/** Rendered characters with the parts that they are made of. */
export interface Rendered {
  readonly content: string;
  partsOf(start: number, end: number): readonly Part[];
}

type Wanted = Omit<Change, 'text'>;

/**
 * A change of rendered characters as one of the template that they were copied from. What was put together from
 * several places, or differs from how the template has it, is not changed.
 */
export function changeTemplate(rendered: Rendered, change: Wanted, key: Range | undefined): Change | undefined {
  const { start, end, replacement } = change;
  if (start === end) return /^\r?\n/.test(replacement) ? newLines(rendered, change, key) : inLine(rendered, change);
  if (replacement === '' && isWholeLines(rendered.content, start, end)) return withoutLines(rendered, start, end);
  const span = replacement.includes('\n') ? undefined : exactSpan(rendered.partsOf(start, end));
  return span && { ...span, replacement };
}

/** Characters of a template that were copied as they are. */
function exactSpan(parts: readonly Part[]): Span | undefined {
  const [first] = parts;
  const frame = first?.piece.site?.frame;
  if (!first || !parts.every((part) => isCopied(part) && part.piece.site?.frame === frame)) return undefined;
  const start = first.piece.offset + first.from;
  let end = start;
  for (const { piece, from, to } of parts) {
    if (piece.text !== first.piece.text || piece.offset + from !== end) return undefined;
    end = piece.offset + to;
  }
  return { text: first.piece.text!, start, end };
}

function isCopied({ piece: { text, site, data } }: Part): boolean {
  return text !== undefined && text === site?.source.text && data.length === 0;
}

function isWholeLines(content: string, start: number, end: number): boolean {
  const isStart = start === 0 || content[start - 1] === '\n';
  return isStart && (content[end - 1] === '\n' || end === content.length);
}

/** Removes lines that stand in the template, with another indentation perhaps. */
function withoutLines(rendered: Rendered, from: number, to: number): Change | undefined {
  const lines = rendered.content.slice(from, to);
  const start = from + lines.length - lines.trimStart().length;
  const parts = rendered.partsOf(start, from + lines.trimEnd().length);
  const copied = parts.filter((part) => part.piece.text || part.written.trim() !== '');
  const [first, last] = [copied[0], copied.at(-1)];
  const text = first?.piece.text;
  if (!first || !last || !text || !copied.every(isCopied)) return undefined;
  let at = first.piece.offset + first.from;
  for (const { piece, from: begin, to: stop } of copied) {
    const isNext = piece.text === text && piece.site?.frame === first.piece.site?.frame && piece.offset + begin >= at;
    if (!isNext || text.content.slice(at, piece.offset + begin).trim() !== '') return undefined;
    at = piece.offset + stop;
  }
  return wholeLines(text, first.piece.offset + first.from, at);
}

function wholeLines(text: Text, start: number, end: number): Change | undefined {
  const { content } = text;
  const before = content.lastIndexOf('\n', start - 1) + 1;
  const newline = content.indexOf('\n', end);
  const after = newline < 0 ? content.length : newline + 1;
  const isAlone = `${content.slice(before, start)}${content.slice(end, after)}`.trim() === '';
  if (!isAlone || isAllOfBranch(content, before, after)) return undefined;
  return { text, start: before, end: after, replacement: '' };
}

/** Whether nothing else stands between two control words: then somebody chose that it is written. */
function isAllOfBranch(content: string, start: number, end: number): boolean {
  const before = content.slice(0, start).trimEnd();
  const opening = before.endsWith('}}') ? before.slice(before.lastIndexOf('{{')) : '';
  const isOpened = /^\{\{-?\s*(?:if|with|range|else|define|block)\b/.test(opening);
  return isOpened && /^\s*\{\{-?\s*(?:end|else)\b/.test(content.slice(end));
}

/** Adds to a line between two characters that stand beside each other in the template. */
function inLine(rendered: Rendered, { start, replacement }: Wanted): Change | undefined {
  const span = exactSpan(rendered.partsOf(start - 1, start + 1));
  if (!span || replacement.includes('\n')) return undefined;
  const { text } = span;
  const at = span.start + 1;
  // What is empty here may be filled by the next line with other values.
  if (/^[ \t]*\r?\n\s*\{\{/.test(text.content.slice(at))) return undefined;
  return { text, start: at, end: at, replacement };
}

/** Adds lines behind the line that ends at `start`, in the branch of the template that writes the key. */
function newLines(rendered: Rendered, { start, replacement }: Wanted, key: Range | undefined): Change | undefined {
  const owner = key && rendered.partsOf(key.start, key.start + 1)[0];
  const before = rendered.partsOf(start - 1, start)[0];
  if (!owner || !isCopied(owner) || !before?.piece.site) return undefined;
  const home = owner.piece.site!;
  const site = siteIn(before.piece.site, home.frame);
  const text = home.source.text!;
  if (site.frame !== home.frame || site.source !== home.source || site.control !== home.control) return undefined;
  const at = endOf(before, site);
  if (at === undefined || !/^[ \t]*(?:\r?\n|$)/.test(text.content.slice(at))) return undefined;
  const column = rendered.content.lastIndexOf('\n', key.start) + 1;
  const shift = text.positionAt(owner.piece.offset + owner.from).column - 1 - (key.start - column);
  const shifted = shiftLines(replacement, shift);
  if (shifted === undefined || !mayTakeKey(text.content, at, shifted)) return undefined;
  return { text, start: at, end: at, replacement: shifted };
}

/** Where what a text or an action of a template writes ends in it; undefined if white space behind it is cut off. */
function endOf(part: Part, site: Site): number | undefined {
  if (isCopied(part) && part.piece.site === site) return part.piece.offset + part.to;
  const { end, source } = site;
  return source.content.slice(end - 3, end) === '-}}' ? undefined : end;
}

function shiftLines(lines: string, shift: number): string | undefined {
  const all = lines.split('\n');
  const indents = all.slice(1).map((line) => /^ */.exec(line)![0].length + shift);
  if (indents.some((indent) => indent < 0)) return undefined;
  return [all[0], ...all.slice(1).map((line, i) => ' '.repeat(indents[i]!) + line.trimStart())].join('\n');
}
