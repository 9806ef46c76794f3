import type { Mapping, Node } from '@klint/model';
import type { Dialect } from './dialect.js';
import { resolve } from './resolve.js';

/**
 * A node as plain frozen data. What aliases share is one object. Depth is bounded, since no parser makes a node that
 * is deeper than `limits.depth`.
 */
export function toValue(node: Node, dialect: Dialect = 'kubectl'): unknown {
  const made = new Map<Node, unknown>();
  const convert = (part: Node): unknown => {
    if (part.type === 'scalar') return resolve(part, dialect);
    const known = made.get(part);
    if (known !== undefined) return known;
    const value = Object.freeze(part.type === 'sequence' ? part.items.map(convert) : toRecord(part, convert));
    made.set(part, value);
    return value;
  };
  return convert(node);
}

function toRecord(mapping: Mapping, convert: (node: Node) => unknown): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const { name, value } of mapping.entries) {
    // Assigning to __proto__ would set the prototype.
    if (name === '__proto__') Object.defineProperty(record, name, { value: convert(value), enumerable: true });
    else record[name] = convert(value);
  }
  return record;
}
