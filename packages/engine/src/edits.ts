import { toPointer } from '@klint/model';
import type { Edit, Entry, Mapping, Node, Path, Ref, Text, TextEdit } from '@klint/model';
import { deletion } from './deletion.js';
import { resolvePath } from './locate.js';
import { isShared } from './shared.js';
import { blockEntry, endOfLine, flowEntry, inlineValue, newlineOf, wholeLine } from './write.js';
import type { Change } from './write.js';

/**
 * The characters to change for each edit, in the file that a person edits; undefined when one of them cannot be made
 * there (rendered text, a shape that has no place for it, characters that an alias or a merge key uses elsewhere too).
 */
export function textEdits(edits: readonly Edit[]): readonly TextEdit[] | undefined {
  const made: TextEdit[] = [];
  const changed: Change[] = [];
  for (const edit of edits) {
    if (edit.op === 'append' && isRepeated(edit, edits)) continue;
    const change = changeOf(edit, edits);
    if (!change || change.text.origins || changed.some((other) => meet(other, change))) return undefined;
    const { location } = change.text.locate(change.start, change.end);
    changed.push(change);
    made.push({ location, text: change.replacement });
  }
  return made;
}

function meet(a: Change, b: Change): boolean {
  return a.text === b.text && a.start <= b.end && b.start <= a.end;
}

type Append = Extract<Edit, { readonly op: 'append' }>;

/** All that is appended to one list, which is one change. */
function appendsTo({ at }: Append, edits: readonly Edit[]): Append[] {
  const list = toPointer(at.path);
  return edits.filter((edit): edit is Append => {
    return edit.op === 'append' && edit.at.resource === at.resource && toPointer(edit.at.path) === list;
  });
}

function isRepeated(edit: Append, edits: readonly Edit[]): boolean {
  return appendsTo(edit, edits)[0] !== edit;
}

function changeOf(edit: Edit, edits: readonly Edit[]): Change | undefined {
  if (edit.op === 'deleteText') {
    if (!('text' in edit.at)) return undefined;
    const { text, start, end } = edit.at;
    return { text, ...wholeLine(text, start, end), replacement: '' };
  }
  if (edit.op === 'replaceText') return 'text' in edit.at ? { ...edit.at, replacement: edit.with } : undefined;
  const { root, built, host } = edit.at.resource;
  // What stands in a base or patch stands there for other builds too, which nobody has looked at here. Characters of an
  // embedded file are those of a string, whose indentation and escapes new ones would have to follow.
  if (built || host) return undefined;
  if (isShared(root, edit.at.path)) return undefined;
  if (edit.op === 'delete') return deletion(root, edit.at.path);
  if (edit.op === 'set') return set(edit.at, edit.value);
  return appended(
    edit.at,
    appendsTo(edit, edits).map(({ value }) => value),
  );
}

/** The value at a path, replaced if it is a scalar, else added to the nearest mapping that exists. */
function set({ resource, path }: Ref, value: unknown): Change | undefined {
  const { node, entry, depth } = resolvePath(resource.root, path);
  if (entry && !hasColon(entry)) return undefined;
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

function appended(at: Ref, values: readonly unknown[]): Change | undefined {
  const { node, depth } = resolvePath(at.resource.root, at.path);
  if (depth < at.path.length || node.type !== 'sequence') return set(at, values);
  const last = node.items.at(-1);
  const { text, start, end } = node.origin;
  if (!last) return { text, start, end, replacement: inlineValue(values, isJson(text)) };
  const at_ = last.origin.end;
  const written = values.map((value) => inlineValue(value, isJson(text)));
  if (node.flow) return { text, start: at_, end: at_, replacement: written.map((item) => `, ${item}`).join('') };
  const line = endOfLine(text.content, at_);
  const indent = newlineOf(text) + ' '.repeat(text.positionAt(start).column - 1);
  return { text, start: line, end: line, replacement: written.map((item) => `${indent}- ${item}`).join('') };
}

function scalar(node: Node, value: unknown): Change | undefined {
  const { text, start, end } = node.origin;
  if (node.type !== 'scalar' || node.tag !== undefined) return undefined;
  const isBlock = node.style === 'literal' || node.style === 'folded';
  if (isBlock) return undefined;
  return { text, start, end, replacement: gapBefore(node) + inlineValue(value, isJson(text)) };
}

function underEmptyKey(root: Node, path: Path, value: Readonly<Record<string, unknown>>): Change | undefined {
  const { node, entry } = resolvePath(root, path);
  if (!entry) return undefined;
  const { text, start, end } = node.origin;
  return { text, start, end, replacement: gapBefore(node) + inlineValue(value, isJson(text)) };
}

/** False for a key that stands alone, as in `{a, b: 1}`. */
function hasColon({ key, value }: Entry): boolean {
  const { text, start, end } = value.origin;
  return start < end || text.content.slice(key.origin.end, start).includes(':');
}

/** An empty value stands right behind its colon, dash or anchor. */
function gapBefore({ origin: { text, start, end } }: Node): string {
  return start < end || /\s/.test(text.content[start - 1] ?? ' ') ? '' : ' ';
}

function inserted(node: Mapping, key: string, value: unknown): Change | undefined {
  const { text, start } = node.origin;
  const own = node.entries.filter((entry) => !entry.merged && entry.key.origin.text === text);
  const last = own.at(-1);
  if (node.flow) {
    // A single pair in a flow list has no braces to write between.
    if (text.content[start] !== '{') return undefined;
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
