import type { Node, Sequence } from '@klint/model';
import { isBare, isUnchanging, type Collection } from './parsed.js';
import { mergeKeys, type Schema, type Schemas } from './schema.js';

// A merge goes through all of an object, also where the patch says nothing, and there drops what is written as nothing
// and elements of lists that it takes for equal. Nearly everywhere there is nothing to drop.

/** Whether a merge leaves a parsed node as it is when the patch says nothing about it. */
export function isLeftAlone(node: Collection, schema: Schema | undefined, schemas: Schemas): boolean {
  return isUnchanging(node) && !isBare(node) && keepsElements(node, schema, schemas);
}

/** Without a schema no list is merged. Types with a schema of their own are looked up where they stand. */
function keepsElements(node: Node, schema: Schema | undefined, schemas: Schemas): boolean {
  if (node.type === 'scalar') return true;
  if (node.type === 'sequence') {
    const mergedBy = mergeKeys(schema);
    return !mergedBy || (keepsList(node, mergedBy) && keepsItems(node, schemas.element(schema!), schemas));
  }
  if (!schema && node.get('kind') && node.get('apiVersion')) return false;
  return node.entries.every(({ name, value }) => {
    return value.type === 'scalar' || keepsElements(value, schema && schemas.property(schema, name), schemas);
  });
}

function keepsItems({ items }: Sequence, schema: Schema | undefined, schemas: Schemas): boolean {
  return items.every((item) => keepsElements(item, schema, schemas));
}

/** Whether each element has all the keys that any has, with texts, and no two have the same first one. */
function keepsList({ items }: Sequence, mergedBy: readonly string[]): boolean {
  const seen = new Set<string>();
  const valid = mergedBy.filter((name) => items.some((item) => item.type === 'mapping' && item.get(name)));
  return items.every((item) => {
    const texts = mergedBy.length === 0 ? [textOf(item)] : valid.map((name) => textOf(childOf(item, name)));
    const [first] = texts;
    if (first === undefined || texts.includes(undefined) || seen.has(first)) return false;
    seen.add(first);
    return true;
  });
}

function childOf(node: Node, name: string): Node | undefined {
  return node.type === 'mapping' ? node.get(name) : undefined;
}

/** The text of a scalar; undefined for null, which a merge drops. */
function textOf(node: Node | undefined): string | undefined {
  return node?.type === 'scalar' && node.content !== '' && !mayBeNull.test(node.content) ? node.content : undefined;
}

const mayBeNull = /^(?:~|null|Null|NULL)$/;
