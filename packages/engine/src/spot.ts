import type { Entry, Mapping, Node, Path, Ref, Role, Sequence, Span, Text } from '@klint/model';
import { parseManifests } from '@klint/parser';
import { resolvePath } from './locate.js';

/** A place in a document as it stands in its text, whatever was made of it. */
export interface Spot {
  readonly root: Node;
  readonly path: Path;
}

/** Roles of nodes that stand in a text as somebody wrote them. */
const written: ReadonlySet<Role> = new Set(['source', 'patch', 'entry']);

/**
 * Where a person writes what is at a place of a resource: in the manifest, base, patch or kustomization, in the values
 * of a chart where these are it, else in the rendered text. Undefined where nobody wrote it.
 */
export function sourceOf({ resource, path }: Ref): Spot | undefined {
  const { node, depth } = resolvePath(resource.root, path);
  const rest = path.slice(depth);
  const found = dataSpot(node) ?? (resource.built ? writtenSpot(node) : undefined);
  if (found) return { root: found.root, path: [...found.path, ...rest] };
  return resource.built ? undefined : { root: resource.root, path };
}

function writtenSpot(node: Node): Spot | undefined {
  const { origin } = node;
  return written.has(origin.role) ? findNode(origin, node) : undefined;
}

/** Whether both the key and the value are of one entry of a data file. */
export function isAllData({ key, value }: Entry): boolean {
  const spot = dataSpot(value);
  const own = spotOfKey(key);
  return spot !== undefined && own !== undefined && isSamePlace(spot, own);
}

/** What a rendered node is in a data file, if it is all of one thing there. */
function dataSpot(node: Node): Spot | undefined {
  const { text, start, end } = node.origin;
  if (!text.origins?.dataOf || start === end) return undefined;
  const parts = partsOf(node);
  if (parts.length === 0) {
    const span = text.origins.dataOf(start, end);
    return span && findNode(span, node);
  }
  const spots = parts.map((part) => (part.type === 'entry' ? spotOfKey(part.key) : dataSpot(part.item)));
  const [first, ...others] = spots.map(parentOf);
  return first && others.every((other) => other && isSamePlace(first, other)) ? first : undefined;
}

type Part = { readonly type: 'entry'; readonly key: Node } | { readonly type: 'item'; readonly item: Node };

function partsOf(node: Node): Part[] {
  if (node.type === 'mapping') return node.entries.map(({ key }) => ({ type: 'entry', key }));
  return node.type === 'sequence' ? node.items.map((item) => ({ type: 'item', item })) : [];
}

function spotOfKey({ origin: { text, start, end } }: Node): Spot | undefined {
  const span = text.origins?.dataOf?.(start, end);
  return span && findNode(span);
}

function parentOf(spot: Spot | undefined): Spot | undefined {
  return spot && spot.path.length > 0 ? { root: spot.root, path: spot.path.slice(0, -1) } : undefined;
}

function isSamePlace(a: Spot, b: Spot): boolean {
  return a.root === b.root && a.path.length === b.path.length && a.path.every((step, i) => step === b.path[i]);
}

const documents = new WeakMap<Text, readonly Node[]>();

function documentsOf(text: Text): readonly Node[] {
  const known = documents.get(text) ?? parseManifests(text).value.flatMap(({ root }) => root ?? []);
  documents.set(text, known);
  return known;
}

/** The node that stands at some characters of a text, if it says the same as `like`. */
function findNode({ text, start, end }: Span, like?: Node): Spot | undefined {
  for (const root of documentsOf(text)) {
    const path = pathTo(root, { start, end }, like);
    if (path) return { root, path };
  }
  return undefined;
}

interface Extent {
  readonly start: number;
  readonly end: number;
}

function pathTo(node: Node, extent: Extent, like: Node | undefined): Path | undefined {
  const { start, end } = node.origin;
  if (start > extent.start || end < extent.end) return undefined;
  if (start === extent.start && end === extent.end && isLike(node, like)) return [];
  for (const [step, inner] of stepsOf(node)) {
    const path = pathTo(inner, extent, like);
    if (path) return [step, ...path];
  }
  return undefined;
}

function isLike(node: Node, like: Node | undefined): boolean {
  if (!like) return true;
  return node.type === like.type && (node.type !== 'scalar' || node.content === (like as typeof node).content);
}

function stepsOf(node: Mapping | Sequence | Node): (readonly [string | number, Node])[] {
  if (node.type === 'scalar') return [];
  if (node.type === 'sequence') return node.items.map((item, i) => [i, item] as const);
  return node.entries.filter(({ merged }) => !merged).map(({ name, value }) => [name, value] as const);
}
