import { coreProblem } from '@klint/model';
import type { Node, Outcome, Problem, Text } from '@klint/model';
import { Builder, type Reading, type Span } from './builder.js';
import { produceFast } from './fast/producer.js';
import { readJson } from './json.js';
import { library } from './library.js';
import { clip } from './resolve.js';

/** One document of a text, at `[start, end)`. `root` is absent when it has no content, and when it `failed`. */
export interface Document {
  readonly root: Node | undefined;
  readonly start: number;
  readonly end: number;
  readonly failed: boolean;
}

/**
 * Reads one YAML document: the characters `[start, end)` of a text, as sigs.k8s.io/yaml reads a file. Whatever follows
 * a line `...` or a second line `---` is dropped, with a problem.
 */
export function parseDocument(
  text: Text,
  start = 0,
  end = text.content.length,
  reading: Reading = 'kubectl',
): Outcome<Document> {
  return parseExtent(text, start, end, false, reading);
}

/** The same as a part of a stream, whose last line kubectl always ends with a line break. */
export function parsePart(text: Text, start: number, end: number): Outcome<Document> {
  return parseExtent(text, start, end, true, 'kubectl');
}

function parseExtent(text: Text, start: number, end: number, isEnded: boolean, reading: Reading): Outcome<Document> {
  return parseFast(text, start, end, isEnded, reading) ?? parseByLibrary(text, start, end, isEnded, reading);
}

/**
 * Reads a document as nearly all are written; undefined for one that is not, or that is not to be read at all.
 * `isEnded` tells that the last line counts as one that has a line break.
 */
export function parseFast(
  text: Text,
  start: number,
  end: number,
  isEnded: boolean,
  reading: Reading,
): Outcome<Document> | undefined {
  const builder = new Builder(text, reading);
  if (!produceFast({ content: text.content, start, end, isEnded }, builder) || builder.failed) return undefined;
  return { value: { root: builder.root, start, end, failed: false }, problems: builder.problems };
}

/** The same for any document. */
export function parseByLibrary(
  text: Text,
  start: number,
  end: number,
  isEnded: boolean,
  reading: Reading,
): Outcome<Document> {
  const content = text.content.slice(start, end);
  const source = unifyLineBreaks(isEnded && !content.endsWith('\n') ? `${content}\n` : content);
  const builder = new Builder(text, reading);
  const produced = readable(source, start, builder) ? library().produce(source, start, builder) : {};
  const within = (offset: number) => Math.min(start + offset, end);
  const place = (span: Span) => ({ text, start: within(span.start), end: within(span.end) });
  const { refused } = produced;
  if (refused?.failure === 'depth') builder.depth(place(refused));
  else if (refused) builder.syntax(refused.detail, place(refused));
  let problems: readonly Problem[] = builder.problems;
  const isSyntax = problems.some(({ messageId }) => messageId === 'syntax');
  const template = isSyntax ? bareTemplate(source) : undefined;
  if (template) {
    const detail = clip(source.slice(template.start, template.end));
    problems = [coreProblem('core/valid-yaml', 'template', place(template), { detail }, { incomplete: true })];
  }
  const dropped = produced.end === undefined ? undefined : firstContent(source, produced.end + 3);
  if (dropped) {
    problems = [...problems, coreProblem('core/valid-yaml', 'dropped', place(dropped), {}, { incomplete: true })];
  }
  const root = builder.failed ? undefined : builder.root;
  return { value: { root, start, end, failed: builder.failed }, problems };
}

/** Reads one JSON object from `start` on; undefined when there is none that Go's decoder would read. */
export function parseJson(text: Text, start: number): Outcome<Document> | undefined {
  const builder = new Builder(text);
  const read = readJson(text.content, start, builder);
  if (!('end' in read)) return undefined;
  return { value: { root: builder.root, start, end: read.end, failed: false }, problems: builder.problems };
}

/** go-yaml takes a lone carriage return and U+0085 for line breaks too. Offsets stay what they are. */
export function unifyLineBreaks(source: string): string {
  return /\r(?!\n)|\x85/.test(source) ? source.replace(/\r(?!\n)|\x85/g, '\n') : source;
}

/** Characters that YAML forbids. */
const forbidden = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;

function readable(source: string, base: number, builder: Builder): boolean {
  const offset = source.search(forbidden);
  if (offset < 0) return true;
  const code = source.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0');
  builder.syntax(`the control character U+${code} is not allowed`, { start: base + offset, end: base + offset + 1 });
  return false;
}

/** The first template action (`{{ … }}` or `{% … %}`) outside quotes, block scalars and comments. */
function bareTemplate(source: string): Span | undefined {
  if (!/\{[{%]/.test(source)) return undefined;
  for (const { source: piece, offset, type } of library().lexemes(source)) {
    let start = -1;
    if (type === 'plain') start = piece.search(/\{[{%]/);
    else if (type === 'flow-map-start' && /[{%]/.test(source[offset + 1] ?? '')) start = 0;
    if (start < 0) continue;
    const action = /[^]*?(?:[}%]\}|$)/my;
    action.lastIndex = offset + start;
    return { start: offset + start, end: offset + start + action.exec(source)![0].length };
  }
  return undefined;
}

/** The first content from `from` on, up to the end of its line; comments are none. */
function firstContent(source: string, from: number): Span | undefined {
  const line = /[^\n]*/y;
  for (let at = from; at < source.length; at = line.lastIndex + 1) {
    line.lastIndex = at;
    const content = line.exec(source)![0];
    if (/^\s*(#|$)/.test(content)) continue;
    const start = at + content.search(/\S/);
    return { start, end: start + content.trim().length };
  }
  return undefined;
}
