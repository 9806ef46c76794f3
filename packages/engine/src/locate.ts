import { child, fileLocation, isRef } from '@klint/model';
import type { Entry, Fault, Node, Path, Place, Ref, Related, Scalar, SourcePlace, Witness } from '@klint/model';
import { compareLocations, compareText } from './order.js';
import { rangeWithin } from './within.js';

/** How far a path leads into a resource. */
export interface Resolved {
  readonly node: Node;
  /** The entry that holds `node`, if it is the value of a key. */
  readonly entry: Entry | undefined;
  /** The list that holds `node`, by its key, if it is an item. */
  readonly listName: string | undefined;
  /** How many steps of the path exist. */
  readonly depth: number;
}

const containerLists = new Set(['containers', 'initContainers', 'ephemeralContainers']);

/** Follows a path as far as it exists. */
export function resolvePath(root: Node, path: Path): Resolved {
  let resolved: Resolved = { node: root, entry: undefined, listName: undefined, depth: 0 };
  for (const step of path) {
    const { node, entry, depth } = resolved;
    const next = child(node, step);
    if (!next) break;
    resolved = {
      node: next,
      entry: node.type === 'mapping' ? node.entry(step as string) : undefined,
      listName: node.type === 'sequence' ? entry?.name : undefined,
      depth: depth + 1,
    };
  }
  return resolved;
}

/**
 * The place of a symbolic location: a scalar at its value; a mapping or list at its key; a list item at its first
 * character, a container by its name; what is missing at the key of the nearest existing ancestor.
 */
export function locate(at: Ref | SourcePlace, fault: Fault | undefined): Place {
  if (!isRef(at)) {
    if ('text' in at) return at.text.locate(at.start, at.end, fault ?? 'structure');
    return { location: 'file' in at ? fileLocation(at.file) : at.location, related: [] };
  }
  const resolved = resolvePath(at.resource.root, at.path);
  const missing = resolved.depth < at.path.length;
  if (at.within && !missing && resolved.node.type === 'scalar') return locateWithin(resolved.node, at.within, fault);
  if (missing) return enclosing(placeForMissing(resolved));
  const { text, start, end } = (at.target === 'key' ? keyOf(resolved) : placeOf(resolved)).origin;
  return text.locate(start, end, fault ?? 'value');
}

function enclosing(place: Place): Place {
  if (place.location.precision !== 'exact') return place;
  return { ...place, location: { ...place.location, precision: 'enclosing' } };
}

/** The key of the map that lacks a key; in rendered text what must be edited so that the map has it. */
function placeForMissing(resolved: Resolved): Place {
  const { node, entry } = resolved;
  const anchor = keyOf(resolved);
  const { text, start, end } = anchor.origin;
  const place = text.locate(start, end, 'structure');
  if (!text.origins?.locateMissing || node.origin.text !== text) return place;
  // The name of a container may be written far from where its other keys are.
  if (!entry && place.location.precision === 'exact') return place;
  const key = entry ? anchor : keyBefore(node, anchor);
  return text.origins.locateMissing(key.origin, node.origin);
}

function keyBefore(item: Node, value: Node): Node {
  const entry = item.type === 'mapping' ? item.entries.find((each) => each.value === value) : undefined;
  return entry?.key ?? value;
}

/** A part of a scalar; where the source writes it in another way than it reads, the scalar around it. */
function locateWithin(scalar: Scalar, within: NonNullable<Ref['within']>, fault: Fault | undefined): Place {
  const { text, start, end } = scalar.origin;
  const range = rangeWithin(scalar, within.start, within.end);
  const place = text.locate(range?.start ?? start, range?.end ?? end, fault ?? 'value');
  return range ? place : enclosing(place);
}

function placeOf(resolved: Resolved): Node {
  const { node, entry } = resolved;
  // An empty value has no characters of its own.
  return node.type === 'scalar' && node.origin.end > node.origin.start ? node : entry ? entry.key : itemStart(resolved);
}

function keyOf(resolved: Resolved): Node {
  return resolved.entry?.key ?? itemStart(resolved);
}

function itemStart({ node, listName }: Resolved): Node {
  if (node.type !== 'mapping') return node;
  const name = listName !== undefined && containerLists.has(listName) ? node.get('name') : undefined;
  if (name?.type === 'scalar' && name.origin.end > name.origin.start) return name;
  return node.entries.find((entry) => !entry.merged)?.key ?? node;
}

/** The locations of other objects that took part. */
export function locateWitnesses(witnesses: readonly Witness[] | undefined): Related[] {
  return sortRelated(
    (witnesses ?? []).map(({ message, at }) => ({ kind: 'object', message, location: locate(at, 'value').location })),
  );
}

/** Related locations without duplicates: first where the field comes from, as it came, then objects by location. */
export function sortRelated(related: readonly Related[]): Related[] {
  const distinct = [...new Map(related.map((each) => [JSON.stringify(each), each])).values()];
  const objects = distinct.filter(({ kind }) => kind === 'object');
  objects.sort((a, b) => compareLocations(a.location, b.location) || compareText(a.message, b.message));
  return [...distinct.filter(({ kind }) => kind === 'origin'), ...objects];
}
