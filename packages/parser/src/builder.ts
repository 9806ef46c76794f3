import { coreProblem, Mapping, Scalar, Sequence } from '@klint/model';
import type { Data, Entry, Node, Origin, Problem, ScalarStyle, Text } from '@klint/model';
import { dialects } from './dialect.js';
import { keyName } from './key.js';
import { isExcessive, limits } from './limits.js';
import { clip, Float, resolveScalar, Unresolvable } from './resolve.js';

/** Offsets in the text, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The tag in short form (`!!int`, `!mine`) and the name of the anchor, where a node has them. */
export interface Properties {
  readonly tag?: string | undefined;
  readonly anchor?: string | undefined;
}

/** What a producer of nodes reports, in the order of the text: keys before their values. */
export interface Sink {
  scalar(content: string, style: ScalarStyle, span: Span, properties?: Properties): void;
  alias(name: string, span: Span): void;
  open(type: 'mapping' | 'sequence', flow: boolean, start: number, properties?: Properties): void;
  /** Closes the innermost collection; without `end` it ends where its last child does. */
  close(end?: number): void;
  /** Something that makes the document unreadable. */
  syntax(detail: string, span: Span): void;
}

/** For reading without keeping anything. */
export const nowhere: Sink = { scalar() {}, alias() {}, open() {}, close() {}, syntax() {} };

interface Collection {
  readonly type: 'mapping' | 'sequence';
  readonly flow: boolean;
  readonly start: number;
  readonly anchor: Anchor | undefined;
  readonly items: Node[];
  readonly entries: Entry[];
  /** Positions of entries by name, once there are many. */
  index: Map<string, number> | undefined;
  /** The key whose value comes next. */
  key: Key | undefined;
  end: number;
  height: number;
}

type Key = { readonly name: string; readonly scalar: Scalar; readonly merge: boolean } | 'unusable';

/** `node` is absent while the anchored node is still open. */
interface Anchor {
  node: Node | undefined;
  /** Nodes read before it; when it is closed, nodes it stands for. */
  nodes: number;
  height: number;
}

/** How keys are read: as kubectl reads manifests, or as kustomize does (kyaml, on go-yaml v3). */
export type Reading = 'kubectl' | 'kyaml';

/**
 * Makes the nodes of one document. Resolves aliases (they share the anchor's node), merge keys and equal keys as
 * go-yaml v2 does: whatever is written or merged later wins. Every producer of nodes reports to it.
 *
 * Read as kyaml, a key is its text, an entry of a mapping's own wins over a merged one, equal keys all stay, and tags
 * that do not fit are left to whoever asks for the value.
 */
export class Builder implements Sink {
  readonly problems: Problem[] = [];
  /** True when something makes the whole document unreadable for kubectl. */
  failed = false;
  root: Node | undefined;
  #anchors = new Map<string, Anchor>();
  #open: Collection[] = [];
  /** Nodes so far as go-yaml counts them while decoding, and those of them that aliases stand for. */
  #nodes = 1;
  #expanded = 0;

  constructor(
    readonly text: Text,
    readonly reading: Reading = 'kubectl',
  ) {}

  scalar(content: string, style: ScalarStyle, span: Span, properties?: Properties): void {
    const scalar = new Scalar(content, style, properties?.tag, this.#origin(span));
    this.#nodes += 1;
    const anchor = this.#anchor(properties);
    const parent = this.#open.at(-1);
    // Keys are looked at when they get their name.
    if (parent?.type !== 'mapping' || parent.key) this.#check(scalar);
    this.#add(scalar, span, false);
    this.#closeAnchor(anchor, scalar, 0);
  }

  alias(name: string, span: Span): void {
    const anchor = this.#anchors.get(name);
    if (!anchor?.node) {
      this.#fail('alias', span, { name });
      this.#add(new Scalar('', 'plain', undefined, this.#origin(span)), span, false);
      return;
    }
    this.#nodes += 1 + anchor.nodes;
    this.#expanded += anchor.nodes;
    if (this.#open.length + anchor.height > limits.depth) this.depth(span);
    this.#grow(anchor.height);
    this.#checkExpansion(span);
    this.#add(anchor.node, span, true);
  }

  open(type: 'mapping' | 'sequence', flow: boolean, start: number, properties?: Properties): void {
    const parent = this.#open.at(-1);
    this.#nodes += 1;
    if (this.#open.length === limits.depth) this.depth({ start, end: start + 1 });
    if (parent?.type === 'mapping' && !parent.key) {
      this.syntax('a mapping or a list cannot be a key', { start, end: start + 1 });
    }
    const anchor = this.#anchor(properties);
    const nothing = { index: undefined, key: undefined, end: start, height: 1 };
    this.#open.push({ type, flow, start, anchor, items: [], entries: [], ...nothing });
  }

  close(end?: number): void {
    const closed = this.#open.pop()!;
    const span = { start: closed.start, end: end ?? closed.end };
    const { type, flow } = closed;
    const node =
      type === 'mapping'
        ? new Mapping(closed.entries, flow, this.#origin(span))
        : new Sequence(closed.items, flow, this.#origin(span));
    this.#checkExpansion(span);
    this.#grow(closed.height);
    this.#add(node, span, false);
    this.#closeAnchor(closed.anchor, node, closed.height);
  }

  syntax(detail: string, span: Span): void {
    this.#fail('syntax', span, { detail });
  }

  depth(span: Span): void {
    this.#fail('depth', span, { limit: limits.depth });
  }

  #fail(messageId: 'syntax' | 'alias' | 'depth' | 'expansion', span: Span, data: Data): void {
    this.failed = true;
    this.problems.push(coreProblem('core/valid-yaml', messageId, this.#origin(span), data, { incomplete: true }));
  }

  #origin({ start, end }: Span): Origin {
    return { text: this.text, start, end, role: 'source' };
  }

  #anchor(properties: Properties | undefined): Anchor | undefined {
    if (properties?.anchor === undefined) return undefined;
    const anchor: Anchor = { node: undefined, nodes: this.#nodes - 1, height: 0 };
    this.#anchors.set(properties.anchor, anchor);
    return anchor;
  }

  #closeAnchor(anchor: Anchor | undefined, node: Node, height: number): void {
    if (!anchor) return;
    Object.assign(anchor, { node, height, nodes: this.#nodes - anchor.nodes });
  }

  /** Lets the innermost open collection know how many levels its newest child has. */
  #grow(height: number): void {
    const parent = this.#open.at(-1);
    if (parent) parent.height = Math.max(parent.height, height + 1);
  }

  #checkExpansion(span: Span): void {
    if (this.#expanded === 0 || !isExcessive(this.#expanded, this.#nodes)) return;
    if (this.problems.some((problem) => problem.messageId === 'expansion')) return;
    this.#fail('expansion', span, { limit: this.#expanded });
  }

  /** Tags that do not fit, and numbers that JSON does not have. */
  #check(scalar: Scalar): void {
    if (this.reading === 'kyaml') return;
    if (scalar.tag === undefined && (scalar.style !== 'plain' || !/^[-+]?\.[inIN]/.test(scalar.content))) return;
    const value = resolveScalar(scalar, dialects.kubectl);
    if (value instanceof Unresolvable) this.syntax(value.detail, scalar.origin);
    if (value instanceof Float && !Number.isFinite(value.value)) {
      this.syntax(`JSON has no such number as ${clip(scalar.content)}`, scalar.origin);
    }
  }

  #add(node: Node, span: Span, aliased: boolean): void {
    const parent = this.#open.at(-1);
    if (!parent) {
      this.root = node;
      return;
    }
    parent.end = span.end;
    if (parent.type === 'sequence') parent.items.push(node);
    else if (!parent.key) parent.key = this.#key(node, span);
    else this.#value(parent, parent.key, node, span, aliased);
  }

  #key(node: Node, span: Span): Key {
    // A collection as key has been reported when it was opened; an alias to one has not.
    if (node.type !== 'scalar') {
      if (!this.failed) this.syntax('a mapping or a list cannot be a key', span);
      return 'unusable';
    }
    const { content, style, tag, origin } = node;
    const scalar = origin.start === span.start ? node : new Scalar(content, style, tag, this.#origin(span));
    if (isMergeKey(scalar)) return { name: '<<', scalar, merge: true };
    const name = this.reading === 'kyaml' ? scalar.content : keyName(scalar);
    if (typeof name === 'string') return { name, scalar, merge: false };
    this.syntax(name.detail, span);
    return 'unusable';
  }

  #value(parent: Collection, key: Key, node: Node, span: Span, aliased: boolean): void {
    parent.key = undefined;
    if (key === 'unusable') return;
    const { name, scalar, merge } = key;
    if (!merge) this.#set(parent, { name, key: scalar, value: node, merged: false }, scalar);
    else if (node.type === 'sequence' && !aliased) {
      // The first of several sources wins, so it comes last.
      for (const item of [...node.items].reverse()) this.#merge(parent, scalar, item, span);
    } else this.#merge(parent, scalar, node, span);
  }

  #merge(parent: Collection, key: Scalar, source: Node, span: Span): void {
    // Too many aliases would make too many copies.
    if (this.failed) return;
    if (source.type !== 'mapping') {
      this.syntax('a merge key (<<) takes a mapping or a list of mappings', span);
      return;
    }
    for (const entry of source.entries) this.#set(parent, { ...entry, merged: true }, key);
  }

  /** Sets an entry at its name; `by` is the key that does it. */
  #set(parent: Collection, entry: Entry, by: Scalar): void {
    const position = find(parent, entry.name);
    if (position === undefined) {
      parent.entries.push(entry);
      parent.index?.set(entry.name, parent.entries.length - 1);
      return;
    }
    const previous = parent.entries[position]!;
    if (this.reading === 'kyaml' && !previous.merged) {
      if (!entry.merged) parent.entries.push(entry);
      return;
    }
    parent.entries[position] = entry;
    if (previous.merged) return;
    const { line } = this.text.positionAt(previous.key.origin.start);
    const data = { key: clip(entry.name), line };
    this.problems.push(coreProblem('manifest/no-duplicate-key', 'duplicate', by.origin, data));
  }
}

/** Position of the entry with a name. Most mappings are too small for an index to pay. */
function find(parent: Collection, name: string): number | undefined {
  const { entries } = parent;
  if (entries.length <= 8) {
    const position = entries.findIndex((entry) => entry.name === name);
    return position < 0 ? undefined : position;
  }
  parent.index ??= new Map(entries.map((entry, i) => [entry.name, i]));
  return parent.index.get(name);
}

function isMergeKey({ content, style, tag }: Scalar): boolean {
  if (content !== '<<') return false;
  return tag === '!' || tag === '!!merge' || (tag === undefined && style === 'plain');
}
