import type { Mapping, Node, Scalar, Sequence } from '@klint/model';
import { Refusal } from './refusal.js';
import { formatFloat, resolveAs, resolveTag, valueOf } from './scalar.js';

// What is asked of parsed nodes again and again, found in one walk over each document. Only nodes that something is
// special about are remembered, and they are few.

export type Collection = Mapping | Sequence;

/** A node, or one below it, that does not go through a build or through JSON unchanged. */
const changing = 1;
/** A scalar that is written as nothing stands in it. */
const bare = 2;
/** A list of containers stands in it. */
const holding = 4;

const marks = new WeakMap<Collection, number>();
const examined = new WeakSet<Node>();

/** Looks at a document before anything is asked about its nodes. */
export function examine(root: Node): void {
  if (examined.has(root)) return;
  examined.add(root);
  mark(root);
}

/** Whether kustomize gives a parsed node out as it took it in. */
export function isUnchanging(node: Collection): boolean {
  return ((marks.get(node) ?? 0) & changing) === 0;
}

/** Whether a scalar that is written as nothing stands anywhere in a node. */
export function isBare(node: Collection): boolean {
  return ((marks.get(node) ?? 0) & bare) !== 0;
}

/** Whether a list of containers can be anywhere in a node. */
export function holdsContainers(node: Collection): boolean {
  return ((marks.get(node) ?? 0) & holding) !== 0;
}

export function isContainerList(name: string): boolean {
  return name === 'containers' || name === 'initContainers';
}

function mark(node: Node): number {
  if (node.type === 'scalar') return markOfScalar(node);
  let found = 0;
  if (node.type === 'sequence') for (const item of node.items) found |= mark(item);
  else found = markOfMapping(node);
  // In brackets kustomize makes an empty string of it.
  if (node.flow && (found & bare) !== 0) found |= changing;
  if (found !== 0) marks.set(node, found);
  return found;
}

function markOfMapping({ entries }: Mapping): number {
  let found = 0;
  const seen = entries.length > 16 ? new Set<string>() : undefined;
  for (let i = 0; i < entries.length; i++) {
    const { name, key, value, merged } = entries[i]!;
    found |= mark(value) | (markOfScalar(key) & changing);
    if (merged || !isString(key) || (seen ? seen.has(name) : isAmong(entries, i, name))) found |= changing;
    seen?.add(name);
    if (value.type === 'sequence' && isContainerList(name)) found |= holding;
  }
  return found;
}

function isAmong(entries: Mapping['entries'], before: number, name: string): boolean {
  for (let i = 0; i < before; i++) if (entries[i]!.name === name) return true;
  return false;
}

function markOfScalar({ content, style, tag }: Scalar): number {
  if (tag !== undefined) return changing;
  if (style !== 'plain') return 0;
  if (content === '') return bare;
  return mayBeOther.test(content) && kindOf(content) === 'changing' ? changing : 0;
}

function isString({ content, style }: Scalar): boolean {
  return style !== 'plain' || (content !== '' && (!mayBeOther.test(content) || kindOf(content) === 'string'));
}

/** Only these first characters can begin what some dialect does not take for a string. */
const mayBeOther = /^[-+.~<0-9yYnNtTfFoO]/;

type PlainKind = 'string' | 'other' | 'changing';

const kinds = new Map<string, PlainKind>();

/** What a plain text is. The same few texts come again and again. */
function kindOf(content: string): PlainKind {
  let kind = kinds.get(content);
  if (kind === undefined) {
    if (kinds.size > 5000) kinds.clear();
    kinds.set(content, (kind = findKind(content)));
  }
  return kind;
}

function findKind(content: string): PlainKind {
  const value = resolveAs(content, 'kubectl');
  try {
    const own = valueOf({ value: content, tag: resolveTag(content), style: 'plain', tagged: false });
    if (!Object.is(own, value)) return 'changing';
  } catch (error) {
    if (error instanceof Refusal) return 'changing';
    throw error;
  }
  if (typeof value === 'string') return 'string';
  const isNumber = typeof value === 'number' || typeof value === 'bigint';
  return isNumber && formatFloat(Number(value)) !== content ? 'changing' : 'other';
}
