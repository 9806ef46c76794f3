import type { Node, Origin, Role, ScalarStyle } from '@klint/model';
import { examine, type Collection } from './parsed.js';
import { refuse } from './refusal.js';
import { formatFloat, isNonString, resolveTag, valueOf } from './scalar.js';

/** `none` is a node of no kind that kyaml makes on its way; it counts as empty. */
export type Kind = 'scalar' | 'mapping' | 'sequence' | 'none';

/** How a node is written; `flow` is for mappings and lists in brackets. */
export type Style = ScalarStyle | 'flow';

/** A parsed mapping or list that a draft stands for, with what its drafts are to be. */
interface Unread {
  readonly node: Collection;
  readonly role: Role;
  /** It is to be as it is after a trip through JSON; only for what makes the trip unharmed. */
  readonly isJson: boolean;
}

/**
 * A node while it is being built: go-yaml's Node, because the rules of kustomize speak of its fields, with an origin.
 * The content of a mapping is keys and values in turn. Only labels are ever shared (see transform/pairs.ts).
 *
 * The content of a parsed mapping or list becomes drafts only when somebody looks at it, so that the many parts of
 * objects that no transformer touches cost nothing.
 */
export class Draft {
  /** A null that is written even where nulls delete (kyaml's ShouldKeep). */
  keep = false;
  #content: Draft[];
  #unread: Unread | undefined;

  constructor(
    public kind: Kind,
    public value: string,
    /** The short tag; empty when the text decides. */
    public tag: string,
    public style: Style,
    content: Draft[] | Unread,
    public origin: Origin,
    /** The tag stands in the text. */
    public tagged = false,
  ) {
    const isRead = Array.isArray(content);
    this.#content = isRead ? content : nothing;
    this.#unread = isRead ? undefined : content;
  }

  get content(): Draft[] {
    if (this.#unread) {
      this.#content = contentOf(this.#unread);
      this.#unread = undefined;
    }
    return this.#content;
  }

  set content(content: Draft[]) {
    this.#unread = undefined;
    this.#content = content;
  }

  /** The parsed node that this one still equals below itself, if nobody has looked. */
  get unread(): Unread | undefined {
    return this.#unread;
  }

  copy(): Draft {
    const { kind, value, tag, style, origin, tagged } = this;
    const content = this.#unread ?? this.#content.map((part) => part.copy());
    return new Draft(kind, value, tag, style, content, origin, tagged);
  }

  /** Becomes what `other` is, in place, and remembers what it was. */
  assign(other: Draft): void {
    if (other === this) return;
    const { kind, value, tag, style, tagged } = other;
    Object.assign(this, { kind, value, tag, style, tagged });
    this.content = other.content.slice();
    this.origin = overwriting(other.origin, this.origin);
  }
}

/** Stands where content is not read yet; never changed. */
const nothing: Draft[] = [];

function contentOf({ node, role, isJson }: Unread): Draft[] {
  if (node.type === 'sequence') return node.items.map((item) => read(item, role, isJson));
  const content: Draft[] = [];
  for (const { key, value } of node.entries) {
    const readKey = isJson ? scalar(key.content, withRole(key.origin, role), '!!str') : read(key, role, false);
    content.push(readKey, read(value, role, isJson));
  }
  return content;
}

/** A node as a draft; `isJson` if as it is after a trip through JSON. */
function read(node: Node, role: Role, isJson: boolean): Draft {
  const origin = withRole(node.origin, role);
  if (node.type !== 'scalar') {
    const style = node.flow && !isJson ? 'flow' : 'plain';
    return new Draft(node.type, '', node.type === 'mapping' ? '!!map' : '!!seq', style, { node, role, isJson }, origin);
  }
  const { content, style, tag } = node;
  const draft =
    tag !== undefined && tag !== '!'
      ? new Draft('scalar', content, tag, style, [], origin, true)
      : scalar(content, origin, style === 'plain' ? resolveTag(content) : '!!str', style);
  return isJson ? jsonScalar(valueOf(draft), origin) : draft;
}

function withRole(origin: Origin, role: Role): Origin {
  return origin.role === role ? origin : { ...origin, role };
}

/** A parsed node as a draft of its own; `role` tells what the file is. */
export function toDraft(node: Node, role: Role): Draft {
  examine(node);
  return read(node, role, false);
}

/** A value of JSON as the scalar that go-yaml makes of it. */
export function jsonScalar(value: unknown, origin: Origin): Draft {
  if (value === null) return scalar('null', origin, '!!null');
  if (typeof value === 'boolean') return scalar(String(value), origin, '!!bool');
  if (typeof value === 'number' || typeof value === 'bigint') {
    const text = formatFloat(Number(value));
    return scalar(text, origin, resolveTag(text));
  }
  const text = String(value);
  const style = text.includes('\n') ? 'literal' : resolveTag(text) === '!!str' ? 'plain' : 'double';
  return scalar(text, origin, '!!str', style);
}

/** The origin of something that takes the place of something else. */
export function overwriting(origin: Origin, old: Origin): Origin {
  if (origin === old || origin.prev === old) return origin;
  const isSamePlace = origin.text === old.text && origin.start === old.start && origin.end === old.end;
  const prev = isSamePlace ? old.prev : old;
  return prev ? { ...origin, prev } : origin;
}

export function scalar(value: string, origin: Origin, tag = '', style: Style = 'plain'): Draft {
  return new Draft('scalar', value, tag, style, [], origin);
}

/** kyaml's NewStringRNode. */
export function stringScalar(value: string, origin: Origin): Draft {
  return scalar(value, origin, '!!str', value.includes('\n') ? 'literal' : 'plain');
}

export function mapping(origin: Origin): Draft {
  return new Draft('mapping', '', '!!map', 'plain', [], origin);
}

export function sequence(origin: Origin): Draft {
  return new Draft('sequence', '', '!!seq', 'plain', [], origin);
}

/** kyaml's IsMissingOrNull. */
export function isNull(node: Draft | undefined): node is undefined {
  return node === undefined || node.tag === '!!null';
}

export function isTaggedNull(node: Draft | undefined): boolean {
  return node?.tag === '!!null';
}

/** kyaml's IsNilOrEmpty: nothing, null, an empty mapping or list. */
export function isEmpty(node: Draft | undefined): node is undefined {
  return isNull(node) || (node.kind !== 'scalar' && node.content.length === 0);
}

/** kyaml's IsEmptyMap. */
export function isEmptyMapping(node: Draft | undefined): boolean {
  return isNull(node) || (node.kind === 'mapping' && node.content.length === 0);
}

/** The text of a scalar; empty for what is missing or null. */
export function textOf(node: Draft | undefined): string {
  return isNull(node) ? '' : node.value;
}

const kindNames = { scalar: 'a scalar', mapping: 'a mapping', sequence: 'a list', none: 'nothing' } as const;

/** Refuses a node that is there and of another kind (kyaml's ErrorIfInvalid). */
export function demand(node: Draft | undefined, kind: Kind): void {
  if (!isNull(node) && node.kind !== kind) {
    refuse(`${kindNames[kind]} is needed, but this is ${kindNames[node.kind]}`, node.origin);
  }
}

/** Position of a key in the content of a mapping; -1 if there is none. */
export function indexOf({ content }: Draft, name: string): number {
  for (let i = 0; i < content.length; i += 2) if (content[i]!.value === name) return i;
  return -1;
}

/** The value of a key; undefined too for what is no mapping (kyaml's Field). */
export function field(node: Draft | undefined, name: string): Draft | undefined {
  if (node?.kind !== 'mapping') return undefined;
  const { content } = node;
  for (let i = 0; i < content.length; i += 2) if (content[i]!.value === name) return content[i + 1];
  return undefined;
}

/** The value of a key; refuses what is neither a mapping nor null (kyaml's Get). */
export function get(node: Draft | undefined, name: string): Draft | undefined {
  if (isNull(node)) return undefined;
  demand(node, 'mapping');
  return field(node, name);
}

/** Keys of a mapping in their order; a key that stands twice comes twice. */
export function keys(node: Draft | undefined): string[] {
  if (isNull(node)) return [];
  demand(node, 'mapping');
  return node.content.filter((_, i) => i % 2 === 0).map(({ value }) => value);
}

/** Items of a list. */
export function items(node: Draft | undefined): Draft[] {
  if (isNull(node)) return [];
  demand(node, 'sequence');
  return node.content;
}

/** Removes a key (kyaml's Clear). */
export function clear(node: Draft | undefined, name: string): void {
  if (isNull(node)) return;
  demand(node, 'mapping');
  const at = indexOf(node, name);
  if (at >= 0) node.content.splice(at, 2);
}

/**
 * Sets a key of a mapping. What is overwritten keeps its style, and thereby its type if it was in quotes; a null
 * removes the key (kyaml's FieldSetter with a name). `key` is used if the key is new.
 */
export function setField(node: Draft, name: string, value: Draft | undefined, key?: Draft): void {
  if (value) putInQuotes(value);
  if (!value || (isTaggedNull(value) && !value.keep)) return clear(node, name);
  value.keep = false;
  const old = get(node, name);
  if (old) {
    if (old !== value) takeStyle(value, old);
    old.assign(value);
  } else node.content.push(key ?? scalar(name, value.origin, '!!str'), value);
}

/** Sets a scalar in place; its style stays (kyaml's FieldSetter without a name). */
export function setScalar(node: Draft, value: Draft): void {
  demand(node, 'scalar');
  putInQuotes(value);
  if (isNull(value)) return;
  takeStyle(value, node);
  node.assign(value);
}

/** A tag that stands in the text is a matter of style too. */
function takeStyle(value: Draft, from: Draft): void {
  value.style = (value.kind === 'scalar') === (from.kind === 'scalar') ? from.style : 'plain';
  value.tagged = from.tagged;
}

function putInQuotes(value: Draft): void {
  if (value.kind !== 'scalar' || (value.tag !== '' && value.tag !== '!!str') || value.style !== 'plain') return;
  if (isNonString(value.value)) value.style = 'double';
}

/** The value at keys below a node, where mappings that are missing are made (kyaml's LookupCreate). */
export function child(node: Draft, path: readonly string[], make: (last: boolean) => Draft): Draft {
  let at = node;
  path.forEach((name, i) => {
    let next = get(at, name);
    if (!next) {
      next = make(i === path.length - 1);
      setField(at, name, next);
      next = get(at, name) ?? next;
    }
    at = next;
  });
  return at;
}

/** Whether two drafts say the same, whatever the order of keys. */
export function isSame(a: Draft, b: Draft): boolean {
  if (a.unread && a.unread.node === b.unread?.node && a.unread.isJson === b.unread.isJson) return true;
  if (a.kind !== b.kind || a.content.length !== b.content.length) return false;
  if (a.kind === 'scalar') return a.value === b.value && (a.tag === b.tag || a.tag === '' || b.tag === '');
  if (a.kind === 'sequence') return a.content.every((item, i) => isSame(item, b.content[i]!));
  return a.content.every((key, i) => {
    if (i % 2 === 1) return true;
    const other = field(b, key.value);
    return other !== undefined && isSame(a.content[i + 1]!, other);
  });
}
