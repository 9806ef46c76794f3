import type { Text } from './text.js';

/** How a node came to be where it is. */
export type Role = 'source' | 'patch' | 'entry' | 'generator' | 'reference' | 'computed';

/**
 * The characters a node is made of: `[start, end)` in `text`. `via` is the other half of a node made from two places
 * (the kustomization entry of a generated key, the source of a replacement); `prev` is what the node replaced.
 */
export interface Origin {
  readonly text: Text;
  readonly start: number;
  readonly end: number;
  readonly role: Role;
  readonly via?: Origin;
  readonly prev?: Origin;
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** `content` is the text after unquoting, unescaping and folding; what it means is up to a dialect. */
export class Scalar {
  readonly type = 'scalar';
  constructor(
    readonly content: string,
    readonly style: ScalarStyle,
    readonly tag: string | undefined,
    readonly origin: Origin,
  ) {}
}

export class Sequence {
  readonly type = 'sequence';
  constructor(
    readonly items: readonly Node[],
    readonly flow: boolean,
    readonly origin: Origin,
  ) {}
}

/** `name` is the key as JSON has it (a bare `on:` is the key `true`); `merged` when it came through a merge key. */
export interface Entry {
  readonly name: string;
  readonly key: Scalar;
  readonly value: Node;
  readonly merged: boolean;
}

/** A mapping as it is read: merge keys are resolved and the last of equal keys has won. */
export class Mapping {
  readonly type = 'mapping';
  #byName: Map<string, Entry> | undefined;

  constructor(
    readonly entries: readonly Entry[],
    readonly flow: boolean,
    readonly origin: Origin,
  ) {}

  entry(name: string): Entry | undefined {
    if (this.entries.length <= 8) return this.entries.find((entry) => entry.name === name);
    this.#byName ??= new Map(this.entries.map((entry) => [entry.name, entry]));
    return this.#byName.get(name);
  }

  get(name: string): Node | undefined {
    return this.entry(name)?.value;
  }
}

export type Node = Scalar | Sequence | Mapping;

/** Keys and indices from a root to a place below it. */
export type Path = readonly (string | number)[];

/** A path as an RFC 6901 JSON pointer. */
export function toPointer(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The node one step below `node`, if there is one. */
export function child(node: Node, step: string | number): Node | undefined {
  if (node.type === 'mapping') return typeof step === 'string' ? node.get(step) : undefined;
  if (node.type === 'sequence') return typeof step === 'number' ? node.items[step] : undefined;
  return undefined;
}

/**
 * Whether a part of a node differs from render to render: a chart made it with a random, certificate or time function,
 * so that nothing follows from what it says. `part` is a text inside it; without one, all of it counts.
 */
export function isVolatile({ origin: { text, start, end } }: Node, part?: string): boolean {
  if (!text.origins?.isVolatile) return false;
  const at = part === undefined ? -1 : text.content.slice(start, end).indexOf(part);
  const from = Math.max(at, 0) + start;
  return text.origins.isVolatile(from, at < 0 ? end : from + part!.length);
}
