/** Group, version and kind; an empty part is absent, and in a selector fits everything. */
export interface Gvk {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** Kept by `typeKeyOf`. */
  typeKey?: string;
}

/** What names an object (kyaml, resid). Only ids of objects as they are now know whether their scope is the cluster. */
export interface Id extends Gvk {
  readonly name: string;
  readonly namespace: string;
  readonly clusterScoped: boolean;
  /** Kept by `idKey`. */
  key?: string;
}

export function splitApiVersion(apiVersion: string): { group: string; version: string } {
  const slash = apiVersion.indexOf('/');
  if (slash < 0) return { group: '', version: apiVersion };
  return { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}

export function apiVersionOf({ group, version }: Gvk): string {
  return group === '' ? version : `${group}/${version}`;
}

/** Whether a selector's filled parts are those of `gvk`. */
export function isSelected(gvk: Gvk, selector: Gvk): boolean {
  return (
    (selector.group === '' || selector.group === gvk.group) &&
    (selector.version === '' || selector.version === gvk.version) &&
    (selector.kind === '' || selector.kind === gvk.kind)
  );
}

/** Equal for two types exactly when they are the same. */
export function typeKeyOf(gvk: Gvk): string {
  return (gvk.typeKey ??= `${gvk.group}\n${gvk.version}\n${gvk.kind}`);
}

/** What stands for the namespace of objects that have none. */
export const noNamespace = '_non_namespaceable_';

export function effectiveNamespace(id: Id): string {
  if (id.clusterScoped) return noNamespace;
  return id.namespace === '' ? 'default' : id.namespace;
}

/** Equal for two ids exactly when kustomize takes them for the same. */
export function idKey(id: Id): string {
  return (id.key ??= `${id.group}\n${id.version}\n${id.kind}\n${id.name}\n${effectiveNamespace(id)}`);
}

/** Whether an id has everything that a selector asks for. */
export function isIdSelected(id: Id, selector: Id): boolean {
  return (
    (selector.name === '' || selector.name === id.name) &&
    (selector.namespace === '' || effectiveNamespace(selector) === effectiveNamespace(id)) &&
    isSelected(id, selector)
  );
}

/** Words for an id in a message. */
export function describe(id: Id): string {
  const namespace = id.namespace === '' ? '' : ` in namespace ${id.namespace}`;
  return `${id.kind === '' ? 'object' : id.kind} ${id.name === '' ? 'without a name' : id.name}${namespace}`;
}

const rank = (first: readonly string[], last: readonly string[]): ReadonlyMap<string, number> =>
  new Map([
    ...first.map((kind, i) => [kind, i - first.length] as const),
    ...last.map((kind, i) => [kind, i + 1] as const),
  ]);

/** Ranks of kinds; a kind that is in neither list has 0. */
export type Ranks = ReadonlyMap<string, number>;

export const ranksOf = rank;

/** Go compares the bytes of UTF-8, which for all but surrogates is the order of UTF-16 code units too. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A group, version and kind as a string that sorts as kustomize sorts. */
export function gvkSortKey({ group, version, kind }: Gvk): string {
  return `${group || '~G'}_${version || '~V'}_${kind || '~K'}`;
}

export function compareGvk(a: Gvk, b: Gvk, ranks: Ranks): number {
  const difference = (ranks.get(a.kind) ?? 0) - (ranks.get(b.kind) ?? 0);
  return difference !== 0 ? difference : compareText(gvkSortKey(a), gvkSortKey(b));
}
