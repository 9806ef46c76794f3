import type { Edit, Mapping, Node, Path, Ref, Sequence, Text, TextEdit } from '@klint/model';
import { resolvePath } from './locate.js';
import { blockEntry, flowEntry, inlineValue, newlineOf } from './write.js';

/** Characters to replace in one text. */
interface Change {
  readonly text: Text;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/**
 * The characters to change for each edit, in the file that a person edits; undefined when one of them cannot be made
 * there (rendered text, a shape that has no place for it).
 */
export function textEdits(edits: readonly Edit[]): readonly TextEdit[] | undefined {
  const made: TextEdit[] = [];
  for (const edit of edits) {
    const change = changeOf(edit);
    if (!change || change.text.origins) return undefined;
    const { location } = change.text.locate(change.start, change.end);
    made.push({ location, text: change.replacement });
  }
  return made;
}

function changeOf(edit: Edit): Change | undefined {
  if (edit.op === 'deleteText') {
    if (!('text' in edit.at)) return undefined;
    const { text, start, end } = edit.at;
    return { text, ...wholeLine(text, start, end), replacement: '' };
  }
  if (edit.op === 'delete') {
    const change = deletion(edit.at.resource.root, edit.at.path);
    return change && !holdsAnchor(change) ? change : undefined;
  }
  return edit.op === 'append' ? appended(edit.at, edit.value) : set(edit.at, edit.value);
}

/** Whether an anchor would go, for which an alias elsewhere may ask. */
function holdsAnchor({ text, start, end }: Change): boolean {
  return /(^|[\s[{,])&[^\s&,[\]{}]/.test(text.content.slice(start, end));
}

/** The value at a path, replaced if it is a scalar, else added to the nearest mapping that exists. */
function set({ resource, path }: Ref, value: unknown): Change | undefined {
  const { node, depth } = resolvePath(resource.root, path);
  const missing = path.slice(depth);
  if (missing.length === 0) return node.type === 'scalar' ? scalar(node, value) : undefined;
  if (missing.some((step) => typeof step !== 'string')) return undefined;
  const nested = missing.slice(1).reduceRight<unknown>((inner, step) => ({ [step]: inner }), value);
  const key = missing[0] as string;
  if (node.type === 'mapping') return inserted(node, key, nested);
  return isNull(node) ? underEmptyKey(resource.root, path.slice(0, depth), { [key]: nested }) : undefined;
}

/** A key with nothing after it, or with one of the words for nothing. */
function isNull(node: Node): boolean {
  const isPlain = node.type === 'scalar' && node.style === 'plain' && node.tag === undefined;
  return isPlain && /^(~|null|Null|NULL)?$/.test(node.content);
}

function isJson(text: Text): boolean {
  return text.file.endsWith('.json');
}

function appended(at: Ref, value: unknown): Change | undefined {
  const { node, depth } = resolvePath(at.resource.root, at.path);
  if (depth < at.path.length || node.type !== 'sequence') return set(at, [value]);
  const last = node.items.at(-1);
  const { text, start, end } = node.origin;
  if (!last) return { text, start, end, replacement: inlineValue([value], isJson(text)) };
  const at_ = last.origin.end;
  if (node.flow) return { text, start: at_, end: at_, replacement: `, ${inlineValue(value, isJson(text))}` };
  const line = endOfLine(text.content, at_);
  const indent = ' '.repeat(text.positionAt(start).column - 1);
  return { text, start: line, end: line, replacement: `${newlineOf(text)}${indent}- ${inlineValue(value)}` };
}

function scalar(node: Node, value: unknown): Change | undefined {
  const { text, start, end } = node.origin;
  if (node.type !== 'scalar' || node.tag !== undefined) return undefined;
  const isBlock = node.style === 'literal' || node.style === 'folded';
  const gap = start === end && text.content[start - 1] === ':' ? ' ' : '';
  return isBlock ? undefined : { text, start, end, replacement: gap + inlineValue(value, isJson(text)) };
}

function underEmptyKey(root: Node, path: Path, value: Readonly<Record<string, unknown>>): Change | undefined {
  const { node, entry } = resolvePath(root, path);
  if (!entry) return undefined;
  const { text, start, end } = node.origin;
  const gap = /\s/.test(text.content[start - 1] ?? '') ? '' : ' ';
  return { text, start, end, replacement: gap + inlineValue(value, isJson(text)) };
}

function inserted(node: Mapping, key: string, value: unknown): Change | undefined {
  const { text, start } = node.origin;
  const own = node.entries.filter((entry) => !entry.merged && entry.key.origin.text === text);
  const last = own.at(-1);
  if (node.flow) {
    const quoted = own[0]?.key.style === 'double' || isJson(text);
    const entry = flowEntry(key, value, quoted);
    if (!last) return { text, start: start + 1, end: start + 1, replacement: entry };
    const at = Math.max(last.value.origin.end, last.key.origin.end);
    return { text, start: at, end: at, replacement: `, ${entry}` };
  }
  // A block scalar may end in newlines that belong to it, so the new key goes before such a one.
  const after = own.findLast((entry) => !isBlockScalar(lastLeaf(entry.value)) && entry.value.origin.text === text);
  if (!last) return undefined;
  const indent = ' '.repeat(text.positionAt(last.key.origin.start).column - 1);
  const written = blockEntry(key, value, indent, newlineOf(text));
  if (!after)
    return {
      text,
      start: last.key.origin.start,
      end: last.key.origin.start,
      replacement: `${written}${newlineOf(text)}${indent}`,
    };
  const at = endOfLine(text.content, Math.max(after.value.origin.end, after.key.origin.end));
  return { text, start: at, end: at, replacement: `${newlineOf(text)}${indent}${written}` };
}

function lastLeaf(node: Node): Node {
  const last =
    node.type === 'mapping' ? node.entries.at(-1)?.value : node.type === 'sequence' ? node.items.at(-1) : undefined;
  return last ? lastLeaf(last) : node;
}

function isBlockScalar(node: Node): boolean {
  return node.type === 'scalar' && (node.style === 'literal' || node.style === 'folded');
}

/** Removes a key or an item; where it is the only one, the key that holds the mapping or list. */
function deletion(root: Node, path: Path): Change | undefined {
  const last = path.at(-1);
  const { node: parent, depth } = resolvePath(root, path.slice(0, -1));
  if (last === undefined || depth < path.length - 1) return undefined;
  if (parent.type === 'sequence') return deletedItem(parent, last as number) ?? deletion(root, path.slice(0, -1));
  if (parent.type !== 'mapping') return undefined;
  const own = parent.entries.filter((entry) => !entry.merged);
  const i = own.findIndex((entry) => entry.name === last);
  const entry = own[i];
  if (!entry) return undefined;
  if (own.length === 1) return deletion(root, path.slice(0, -1));
  const start = entry.key.origin.start;
  const end = Math.max(entry.value.origin.end, entry.key.origin.end);
  return removed(parent, start, end, own[i - 1]?.value, own[i + 1]?.key);
}

function deletedItem(list: Sequence, index: number): Change | undefined {
  const item = list.items[index];
  if (!item || list.items.length === 1) return undefined;
  const { text, start, end } = item.origin;
  const dash = list.flow ? start : text.content.lastIndexOf('-', start - 1);
  return removed(list, dash, end, list.items[index - 1], list.items[index + 1]);
}

/** Removes `[start, end)` with what separates it from its neighbours. */
function removed(
  parent: Mapping | Sequence,
  start: number,
  end: number,
  before: Node | undefined,
  after: Node | undefined,
): Change {
  const { text } = parent.origin;
  if (parent.flow) {
    if (after) return { text, start, end: after.origin.start, replacement: '' };
    return { text, start: before?.origin.end ?? start, end, replacement: '' };
  }
  const isFirst = before === undefined && parent.type === 'mapping';
  // The first key may stand after a dash: the next key takes its place.
  if (isFirst && after) return { text, start, end: after.origin.start, replacement: '' };
  return { text, ...wholeLine(text, start, endOfLine(text.content, end)), replacement: '' };
}

function endOfLine(content: string, offset: number): number {
  const newline = content.indexOf('\n', offset);
  if (newline < 0) return content.length;
  return content[newline - 1] === '\r' ? newline - 1 : newline;
}

/** Widens a range to its lines, line break included, when nothing else stands on them; else to the gap before it. */
function wholeLine(text: Text, start: number, end: number): { start: number; end: number } {
  const { content } = text;
  const lineStart = content.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = endOfLine(content, end);
  if (content.slice(end, lineEnd).trim() !== '') return { start, end };
  const before = content.slice(lineStart, start);
  if (before.trim() !== '') return { start: start - (before.length - before.trimEnd().length), end: lineEnd };
  const newline = content.indexOf('\n', lineEnd);
  return { start: lineStart, end: newline < 0 ? content.length : newline + 1 };
}
