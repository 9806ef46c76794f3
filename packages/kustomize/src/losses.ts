import type { Loss as ModelLoss, Node, Origin } from '@klint/model';
import { type Draft, field, isNull, textOf } from './draft.js';
import type { Schemas } from './schema.js';

type Source = Draft | undefined;

/** Something that merging a list lost or doubled without a word. */
export interface ListLoss extends Pick<ModelLoss, 'how' | 'list' | 'key' | 'detail'> {
  /** The item or list in the patch. */
  readonly origin: Origin;
  /** Of an item that was doubled: what it was. A later patch may take it away. */
  readonly double?: Origin;
}

/** The losses that what was built in the end still shows. */
export function lossesIn<L extends ListLoss>(losses: readonly L[], roots: readonly Node[]): readonly L[] {
  if (losses.every(({ double }) => double === undefined)) return losses;
  const places = new Map<Origin['text'], Set<number>>();
  roots.forEach((root) => notePlaces(root, places));
  return losses.filter(({ origin, double }) => {
    const stands = (place: Origin): boolean => places.get(place.text)?.has(place.start) ?? false;
    return double === undefined || (stands(double) && stands(origin));
  });
}

/** Notes where the mappings of a node start. */
function notePlaces(node: Node, places: Map<Origin['text'], Set<number>>): void {
  if (node.type === 'sequence') node.items.forEach((item) => notePlaces(item, places));
  if (node.type !== 'mapping') return;
  const { text, start } = node.origin;
  const known = places.get(text) ?? new Set();
  places.set(text, known.add(start));
  node.entries.forEach(({ value }) => notePlaces(value, places));
}

export type NoteLoss = (loss: ListLoss) => void;

/** A list item as it was before the merge, which changes it. */
interface Item {
  /** The values of the merge keys; empty for those that are missing. */
  readonly values: readonly string[];
  readonly name: string;
  /** Fields that are scalars, null left out. */
  readonly scalars: ReadonlyMap<string, string>;
  readonly origin: Origin;
  readonly directive: string;
}

function itemsOf(list: Source, keys: readonly string[]): Item[] {
  if (isNull(list) || list.kind !== 'sequence') return [];
  return list.content.filter(({ kind }) => kind === 'mapping').map((item) => itemOf(item, keys));
}

function itemOf(item: Draft, keys: readonly string[]): Item {
  const scalars = new Map<string, string>();
  for (let i = 0; i + 1 < item.content.length; i += 2) {
    const [key, value] = [item.content[i]!, item.content[i + 1]!];
    if (value.kind === 'scalar' && !isNull(value)) scalars.set(key.value, value.value);
  }
  return {
    values: keys.map((key) => scalars.get(key) ?? ''),
    name: scalars.get('name') ?? '',
    scalars,
    origin: item.origin,
    directive: textOf(field(item, '$patch')),
  };
}

/** Watches the merge of a list by its keys; to be asked with the merged list for what went wrong. */
export function watchList(dest: Source, patch: Source, keys: readonly string[], list: string) {
  const [base, patched] = [itemsOf(dest, keys), itemsOf(patch, keys)];
  const added = patched.filter(({ directive }) => directive === '');
  const deleted = patched.filter(({ directive }) => directive === 'delete');
  const isWhole = patched.some(({ directive, scalars }) => directive !== '' && scalars.size === 1);
  return (result: Source): ListLoss[] => {
    if (isWhole || added.length === 0) return [];
    const kept = base.filter((item) => !deleted.some((other) => isSameKey(other, item)));
    const found = { base: kept, added, result: itemsOf(result, keys) };
    const keyless = keylessLosses(found, keys[0]!);
    const others = [...sharedLosses(found, keys[0]!), ...doubledLosses({ ...found, base }, keys[0]!)];
    const losses = keyless.length > 0 ? keyless : others;
    return losses.map((loss) => ({ ...loss, list, key: keys[0]! }));
  };
}

interface Found {
  /** Items of the base that the patch does not delete. */
  readonly base: readonly Item[];
  readonly added: readonly Item[];
  readonly result: readonly Item[];
}

type Part = Pick<ListLoss, 'how' | 'detail' | 'origin' | 'double'>;

function isSameKey(a: Item, b: Item): boolean {
  return a.values.every((value, i) => value === '' || value === b.values[i]);
}

function isIn(list: readonly Item[], item: Item): boolean {
  return list.some((other) => item.values[0] === other.values[0] && isSameKey(item, other));
}

/** Items of a patch without the merge key. */
function keylessLosses({ base, added, result }: Found, key: string): Part[] {
  const lost = base.filter((item) => item.values[0] !== '' && !isIn(result, item)).map((item) => item.values[0]!);
  return added.flatMap((item): Part[] => {
    if (item.values[0] !== '') return [];
    const count = result.filter(({ origin }) => isSamePlace(origin, item.origin)).length;
    const parts = [
      ...(count === 0 ? ['the item itself is lost'] : count > 1 ? [`the item stands there ${count} times`] : []),
      ...(lost.length > 0 ? [`${quoted(key, lost)} ${lost.length > 1 ? 'are' : 'is'} lost`] : []),
    ];
    return parts.length === 0 ? [] : [{ how: 'keyless', detail: parts.join(' and '), origin: item.origin }];
  });
}

function quoted(key: string, values: readonly string[]): string {
  return `${key} ${[...new Set(values)].join(', ')}`;
}

function isSamePlace(a: Origin, b: Origin): boolean {
  return a.text === b.text && a.start === b.start;
}

/** Items that several others have the merge key of, so that one takes the place of another. */
function sharedLosses({ base, added, result }: Found, key: string): Part[] {
  const part = (item: Item, detail: string): Part => ({ how: 'shared', detail, origin: item.origin });
  const lost = added.filter((item) => {
    const sharers = [...base, ...added].filter((other) => other.values[0] === item.values[0]);
    return sharers.length > 1 && !result.some((other) => holds(other, item));
  });
  const gone = base.filter((item) => item.values[0] !== '' && !isIn(result, item));
  return [
    ...lost.map((item) => part(item, `what the patch says of ${key} ${item.values[0]} is lost`)),
    ...(added[0] ? gone.map((item) => part(added[0]!, `${quoted(key, [item.values[0]!])} is lost`)) : []),
  ];
}

function holds(item: Item, patch: Item): boolean {
  return [...patch.scalars].every(([name, value]) => item.scalars.get(name) === value);
}

/**
 * Ports that were meant to change and now stand beside what they were: names of ports are unique. A deletion in the
 * patch does not count by itself, since it needs the protocol as soon as any port of the list has one.
 */
function doubledLosses({ base, added, result }: Found, key: string): Part[] {
  if (key !== 'port' && key !== 'containerPort') return [];
  return added.flatMap((item): Part[] => {
    if (base.some((other) => other.values[0] === item.values[0])) return [];
    const other = base.find((each) => isIn(result, each) && isMeant(each, item, base.length + added.length === 2, key));
    const what = item.name === '' ? 'the port' : `port ${item.name}`;
    const detail = `${what} stands there twice, with ${key} ${other?.values[0]} and ${item.values[0]}`;
    return other ? [{ how: 'doubled', detail, origin: item.origin, double: other.origin }] : [];
  });
}

/** A Service with more than one port needs names, so two without are one and the same. */
function isMeant(old: Item, item: Item, isAlone: boolean, key: string): boolean {
  return old.name === item.name && (item.name !== '' || (isAlone && key === 'port'));
}

/**
 * What is lost when a patch replaces a list of a type that kustomize does not know, although a list of that name is
 * merged in the types that it knows; `at` is the key of the list in the patch.
 */
export function replacedLoss(
  dest: Draft,
  patch: Draft,
  { name, list, at }: { readonly name: string; readonly list: string; readonly at: Origin },
  schemas: Schemas,
): ListLoss | undefined {
  for (const key of schemas.keysOfLists(name)) {
    const [old, now] = [dest, patch].map((each) => each.content.map((item) => textOf(scalarField(item, key))));
    if ([...old!, ...now!].includes('')) continue;
    const lost = old!.filter((value) => !now!.includes(value));
    if (lost.length === 0) return undefined;
    const detail = `${quoted(key, lost)} ${lost.length > 1 ? 'are' : 'is'} lost`;
    return { how: 'replaced', list, key, detail, origin: at };
  }
  return undefined;
}

function scalarField(item: Draft, name: string): Source {
  const value = field(item, name);
  return value?.kind === 'scalar' ? value : undefined;
}
