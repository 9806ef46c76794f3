import { coreProblem, Mapping, Scalar, Sequence } from '@klint/model';
import type { Data, Entry, Location, Node, Origin, Problem, ScalarStyle, Text } from '@klint/model';
import { type Anchor, type Collection, find } from './collection.js';
import { dialects } from './dialect.js';
import { keyName } from './key.js';
import { isExcessive, limits } from './limits.js';
import { clip, Float, resolveScalar, Unresolvable } from './resolve.js';
import { isSame } from './same.js';

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
  scalar(content: string, style: ScalarStyle, start: number, end: number, properties?: Properties): void;
  alias(name: string, span: Span): void;
  open(type: 'mapping' | 'sequence', flow: boolean, start: number, properties?: Properties): void;
  /** Closes the innermost collection; without `end` it ends where its last child does. */
  close(end?: number): void;
  /** Something that makes the document unreadable. */
  syntax(detail: string, span: Span): void;
}

/** For reading without keeping anything. */
export const nowhere: Sink = { scalar() {}, alias() {}, open() {}, close() {}, syntax() {} };

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
  /** The innermost collection that is open. */
  #open: Collection | undefined;
  #anchors = new Map<string, Anchor>();
  /** Nodes so far as go-yaml counts them while decoding, and those of them that aliases stand for. */
  #nodes = 1;
  #expanded = 0;

  constructor(
    readonly text: Text,
    readonly reading: Reading = 'kubectl',
  ) {}

  scalar(content: string, style: ScalarStyle, start: number, end: number, properties?: Properties): void {
    const origin: Origin = { text: this.text, start, end, role: 'source' };
    const scalar = new Scalar(content, style, properties?.tag, origin);
    this.#nodes += 1;
    const anchor = this.#anchor(properties);
    const parent = this.#open;
    // Keys are looked at when they get their name.
    if (parent?.type !== 'mapping' || parent.hasKey) this.#check(scalar);
    this.#add(scalar, origin, false);
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
    if (this.#depth() + anchor.height > limits.depth) this.depth(span);
    this.#grow(anchor.height);
    this.#checkExpansion(span);
    this.#add(anchor.node, span, true);
  }

  open(type: 'mapping' | 'sequence', flow: boolean, start: number, properties?: Properties): void {
    const outer = this.#open;
    this.#nodes += 1;
    if (this.#depth() === limits.depth) this.depth({ start, end: start + 1 });
    if (outer?.type === 'mapping' && !outer.hasKey) {
      this.syntax('a mapping or a list cannot be a key', { start, end: start + 1 });
    }
    this.#open = {
      type,
      flow,
      start,
      anchor: this.#anchor(properties),
      outer,
      depth: this.#depth() + 1,
      items: type === 'sequence' ? [] : none,
      entries: type === 'mapping' ? [] : none,
      index: undefined,
      hasKey: false,
      key: undefined,
      name: '',
      end: start,
      height: 1,
    };
  }

  close(end?: number): void {
    const closed = this.#open!;
    this.#open = closed.outer;
    const origin = this.#origin({ start: closed.start, end: end ?? closed.end });
    const node =
      closed.type === 'mapping'
        ? new Mapping(closed.entries, closed.flow, origin)
        : new Sequence(closed.items, closed.flow, origin);
    this.#checkExpansion(origin);
    this.#grow(closed.height);
    this.#add(node, origin, false);
    this.#closeAnchor(closed.anchor, node, closed.height);
  }

  #depth(): number {
    return this.#open?.depth ?? 0;
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
    const parent = this.#open;
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
    if (scalar.tag === undefined && (scalar.style !== 'plain' || !mayBeInfinite(scalar.content))) return;
    const value = resolveScalar(scalar, dialects.kubectl);
    if (value instanceof Unresolvable) this.syntax(value.detail, scalar.origin);
    if (value instanceof Float && !Number.isFinite(value.value)) {
      this.syntax(`JSON has no such number as ${clip(scalar.content)}`, scalar.origin);
    }
  }

  #add(node: Node, span: Span, aliased: boolean): void {
    const parent = this.#open;
    if (!parent) {
      this.root = node;
      return;
    }
    parent.end = span.end;
    if (parent.type === 'sequence') parent.items.push(node);
    else if (parent.hasKey) this.#value(parent, node, span, aliased);
    else this.#key(parent, node, span);
  }

  #key(parent: Collection, node: Node, span: Span): void {
    parent.hasKey = true;
    parent.key = undefined;
    // A collection as key has been reported when it was opened; an alias to one has not.
    if (node.type !== 'scalar') {
      if (!this.failed) this.syntax('a mapping or a list cannot be a key', span);
      return;
    }
    const { content, style, tag, origin } = node;
    const scalar = origin.start === span.start ? node : new Scalar(content, style, tag, this.#origin(span));
    const name = this.reading === 'kyaml' || isMergeKey(scalar) ? content : keyName(scalar);
    if (typeof name !== 'string') {
      this.syntax(name.detail, span);
      return;
    }
    parent.key = scalar;
    parent.name = name;
  }

  #value(parent: Collection, node: Node, span: Span, aliased: boolean): void {
    const { key, name } = parent;
    parent.hasKey = false;
    if (!key) return;
    if (!isMergeKey(key)) this.#set(parent, { name, key, value: node, merged: false }, key);
    else if (node.type === 'sequence' && !aliased) {
      // The first of several sources wins, so it comes last.
      for (const item of [...node.items].reverse()) this.#merge(parent, key, item, span);
    } else this.#merge(parent, key, node, span);
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
    const effect = isSame(previous.value, entry.value)
      ? 'both say the same, so one can go'
      : 'the last one wins, the first is lost';
    const data = { key: clip(entry.name), first: this.#lineOf(previous.key, by), effect };
    this.problems.push(coreProblem('manifest/no-duplicate-key', 'duplicate', by.origin, data));
  }

  /** Where a key stands for one who looks at another: rendered keys may come from other files. */
  #lineOf(key: Scalar, other: Scalar): string {
    const [{ file, start }, { file: shown }] = [key, other].map(({ origin }) => {
      return this.text.locate(origin.start, origin.end).location;
    }) as [Location, Location];
    return `line ${start.line}${file === shown ? '' : ` of ${file}`}`;
  }
}

/** For the half of a collection that it does not have. */
const none: never[] = [];

function isMergeKey({ content, style, tag }: Scalar): boolean {
  if (content !== '<<') return false;
  return tag === '!' || tag === '!!merge' || (tag === undefined && style === 'plain');
}

/** Whether a plain scalar looks like .inf or .nan. */
function mayBeInfinite(content: string): boolean {
  const first = content.charCodeAt(0);
  return (first === 43 || first === 45 || first === 46) && /^[-+]?\.[inIN]/.test(content);
}
