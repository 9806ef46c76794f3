import { child, fileLocation, isRef, Scalar, toPointer } from '@klint/model';
import type { Entry, Fault, Node, Origin, Path, Place, Ref, Related, SourcePlace, Witness } from '@klint/model';
import { compareLocations, compareText } from './order.js';
import { builtPlace, editedOrigin, firstOrigin } from './provenance.js';
import { rangeWithin } from './within.js';

/** How far a path leads into a resource. */
export interface Resolved {
  readonly node: Node;
  /** The entry that holds `node`, if it is the value of a key. */
  readonly entry: Entry | undefined;
  /** The list that holds `node`, by its key, if it is an item. */
  readonly listName: string | undefined;
  /** The nearest of the path's keys that no entry of a kustomization made, such as `labels` of `commonLabels`. */
  readonly written: Entry | undefined;
  /** How many steps of the path exist. */
  readonly depth: number;
}

/** What a place is taken from. */
type Anchor = Pick<Node, 'origin'>;

const containerLists = new Set(['containers', 'initContainers', 'ephemeralContainers']);

/** Follows a path as far as it exists. */
export function resolvePath(root: Node, path: Path): Resolved {
  let resolved: Resolved = { node: root, entry: undefined, listName: undefined, written: undefined, depth: 0 };
  for (const step of path) {
    const { node, entry, depth, written } = resolved;
    const next = child(node, step);
    if (!next) break;
    const own = node.type === 'mapping' ? node.entry(step as string) : undefined;
    resolved = {
      node: next,
      entry: own,
      written: own && own.key.origin.role !== 'entry' ? own : written,
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
  if (at.resource.host) return locateEmbedded(resolved, at, at.resource.host, missing ? 'structure' : fault);
  if (at.within && !missing && resolved.node.type === 'scalar') return locateWithin(resolved.node, at, fault);
  if (missing) return enclosing(placeForMissing(resolved, at));
  return placeAt((at.target === 'key' ? keyOf(resolved) : placeOf(resolved)).origin, at, fault ?? 'value');
}

/** A place in a file that stands in a string: its characters as a part of that string. */
function locateEmbedded(resolved: Resolved, at: Ref, host: Ref, fault: Fault | undefined): Place {
  const missing = resolved.depth < at.path.length;
  const { start, end } = (missing || at.target === 'key' ? keyOf(resolved) : placeOf(resolved)).origin;
  const place = locate({ resource: host.resource, path: host.path, within: { start, end } }, fault);
  return missing ? enclosing(place) : place;
}

/**
 * The place of a problem. One at the name of an object is one of the object, which is where it was given its name,
 * whatever prefixes came later.
 */
export function locateProblem(at: Ref | SourcePlace, fault: Fault | undefined): Place {
  const built = isRef(at) && toPointer(at.path) === '/metadata/name' ? at.resource.built : undefined;
  if (!isRef(at) || !built) return locate(at, fault);
  const { node, depth } = resolvePath(at.resource.root, at.path);
  return depth < 2 ? locate(at, fault) : builtPlace(firstOrigin(node.origin), built, fault ?? 'value');
}

/** The place of a node, or of a part of it; for a built object with all that took part in it. */
function placeAt(origin: Origin, { resource: { built } }: Ref, fault: Fault, range?: Range): Place {
  if (built) return builtPlace(origin, built, fault, range);
  const { start, end } = range ?? origin;
  return origin.text.locate(start, end, fault);
}

type Range = Pick<Origin, 'start' | 'end'>;

function enclosing(place: Place): Place {
  if (place.location.precision !== 'exact') return place;
  return { ...place, location: { ...place.location, precision: 'enclosing' } };
}

/** The key of the map that lacks a key; in rendered text what must be edited so that the map has it. */
function placeForMissing(resolved: Resolved, at: Ref): Place {
  const { node, entry } = resolved;
  const anchor = keyOf(resolved);
  const { text } = anchor.origin;
  const place = placeAt(anchor.origin, at, 'structure');
  if (at.resource.built || !text.origins?.locateMissing || node.origin.text !== text) return place;
  // The name of a container may be written far from where its other keys are.
  const key = entry ? anchor : keyBefore(node, anchor);
  const beside = text.origins.locateMissing(key.origin, node.origin);
  const isThere = place.location.precision === 'exact' && place.location.file === beside.location.file;
  return !entry && isThere ? place : beside;
}

function keyBefore(item: Node, value: Anchor): Anchor {
  const entry = item.type === 'mapping' ? item.entries.find((each) => each.value === value) : undefined;
  return entry?.key ?? value;
}

/** A part of a scalar; where the source writes it in another way than it reads, the scalar around it. */
function locateWithin(scalar: Scalar, at: Ref, fault: Fault | undefined): Place {
  const { origin, content, style, tag } = scalar;
  const edited = editedOrigin(origin);
  const range = rangeWithin(new Scalar(content, style, tag, edited), at.within!.start, at.within!.end);
  const place = placeAt(origin, at, fault ?? 'value', range);
  return range ? place : enclosing(place);
}

function placeOf(resolved: Resolved): Anchor {
  const { node } = resolved;
  // A mapping or list that took the place of another one stands elsewhere than its key.
  if (node.type !== 'scalar' && node.origin.prev) return { origin: { ...node.origin, end: node.origin.start + 1 } };
  // An empty value has no characters of its own.
  return node.type === 'scalar' && node.origin.end > node.origin.start ? node : keyOf(resolved);
}

function keyOf(resolved: Resolved): Anchor {
  const { entry, written, node } = resolved;
  const isMade = entry?.key.origin.role === 'entry' && node.type !== 'scalar';
  return (isMade ? written : entry)?.key ?? itemStart(resolved);
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
    (witnesses ?? []).map(({ message, at }) => {
      return { kind: 'object', message, location: locateProblem(at, 'value').location };
    }),
  );
}

/** Related locations without duplicates: first where the field comes from, as it came, then objects by location. */
export function sortRelated(related: readonly Related[]): Related[] {
  const distinct = [...new Map(related.map((each) => [JSON.stringify(each), each])).values()];
  const objects = distinct.filter(({ kind }) => kind === 'object');
  objects.sort((a, b) => compareLocations(a.location, b.location) || compareText(a.message, b.message));
  return [...distinct.filter(({ kind }) => kind === 'origin'), ...objects];
}
