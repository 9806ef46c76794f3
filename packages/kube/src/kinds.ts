import type { Resource } from '@klint/model';
import { clusterKinds, namespacedKinds } from './kind-table.js';

/** A row of the kind table: the API groups that serve or once served a kind ('' is the core group). */
export interface KindRow {
  readonly kind: string;
  readonly groups: readonly string[];
  readonly namespaced: boolean;
}

type Typed = Pick<Resource, 'apiVersion' | 'kind'>;

/** All rows of the kind table, by kind. Every kind has one row. */
export const kindRows: ReadonlyMap<string, KindRow> = new Map([
  ...rowsOf(namespacedKinds, true),
  ...rowsOf(clusterKinds, false),
]);

function rowsOf(table: typeof namespacedKinds, namespaced: boolean): [string, KindRow][] {
  return table.flatMap(([groupWords, kindWords]) => {
    const groups = groupWords.split(' ').map((group) => (group === 'core' ? '' : group));
    return kindWords.split(' ').map((kind): [string, KindRow] => [kind, { kind, groups, namespaced }]);
  });
}

/**
 * Group and version of an apiVersion (`v1` is of the core group, ''); undefined if it is no string or has more than
 * one slash, as schema.ParseGroupVersion of apimachinery reads it.
 */
export function parseApiVersion(apiVersion: unknown): { group: string; version: string } | undefined {
  if (typeof apiVersion !== 'string' || apiVersion === '') return undefined;
  const slash = apiVersion.indexOf('/');
  if (slash < 0) return { group: '', version: apiVersion };
  if (apiVersion.includes('/', slash + 1)) return undefined;
  return { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}

/** The API group of a resource; undefined if its apiVersion is none. */
export function groupOf(resource: Typed): string | undefined {
  return parseApiVersion(resource.apiVersion)?.group;
}

function rowOf(resource: Typed): KindRow | undefined {
  const row = kindRows.get(resource.kind);
  const group = groupOf(resource);
  return row && group !== undefined && row.groups.includes(group) ? row : undefined;
}

/** Whether a resource is of a kind of the kind table: the same Kind in one of that row's groups. */
export function isKind(resource: Typed, kind: string): boolean {
  return resource.kind === kind && rowOf(resource) !== undefined;
}

/** Whether objects of a kind of the table have no namespace; false for kinds the table does not know. */
export function isClusterScoped(kind: string): boolean {
  return kindRows.get(kind)?.namespaced === false;
}

/** Whether a resource lives in a namespace. A kind that the table does not know does if it names one. */
export function isNamespaced(resource: Typed & Pick<Resource, 'namespace'>): boolean {
  return rowOf(resource)?.namespaced ?? resource.namespace !== undefined;
}

/** The namespace of a resource: `default` where a namespaced one names none, '' for cluster-scoped ones. */
export function namespaceOf(resource: Typed & Pick<Resource, 'namespace'>): string {
  return isNamespaced(resource) ? resource.namespace || 'default' : '';
}
