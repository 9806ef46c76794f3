import { indexPods, isClusterScoped, isKind, namespaceOf, podSpecsOf } from '@klint/kube';
import type { External, Lookup, PodSpec, Resource, ResourceIndex, SettingsOf, Unit } from '@klint/model';
import { groupBy } from './group.js';

/** The pod specs of a resource, read once as long as settings are the same. */
export type PodSpecsOf = (resource: Resource) => readonly PodSpec[];

export function cachedPodSpecs(settingsOf: SettingsOf): PodSpecsOf {
  const cache = new WeakMap<Resource, readonly PodSpec[]>();
  return (resource) => {
    let pods = cache.get(resource);
    if (!pods) cache.set(resource, (pods = podSpecsOf(resource, settingsOf(resource.file).workloads)));
    return pods;
  };
}

/** Answers about one unit. `externals` are objects that the configuration says exist elsewhere. */
export function indexUnit(unit: Unit, externals: readonly External[], podSpecsOfResource: PodSpecsOf): ResourceIndex {
  const all = unit.resources.flatMap((resource) => [resource, ...(resource.embedded ?? [])]);
  const byKindName = groupBy(all, (resource) => resource.kind);
  const kinds = new Map<string, readonly Resource[]>();
  const identities = new Map<string, Map<string, Resource>>();
  const pods = lazy(() => unit.resources.flatMap(podSpecsOfResource));
  const selectPods = lazy(() => indexPods(pods()));

  const ofKind = (kind: string): readonly Resource[] => {
    let found = kinds.get(kind);
    if (!found) kinds.set(kind, (found = (byKindName.get(kind) ?? []).filter((resource) => isKind(resource, kind))));
    return found;
  };
  const identitiesOf = (kind: string): Map<string, Resource> => {
    let found = identities.get(kind);
    if (!found) {
      found = new Map(ofKind(kind).map((resource) => [`${namespaceOf(resource)}/${resource.name}`, resource]));
      identities.set(kind, found);
    }
    return found;
  };
  const find = (kind: string, namespace: string, name: string): Lookup<Resource> => {
    const scope = isClusterScoped(kind) ? '' : namespace;
    const value = identitiesOf(kind).get(`${scope}/${name}`);
    if (value) return { state: 'present', value };
    if (externals.some((external) => isExternal(external, kind, scope, name))) return { state: 'external' };
    return { state: unit.complete ? 'absent' : 'unknown' };
  };
  return {
    unit: unit.name,
    resources: unit.resources,
    complete: unit.complete,
    ...(unit.build && { build: unit.build }),
    get podSpecs() {
      return pods();
    },
    ofKind,
    find,
    select: (namespace, selector) => selectPods()(namespace, selector),
  };
}

function isExternal(external: External, kind: string, namespace: string, name: string): boolean {
  return external.kind === kind && external.name === name && (external.namespace ?? namespace) === namespace;
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
