import type { Change, Entry, Mapping, Node, Range, Sequence, Text } from '@klint/model';
import { blockEntry, endOfLine, flowEntry, inlineValue, isJson, newlineOf } from './write.js';

/** A change of a text; one of rendered text holds wherever the key at `key` is written. */
export interface Proposal {
  readonly change: Change;
  readonly key?: Range;
}

/**
 * Where a new key of a mapping can go, the best place first; `parent` is the entry that holds the mapping. Of rendered
 * text not every place stands in a file.
 */
export function insertions(node: Mapping, key: string, value: unknown, parent: Entry | undefined): Proposal[] {
  const { text } = node.origin;
  const own = node.entries.filter((entry) => !entry.merged && entry.key.origin.text === text);
  if (node.flow) return flowInsertions(node, own.at(-1), { key, value });
  const last = own.at(-1);
  if (!last) return [];
  const newline = newlineOf(text);
  const indent = ' '.repeat(columnOf(last.key) - 1);
  const step = parent ? Math.max(columnOf(last.key) - columnOf(parent.key), 1) : 2;
  const quoted = own.every((entry) => entry.key.style === 'double');
  const entry = blockEntry(key, value, { indent, step, newline, quoted });
  const at = (start: number): Change => ({ text, start, end: start, replacement: newline + indent + entry });
  const owner = parent ?? own[0]!;
  // A block scalar may end in newlines that belong to it, so the new key goes before such a one.
  const after = own.filter(({ value: each }) => !isBlockScalar(lastLeaf(each)) && each.origin.text === text).reverse();
  const endOf = (each: Entry): number => Math.max(each.value.origin.end, each.key.origin.end);
  const changes = after.map((each) => at(endOfLine(text.content, endOf(each))));
  const start = last.key.origin.start;
  if (changes.length === 0) changes.push({ text, start, end: start, replacement: `${entry}${newline}${indent}` });
  const isDeeper = parent && columnOf(last.key) > columnOf(parent.key);
  if (isDeeper) changes.push(at(endOfLine(text.content, parent.key.origin.end)));
  return changes.map((change) => ({ change, key: owner.key.origin }));
}

function columnOf({ origin: { text, start } }: Node): number {
  return text.positionAt(start).column;
}

function flowInsertions(
  { origin: { text, start } }: Mapping,
  last: Entry | undefined,
  { key, value }: { readonly key: string; readonly value: unknown },
): Proposal[] {
  // A single pair in a flow list has no braces to write between.
  if (text.content[start] !== '{') return [];
  const entry = flowEntry(key, value, last?.key.style === 'double' || isJson(text));
  if (!last) return [{ change: { text, start: start + 1, end: start + 1, replacement: entry } }];
  const at = Math.max(last.value.origin.end, last.key.origin.end);
  const change = { text, start: at, end: at, replacement: `,${gapOf(text, last.key.origin.start)}${entry}` };
  return [{ change }];
}

/** What goes before one more in a flow collection: a line break where the last one begins its line. */
function gapOf(text: Text, start: number): string {
  const before = text.content.slice(text.offsetOfLine(text.positionAt(start).line), start);
  return before.trim() === '' ? newlineOf(text) + before : ' ';
}

/** The change that adds items to a list which has some. */
export function appended(node: Sequence, values: readonly unknown[], owner: Entry | undefined): Proposal[] {
  const last = node.items.at(-1)!;
  const { text, start } = node.origin;
  const written = values.map((value) => inlineValue(value, isJson(text), last));
  if (node.flow) {
    const gap = gapOf(text, last.origin.start);
    const replacement = written.map((item) => `,${gap}${item}`).join('');
    return [{ change: { text, start: last.origin.end, end: last.origin.end, replacement } }];
  }
  const column = text.positionAt(start).column;
  const dash = /^-[ \t]+/.exec(text.content.slice(text.content.lastIndexOf('-', last.origin.start), last.origin.start));
  const mark = newlineOf(text) + ' '.repeat(column - 1) + (dash?.[0] ?? '- ');
  const replacement = written.map((item) => mark + item).join('');
  const key = owner?.key.origin;
  const at = (end: number): Change => {
    const line = endOfLine(text.content, end);
    return { text, start: line, end: line, replacement };
  };
  return [{ change: at(last.origin.end), ...(key && { key }) }];
}

function lastLeaf(node: Node): Node {
  const last =
    node.type === 'mapping' ? node.entries.at(-1)?.value : node.type === 'sequence' ? node.items.at(-1) : undefined;
  return last ? lastLeaf(last) : node;
}

function isBlockScalar(node: Node): boolean {
  return node.type === 'scalar' && (node.style === 'literal' || node.style === 'folded');
}
