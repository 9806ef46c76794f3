import { dataIn, type List } from '../value/value.js';
import { isSchema } from './document.js';
import { jsonOf } from './plain.js';
import { fault, type Inner, type Instance, schemasIn, type Verdict } from './verdict.js';

type Keywords = Readonly<Record<string, unknown>>;

function itemOf({ path, datum }: Instance, list: List, i: number): Instance {
  const value = list.items[i];
  return { value, path: `${path}[${i}]`, datum: dataIn(value)[0] ?? datum };
}

/** What keywords for lists say against one. */
export function listFaults(
  schema: Keywords,
  instance: Instance,
  list: List,
  verdict: Verdict,
  inner: Inner,
  draft: number,
): void {
  const count = list.items.length;
  const { maxItems, minItems, uniqueItems, items, unevaluatedItems } = schema;
  if (typeof maxItems === 'number' && count > maxItems) fault(verdict, instance, `it has more than ${maxItems} items`);
  if (typeof minItems === 'number' && count < minItems) fault(verdict, instance, `it has fewer than ${minItems} items`);
  if (uniqueItems === true && new Set(list.items.map(jsonOf)).size < count) {
    fault(verdict, instance, 'two of its items are equal');
  }
  const first = draft >= 2020 ? schemasIn(schema['prefixItems']) : schemasIn(items);
  const rest = draft < 2020 && Array.isArray(items) ? schema['additionalItems'] : items;
  for (let i = 0; i < count; i++) {
    const part = first[i] ?? rest;
    if (!isSchema(part)) continue;
    verdict.seen.add(i);
    verdict.faults.push(...inner(part, itemOf(instance, list, i)).faults);
  }
  containsFaults(schema, instance, list, verdict, inner, draft);
  if (!isSchema(unevaluatedItems)) return;
  for (let i = 0; i < count; i++) {
    if (!verdict.seen.has(i)) verdict.faults.push(...inner(unevaluatedItems, itemOf(instance, list, i)).faults);
  }
}

function containsFaults(
  schema: Keywords,
  instance: Instance,
  list: List,
  verdict: Verdict,
  inner: Inner,
  draft: number,
): void {
  const { contains, minContains, maxContains } = schema;
  if (draft < 6 || !isSchema(contains)) return;
  const found = [...list.items.keys()].filter((i) => inner(contains, itemOf(instance, list, i)).faults.length === 0);
  if (draft >= 2020) for (const i of found) verdict.seen.add(i);
  const least = draft >= 2019 && typeof minContains === 'number' ? minContains : 1;
  if (found.length < least) fault(verdict, instance, 'it lacks an item that it must contain');
  if (draft >= 2019 && typeof maxContains === 'number' && found.length > maxContains) {
    fault(verdict, instance, `it has more than ${maxContains} items of a kind`);
  }
}
