import { Text } from '@klint/model';
import type { Node, Origin, Outcome } from '@klint/model';
import type { Reading } from '../src/builder.js';
import { commentsByLibrary, commentsFast } from '../src/comments.js';
import { parseByLibrary, parseFast, type Document } from '../src/document.js';
import { parts, skipJson } from '../src/stream.js';

/** Documents that were compared, and those of them that the fast producer handed on. */
export interface Tally {
  documents: number;
  declined: number;
  characters: number;
}

/** A way to read characters of a text. */
export interface Extent {
  readonly start: number;
  readonly end: number;
  readonly isEnded: boolean;
  readonly reading: Reading;
}

/** How a text is read: its documents as kubectl reads a stream, and one that is alone as kustomize reads a file too. */
export function extents(content: string): readonly Extent[] {
  const documents = [...parts(content, skipJson(content))].filter(({ type }) => type === 'document');
  const found = documents.map(({ start, end }): Extent => ({ start, end, isEnded: true, reading: 'kubectl' }));
  if (found.length === 1) found.push({ start: 0, end: content.length, isEnded: false, reading: 'kyaml' });
  return found;
}

/** What is found in an extent, in lines; `fast` is undefined where the fast producer declines. */
export interface Reports {
  readonly fast: readonly string[] | undefined;
  readonly library: readonly string[] | undefined;
}

/** Reads by both producers; the library is asked only where the fast one does not decline. */
export function readByBoth(text: Text, { start, end, isEnded, reading }: Extent): Reports {
  const document = parseFast(text, start, end, isEnded, reading);
  const comments = commentsFast(text.content, start, end);
  // Whether the last line has a break can make the difference between them.
  if (!document && !comments) return { fast: undefined, library: undefined };
  const fast: string[] = [];
  const library: string[] = [];
  if (document) {
    fast.push(...describe(document));
    library.push(...describe(parseByLibrary(text, start, end, isEnded, reading)));
  }
  if (comments) {
    fast.push(...comments.map((comment) => JSON.stringify(comment)));
    library.push(...commentsByLibrary(text.content, start, end).map((comment) => JSON.stringify(comment)));
  }
  return { fast, library };
}

function describe({ value: { root, start, end, failed }, problems }: Outcome<Document>): readonly string[] {
  const lines = [`document ${start} ${end} ${failed}`];
  if (root) describeNode(root, lines);
  for (const { at, ...problem } of problems) {
    lines.push(`${JSON.stringify(problem)} ${'text' in at ? place(at as Origin) : ''}`);
  }
  return lines;
}

function describeNode(node: Node, lines: string[]): void {
  if (node.type === 'scalar') {
    lines.push(`${place(node.origin)} ${node.style} ${node.tag} ${JSON.stringify(node.content)}`);
    return;
  }
  lines.push(`${place(node.origin)} ${node.type} ${node.flow}`);
  if (node.type === 'sequence') for (const item of node.items) describeNode(item, lines);
  else {
    for (const { name, key, value, merged } of node.entries) {
      lines.push(`key ${JSON.stringify(name)} ${merged}`);
      describeNode(key, lines);
      describeNode(value, lines);
    }
  }
  lines.push('close');
}

function place({ start, end, role }: Origin): string {
  return `[${start}, ${end}) ${role ?? ''}`;
}
