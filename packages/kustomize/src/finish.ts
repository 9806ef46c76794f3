import { Mapping, type Origin } from '@klint/model';
import type { BuildContext } from './context.js';
import type { Conf } from './conf.js';
import { child, mapping, scalar, setField } from './draft.js';
import type { TransformerConfig } from './field-specs.js';
import { hashOf } from './hash.js';
import { compareText, describe, gvkSortKey, ranksOf, type Id, type Ranks } from './id.js';
import { freeze } from './json.js';
import type { Objects } from './objects.js';
import { faultOf } from './read.js';
import { fixReferences } from './references.js';
import { refuse } from './refusal.js';
import {
  books,
  buildAnnotations,
  originAnnotation,
  transformationsAnnotation,
  type BuildResource,
} from './resource.js';
import { defaultOrder as order } from './tables/order.js';
import { resolveVars, type Vars } from './vars.js';

/** Gives generated objects their hash (api, internal/builtins/HashTransformer.go). */
export function hashAll(objects: Objects): void {
  for (const resource of objects.list) {
    if (!resource.is(books.needsHash)) continue;
    const name = resource.meta('name');
    const { prev, ...place } = name?.origin ?? resource.root.origin;
    resource.storePreviousId();
    resource.setName(`${resource.name}-${hashOf(resource.root)}`, { ...place, ...(prev && { prev }) });
  }
}

/** A finished object. */
export interface BuiltResource {
  readonly root: Mapping;
  /** Entries of kustomizations through which it came, innermost first. */
  readonly entries: readonly Origin[];
  /** Its name before prefixes, suffixes and hashes. */
  readonly sourceName: string;
}

/** What is done once, when everything is together (kusttarget.go, makeCustomizedResMap; krusty/kustomizer.go). */
export function finish(
  context: BuildContext,
  kust: Conf,
  objects: Objects,
  config: TransformerConfig,
  vars: Vars,
): BuiltResource[] {
  for (const resource of objects.list) resource.sourceName = resource.originalId.name;
  context.attempt(kust.origin, () => hashAll(objects));
  fixReferences(objects, config.nameReference, (resource, fix) => context.attempt(resource.root.origin, fix));
  context.attempt(kust.keyOrigin('vars'), () => resolveVars(objects, vars, config.varReference));
  dropLocal(context, objects);
  context.attempt(kust.keyOrigin('sortOptions'), () => sort(objects, kust.get('sortOptions')));
  const metadata = kust.get('buildMetadata').texts();
  return objects.list.flatMap((resource) => {
    if (metadata.includes('managedByLabel')) label(resource, kust.get('buildMetadata').origin);
    const dropped = new Set(buildAnnotations);
    if (!metadata.includes('originAnnotations')) dropped.add(originAnnotation);
    if (!metadata.includes('transformerAnnotations')) dropped.add(transformationsAnnotation);
    const root = context.attempt(resource.root.origin, () => {
      strip(resource, dropped);
      return freeze(resource.root);
    });
    if (!(root instanceof Mapping)) return [];
    return [{ root, entries: resource.entries, sourceName: resource.sourceName }];
  });
}

/** Annotations always come out as strings, and never empty. */
function strip(resource: BuildResource, dropped: ReadonlySet<string>): void {
  const annotations = resource.meta('annotations');
  if (annotations && annotations.content.length % 2 === 1) refuse('annotations are a mapping', annotations.origin);
  const pairs = resource.pairs('annotations');
  for (const name of dropped) pairs.delete(name);
  // A mapping that was made for kustomize's books comes from whoever put the first annotation into it.
  const [first] = pairs.values();
  if (first && annotations?.origin === resource.root.origin) annotations.origin = first.key.origin;
  resource.setPairs('annotations', pairs);
}

/** Drops objects for tools on the author's machine. Whatever is left must still be an object. */
function dropLocal(context: BuildContext, objects: Objects): void {
  objects.list = objects.list.filter((resource) => {
    const fault = resource.isEmpty ? undefined : faultOf(resource.root);
    if (fault !== undefined) context.refused('refused', resource.root.origin, { detail: fault });
    const local = resource.pairs('annotations').get('config.kubernetes.io/local-config');
    return !resource.isEmpty && (local === undefined || local.value.value === 'false');
  });
  const rest = objects.list;
  objects.list = [];
  for (const second of objects.append(rest)) {
    context.refused('refused', second.root.origin, { detail: `there is a second ${describe(second.id)} in the end` });
  }
}

function label(resource: BuildResource, origin: Origin): void {
  const labels = child(resource.root, ['metadata', 'labels'], () => mapping(origin));
  setField(labels, 'app.kubernetes.io/managed-by', scalar('kustomize-v5.7.1', { ...origin, role: 'entry' }, '!!str'));
}

function sort(objects: Objects, options: Conf): void {
  const kind = options.isAbsent ? 'legacy' : options.get('order').text;
  const legacy = options.get('legacySortOptions');
  if (kind !== 'legacy' && kind !== 'fifo') refuse('order must be fifo or legacy', options.origin);
  if (kind === 'fifo') {
    if (!legacy.isAbsent) refuse('legacySortOptions need the order legacy', legacy.origin);
    return;
  }
  const [first, last] = [legacy.get('orderFirst').texts(), legacy.get('orderLast').texts()];
  const ranks = legacy.isAbsent ? ranksOf(order.first, order.last) : ranksOf(first, last);
  const keyed = objects.list.map((resource) => ({ resource, id: resource.id }));
  keyed.sort((a, b) => compareIds(a.id, b.id, ranks));
  objects.list = keyed.map(({ resource }) => resource);
}

/** SortOrderTransformer.go. */
function compareIds(a: Id, b: Id, ranks: Ranks): number {
  if (gvkSortKey(a) === gvkSortKey(b)) return compareText(idSortKey(a), idSortKey(b));
  const difference = (ranks.get(a.kind) ?? 0) - (ranks.get(b.kind) ?? 0);
  if (difference !== 0) return difference;
  const backwards = a.kind === 'Namespace' && b.kind === 'Namespace' && (a.group === '' || b.group === '');
  const compared = compareText(gvkSortKey(a), gvkSortKey(b));
  return backwards ? -compared : compared;
}

function idSortKey({ group, version, kind, namespace, name }: Id): string {
  const gvk = [kind || '[noKind]', version || '[noVer]', group || '[noGrp]'].join('.');
  return [gvk, namespace || '~X', name || '~N'].join('|');
}
