import { ref, type Resource, type ResourceIndex } from '@klint/model';
import { namespaceOf } from './kinds.js';
import { isFromRelease } from './release.js';
import { asList, asObject, entriesOf, isAbsent, objectsOf, valueAt } from './values.js';

/** A namespace that workloads run in. */
export interface PopulatedNamespace {
  readonly name: string;
  /** Its object; undefined where only workloads name it. */
  readonly namespace: Resource | undefined;
  /** The first of its workloads by name. */
  readonly workload: Resource;
}

/** Where to report that such a namespace lacks something: at its name, with the workload; else where that names it. */
export function placeOfNamespace({ namespace, workload }: PopulatedNamespace) {
  if (!namespace) return { at: ref(workload, 'metadata', 'namespace'), related: [] };
  const related = [{ message: 'runs in it', at: ref(workload, 'metadata', 'name') }];
  return { at: ref(namespace, 'metadata', 'name'), related };
}

/**
 * The namespaces of a unit with workloads: those that are objects of it, then those that workloads name. The namespace
 * of a Helm release is not known, so it is none of them.
 */
export function populatedNamespaces(index: ResourceIndex): readonly PopulatedNamespace[] {
  const workloads = [...new Set(index.podSpecs.map(({ resource }) => resource))].sort(byName);
  const declared = index.ofKind('Namespace').flatMap((namespace) => {
    const workload = workloads.find((each) => namespaceOf(each) === namespace.name);
    return workload ? [{ name: namespace.name, namespace, workload }] : [];
  });
  const known = new Set(index.ofKind('Namespace').map(({ name }) => name));
  const named = workloads.flatMap((workload) => {
    const name = workload.namespace;
    if (!name || known.has(name) || isFromRelease(workload, ['metadata', 'namespace'])) return [];
    known.add(name);
    return [{ name, namespace: undefined, workload }];
  });
  return [...declared, ...named];
}

/** Puts objects in an order that does not depend on how they were read. */
export function byName(a: Resource, b: Resource): number {
  const [left, right] = [a, b].map(({ name, kind, file }) => [name, kind, file].join('\n')) as [string, string];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The ResourceQuotas of a namespace that hold for all its pods: those of a scope count what lies in it. */
export function unscopedQuotas(index: ResourceIndex, namespace: string): readonly Resource[] {
  const own = index.ofKind('ResourceQuota').filter((quota) => namespaceOf(quota) === namespace);
  const scopes = [['spec', 'scopes'], ['spec', 'scopeSelector', 'matchExpressions']];
  return own.filter(({ value }) => scopes.every((path) => asList(valueAt(value, path)).length === 0)).sort(byName);
}

/** Keys of a quota that count the same (pkg/quota/v1/evaluator/core/pods.go). */
const sameKeys: Readonly<Record<string, readonly string[]>> = {
  'requests.cpu': ['cpu'],
  cpu: ['requests.cpu'],
  'requests.memory': ['memory'],
  memory: ['requests.memory'],
  pods: ['count/pods'],
  'count/pods': ['pods'],
};

/** Whether a ResourceQuota limits what a key of `spec.hard` stands for. */
export function limitsKey(quota: Resource, key: string): boolean {
  return [key, ...(sameKeys[key] ?? [])].some((each) => !isAbsent(valueAt(quota.value, ['spec', 'hard', each])));
}

/** One item of a LimitRange. */
export interface LimitItem {
  readonly range: Resource;
  readonly index: number;
  readonly type: string;
  /** Its parts (`max`, `default` and so on) that say something. */
  readonly parts: ReadonlySet<string>;
}

/** The items of the LimitRanges of a namespace, with what the API server fills in. */
export function limitItems(index: ResourceIndex, namespace: string): readonly LimitItem[] {
  const ranges = index.ofKind('LimitRange').filter((range) => namespaceOf(range) === namespace);
  return [...ranges].sort(byName).flatMap((range) => {
    return objectsOf(valueAt(range.value, ['spec', 'limits'])).map(([i, item]) => {
      const type = String(item.type);
      const written = limitParts.filter((part) => entriesOf(asObject(item[part])).length > 0);
      return { range, index: i, type, parts: type === 'Container' ? withImplied(written) : new Set(written) };
    });
  });
}

const limitParts = ['min', 'max', 'default', 'defaultRequest', 'maxLimitRequestRatio'];

/**
 * For containers the default limit is the maximum where none is written, and the default request the default limit,
 * else the minimum (SetDefaults_LimitRangeItem).
 */
function withImplied(written: readonly string[]): ReadonlySet<string> {
  const parts = new Set(written);
  if (parts.has('max')) parts.add('default');
  if (parts.has('default') || parts.has('min')) parts.add('defaultRequest');
  return parts;
}
