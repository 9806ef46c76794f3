import { toPointer } from '@klint/model';
import type { Change, Edit, Entry, Mapping, Node, Path, TextEdit } from '@klint/model';
import { deletion } from './deletion.js';
import { appended, insertions } from './insertion.js';
import type { Proposal } from './insertion.js';
import { resolvePath } from './locate.js';
import { isShared } from './shared.js';
import { isAllData, sourceOf } from './spot.js';
import type { Spot } from './spot.js';
import { blockEntry, inlineValue, isJson, newlineOf, wholeLine } from './write.js';

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
    if (!change || changed.some((other) => meet(other, change))) return undefined;
    const { location } = change.text.locate(change.start, change.end);
    changed.push(change);
    made.push({ location, text: change.replacement });
  }
  return made;
}

function meet(a: Change, b: Change): boolean {
  return a.text.file === b.text.file && a.start <= b.end && b.start <= a.end;
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

/** The first of the changes that would do which can be made in a file. */
function changeOf(edit: Edit, edits: readonly Edit[]): Change | undefined {
  for (const proposal of proposalsOf(edit, edits)) {
    const change = inFile(proposal);
    if (change) return change;
  }
  return undefined;
}

function inFile({ change, key }: Proposal): Change | undefined {
  const { origins } = change.text;
  const made = origins ? origins.edit?.(change, key) : change;
  return made?.text.origins ? undefined : made;
}

function proposalsOf(edit: Edit, edits: readonly Edit[]): readonly Proposal[] {
  // Characters of an embedded file are those of a string, whose indentation and escapes new ones would have to follow.
  if ('resource' in edit.at && edit.at.resource.host) return [];
  if (edit.op === 'deleteText') {
    if (!('text' in edit.at)) return [];
    const { text, start, end } = edit.at;
    return [{ change: { text, ...wholeLine(text, start, end), replacement: '' } }];
  }
  if (edit.op === 'replaceText') return 'text' in edit.at ? [{ change: { ...edit.at, replacement: edit.with } }] : [];
  if (edit.op === 'delete') return deletions(edit);
  const spot = sourceOf(edit.at);
  if (!spot || isShared(spot.root, spot.path)) return [];
  if (edit.op === 'set') return set(spot, edit.value);
  const values = appendsTo(edit, edits).map(({ value }) => value);
  return append(spot, values);
}

/** What is deleted where it stands; what a chart writes in any case is set to the value that says the same. */
function deletions({ at, otherwise }: Extract<Edit, { readonly op: 'delete' }>): readonly Proposal[] {
  const spot = sourceOf(at);
  if (!spot || isShared(spot.root, spot.path)) return [];
  const { entry, node } = resolvePath(at.resource.root, at.path);
  const isRendered = node.origin.text.origins?.dataOf !== undefined && spot.root !== at.resource.root;
  // A value of a chart below a key of its template, or the value of a JSON patch, is no key of its own.
  const isFixed = (isRendered && entry !== undefined && !isAllData(entry)) || isPatchValue(spot);
  if (isFixed) return otherwise === undefined ? [] : set(spot, otherwise);
  const change = deletion(spot.root, spot.path, isRendered);
  return change ? [{ change }] : [];
}

function isPatchValue({ root, path }: Spot): boolean {
  return root.type === 'sequence' && path.length === 2 && path[1] === 'value';
}

/** The value at a path, replaced if it is a scalar, else added to the nearest mapping that exists. */
function set({ root, path }: Spot, value: unknown): readonly Proposal[] {
  const { node, entry, depth } = resolvePath(root, path);
  if (entry && !hasColon(entry)) return [];
  const missing = path.slice(depth);
  if (missing.length === 0) return replaced(node, value);
  if (missing.some((step) => typeof step !== 'string')) return [];
  const nested = missing.slice(1).reduceRight<unknown>((inner, step) => ({ [step]: inner }), value);
  const key = missing[0] as string;
  if (node.type === 'mapping') return insertions(node, key, nested, entry);
  return isNull(node) ? underEmptyKey(root, path.slice(0, depth), { [key]: nested }) : [];
}

/** A key with nothing after it, or with one of the words for nothing. */
function isNull(node: Node): boolean {
  const isPlain = node.type === 'scalar' && node.style === 'plain' && node.tag === undefined;
  return isPlain && /^(~|null|Null|NULL)?$/.test(node.content);
}

function append(spot: Spot, values: readonly unknown[]): readonly Proposal[] {
  const { node, entry, depth } = resolvePath(spot.root, spot.path);
  if (depth < spot.path.length || node.type !== 'sequence') return set(spot, values);
  if (node.items.length > 0) return appended(node, values, entry);
  const { text, start, end } = node.origin;
  return [{ change: { text, start, end, replacement: inlineValue(values, isJson(text)) } }];
}

function replaced(node: Node, value: unknown): readonly Proposal[] {
  const { text, start, end } = node.origin;
  if (node.type === 'mapping') return mappingReplaced(node, value);
  if (node.type !== 'scalar' || node.tag !== undefined) return [];
  if (node.style === 'literal' || node.style === 'folded') return [];
  return [{ change: { text, start, end, replacement: gapBefore(node) + inlineValue(value, isJson(text), node) } }];
}

/** Other keys in place of all that a mapping has. */
function mappingReplaced({ origin, flow, entries }: Mapping, value: unknown): readonly Proposal[] {
  const { text, start, end } = origin;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  if (text.content.slice(start, end).includes('#') || entries.length === 0) return [];
  const newline = newlineOf(text) + ' '.repeat(text.positionAt(start).column - 1);
  const style = { indent: newline.replace(/^\s*\n/, ''), step: 2, newline: newlineOf(text), quoted: false };
  const lines = Object.entries(value).map(([key, inner]) => blockEntry(key, inner, style)).join(newline);
  return [{ change: { text, start, end, replacement: flow ? inlineValue(value, isJson(text)) : lines } }];
}

function underEmptyKey(root: Node, path: Path, value: Readonly<Record<string, unknown>>): readonly Proposal[] {
  const { node, entry } = resolvePath(root, path);
  if (!entry) return [];
  const { text, start, end } = node.origin;
  return [{ change: { text, start, end, replacement: gapBefore(node) + inlineValue(value, isJson(text)) } }];
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
