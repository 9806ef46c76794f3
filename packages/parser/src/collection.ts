import type { Entry, Node, Scalar } from '@klint/model';

/** A mapping or list that is still open. */
export interface Collection {
  readonly type: 'mapping' | 'sequence';
  readonly flow: boolean;
  readonly start: number;
  readonly anchor: Anchor | undefined;
  /** The collection around it, and the number of them. */
  readonly outer: Collection | undefined;
  readonly depth: number;
  readonly items: Node[];
  readonly entries: Entry[];
  /** Positions of entries by name, once there are many. */
  index: Map<string, number> | undefined;
  /** Whether a value comes next; `key` is absent when it cannot be used. */
  hasKey: boolean;
  key: Scalar | undefined;
  name: string;
  end: number;
  height: number;
}

/** `node` is absent while the anchored node is still open. */
export interface Anchor {
  node: Node | undefined;
  /** Nodes read before it; when it is closed, nodes it stands for. */
  nodes: number;
  height: number;
}

/** Position of the entry with a name. Most mappings are too small for an index to pay. */
export function find(parent: Collection, name: string): number | undefined {
  const { entries } = parent;
  if (entries.length <= 8) {
    for (let i = 0; i < entries.length; i++) if (entries[i]!.name === name) return i;
    return undefined;
  }
  parent.index ??= new Map(entries.map((entry, i) => [entry.name, i]));
  return parent.index.get(name);
}
