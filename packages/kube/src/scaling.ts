import type { Path, Ref, Resource, ResourceIndex } from '@klint/model';
import { groupOf, kindRows, namespaceOf, parseApiVersion } from './kinds.js';
import { asNumber, asObject, asString, isAbsent, valueAt } from './values.js';

/** How each kind of autoscaler says the least number of replicas, and what holds where it says nothing. */
const autoscalers: Readonly<Record<string, readonly [field: string, fallback: number]>> = {
  HorizontalPodAutoscaler: ['minReplicas', 1],
  // kedacore/keda scales to nothing when nothing happens.
  ScaledObject: ['minReplicaCount', 0],
};

/** Autoscalers of a unit by what they scale. */
export interface Scalers {
  /** The autoscalers that name an object as their target, by namespace, API group, kind and name. */
  of(resource: Resource): readonly Resource[];
  /** Every autoscaler, with the object that it scales if that is in the unit. */
  readonly all: ReadonlyMap<Resource, Resource | undefined>;
}

/** Finds the autoscalers of the objects of some kinds. */
export function scalersOf(index: ResourceIndex, kinds: readonly string[]): Scalers {
  const byTarget = new Map<string, Resource[]>();
  for (const kind of Object.keys(autoscalers)) {
    for (const scaler of index.ofKind(kind)) {
      const key = targetKey(scaler);
      byTarget.set(key, [...(byTarget.get(key) ?? []), scaler]);
    }
  }
  const targets = new Map<string, Resource>();
  for (const target of kinds.flatMap((kind) => index.ofKind(kind))) targets.set(keyOf(target), target);
  return {
    of: (resource) => byTarget.get(keyOf(resource)) ?? [],
    all: new Map([...byTarget].flatMap(([key, scalers]) => scalers.map((scaler) => [scaler, targets.get(key)]))),
  };
}

/** KEDA fills in a Deployment of apps/v1; a HorizontalPodAutoscaler without apiVersion means the core group. */
function targetKey(scaler: Resource): string {
  const target = asObject(valueAt(scaler.value, ['spec', 'scaleTargetRef']));
  const isKeda = scaler.kind === 'ScaledObject';
  const kind = asString(target.kind) || (isKeda ? 'Deployment' : '');
  const apiVersion = asString(target.apiVersion) || (isKeda ? 'apps/v1' : '');
  return key(namespaceOf(scaler), parseApiVersion(apiVersion)?.group ?? '', kind, asString(target.name) ?? '');
}

function keyOf(resource: Resource): string {
  return key(namespaceOf(resource), groupOf(resource) ?? '', resource.kind, resource.name);
}

/** Groups that serve or served the same objects are one, such as extensions and apps. */
function key(namespace: string, group: string, kind: string, name: string): string {
  const groups = kindRows.get(kind)?.groups ?? [];
  return [namespace, groups.includes(group) ? groups[0] : group, kind, name].join('\n');
}

/** The least number of replicas that an object or an autoscaler says; undefined if it is no number. */
export interface LeastReplicas {
  readonly count: number | undefined;
  readonly at: Ref;
}

/** What an autoscaler, or an object that has `spec.replicas`, says of the least number of replicas. */
export function leastReplicas(resource: Resource): LeastReplicas {
  const [field, fallback] = autoscalers[resource.kind] ?? (['replicas', 1] as const);
  const path: Path = ['spec', field];
  const value = valueAt(resource.value, path);
  return { count: isAbsent(value) ? fallback : asNumber(value), at: { resource, path } };
}

/** The least number of replicas of an object with its autoscalers, which overrule it. */
export function scaledReplicas(resource: Resource, scalers: Scalers): number | undefined {
  const counts = scalers.of(resource).map((scaler) => leastReplicas(scaler).count);
  if (counts.length === 0) return leastReplicas(resource).count;
  return counts.some((count) => count === undefined) ? undefined : Math.min(...(counts as number[]));
}
