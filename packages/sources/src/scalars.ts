import type { Node } from '@klint/model';
import { toValue } from '@klint/parser';

/** The value of a scalar that is a string; undefined for every other node. */
export function textOf(node: Node | undefined): string | undefined {
  if (node?.type !== 'scalar') return undefined;
  const value = toValue(node);
  return typeof value === 'string' ? value : undefined;
}

/** True when there is no value, as the API server sees it. */
export function isAbsent(node: Node | undefined): node is undefined {
  return node === undefined || (node.type === 'scalar' && toValue(node) === null);
}

/** A few words for the type of a node, to follow `this is`. */
export function typeOf(node: Node): string {
  if (node.type === 'mapping') return 'a mapping';
  if (node.type === 'sequence') return 'a list';
  const value = toValue(node);
  if (value === null) return 'null';
  return typeof value === 'string' ? 'a string' : typeof value === 'boolean' ? 'a boolean' : 'a number';
}
