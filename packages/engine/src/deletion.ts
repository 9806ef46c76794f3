import { child } from '@klint/model';
import type { Change, Entry, Mapping, Node, Path, Sequence, Text } from '@klint/model';
import { resolvePath } from './locate.js';
import { sharedBelow } from './shared.js';
import { endOfLine, newlineOf, wholeLine } from './write.js';

/**
 * Removes a key or an item. Where it is the only one, the key that holds the mapping or list goes too; but an item of
 * a list stays as an empty mapping, and in a data file (`keep`) so does every mapping or list.
 */
export function deletion(root: Node, path: Path, keep = false): Change | undefined {
  const last = path.at(-1);
  const { node: parent, depth } = resolvePath(root, path.slice(0, -1));
  if (last === undefined || depth < path.length - 1) return undefined;
  if (parent.type === 'scalar' || !child(parent, last)) return undefined;
  if (parent.type === 'mapping' && !isOnlyEntries(parent)) return undefined;
  const siblings = parent.type === 'sequence' ? parent.items : parent.entries.map(({ value }) => value);
  // What is written elsewhere does not say where its neighbours are.
  if (siblings.some((node) => sharedBelow(root).has(node))) return undefined;
  if (siblings.length === 1) {
    const above = path.slice(0, -1);
    const isItem = parent.type === 'mapping' && typeof above.at(-1) === 'number';
    return keep || isItem ? emptied(parent, resolvePath(root, above).entry) : deletion(root, above);
  }
  const { text } = parent.origin;
  const change =
    parent.type === 'sequence' ? deletedItem(parent, last as number) : deletedEntry(parent, last as string);
  // Another object of the file may use an anchor.
  return change && hasAnchor(text.content.slice(change.start, change.end)) ? undefined : change;
}

/** Empty braces or brackets in place of a mapping or list, on the line of its key if it has one. */
function emptied(parent: Mapping | Sequence, entry: Entry | undefined): Change | undefined {
  const { text, start, end } = parent.origin;
  const replacement = parent.type === 'mapping' ? '{}' : '[]';
  const isCommented = text.content.slice(start, end).includes('#');
  if (isCommented || hasAnchor(text.content.slice(start, end))) return undefined;
  if (parent.flow || !entry) return { text, start, end, replacement };
  const gap = text.content.slice(entry.key.origin.end, start);
  if (!/^\s*:\s+$/.test(gap)) return undefined;
  const colon = entry.key.origin.end + gap.indexOf(':') + 1;
  return { text, start: colon, end, replacement: ` ${replacement}` };
}

function hasAnchor(content: string): boolean {
  return /(?:^|[\s,:[{-])&[^\s&]/.test(content);
}

/** False for a mapping with keys that are overridden or merged: what is deleted might come back from there. */
function isOnlyEntries({ entries, origin: { text, start, end } }: Mapping): boolean {
  let at = start;
  const between = entries.map(({ key, value }) => {
    const gap = text.content.slice(at, key.origin.start);
    at = Math.max(key.origin.end, value.origin.end);
    return gap;
  });
  const gaps = [...between, text.content.slice(at, end)];
  return gaps.every((gap) => /^(?::[ \t]*\*[^\s,\]}]+)?(?:\s|#.*|[{},])*$/.test(gap));
}

function deletedEntry(parent: Mapping, name: string): Change {
  const { entries, flow } = parent;
  const i = entries.findIndex((entry) => entry.name === name);
  const { key, value } = entries[i]!;
  const { text } = parent.origin;
  const { start } = key.origin;
  const end = Math.max(value.origin.end, key.origin.end);
  if (flow) return deletedInFlow(text, start, end, i === 0 ? undefined : entries[i - 1]!);
  const lineStart = text.content.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = endOfLine(text.content, end);
  if (i > 0 || text.content.slice(lineStart, start).trim() === '') {
    return { text, ...wholeLine(text, start, lineEnd), replacement: '' };
  }
  // The first key stands after a dash: what follows, a comment or the next key, takes its place.
  return { text, start, end: lineEnd + gapAt(text.content, lineEnd), replacement: '' };
}

function deletedItem(list: Sequence, index: number): Change | undefined {
  const { text, start, end } = list.items[index]!.origin;
  const before = list.items[index - 1];
  if (list.flow) return deletedInFlow(text, start, end, before && { key: before, value: before });
  const dash = /(?:\s|#.*)*-/y;
  dash.lastIndex = before?.origin.end ?? list.origin.start;
  if (!dash.test(text.content) || dash.lastIndex > start) return undefined;
  return { text, ...wholeLine(text, dash.lastIndex - 1, endOfLine(text.content, end)), replacement: '' };
}

/** Removes an item or entry of a flow collection with the comma after it, the last one with the comma before it. */
function deletedInFlow(
  text: Text,
  start: number,
  end: number,
  before: { readonly key: Node; readonly value: Node } | undefined,
): Change {
  const comma = /(?:\s|#.*)*,/y;
  if (!before) {
    comma.lastIndex = end;
    comma.test(text.content);
    const gap = gapAt(text.content, comma.lastIndex);
    const isComment = text.content[comma.lastIndex + gap] === '#';
    return { text, start, end: comma.lastIndex + (isComment ? 0 : gap), replacement: '' };
  }
  const from = Math.max(before.key.origin.end, before.value.origin.end);
  const between = text.content.slice(from, start);
  const kept = between.includes('#') ? between.replace(comma, (gap) => gap.slice(0, -1)).trimEnd() : '';
  return { text, start: from, end, replacement: kept === '' ? '' : kept + newlineOf(text) };
}

/** How many blanks and line breaks stand at an offset. */
function gapAt(content: string, offset: number): number {
  return /^\s*/.exec(content.slice(offset))![0].length;
}
