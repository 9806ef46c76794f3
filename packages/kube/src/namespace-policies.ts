import type { PodSpec, Resource, ResourceIndex } from '@klint/model';
import { isNamespaced, namespaceOf } from './kinds.js';
import { byName } from './namespaces.js';
import { podPoliciesOf, type Direction, type PodPolicy } from './pod-policies.js';
import { openingsOf } from './policy-openings.js';

/** What the network policies of a unit do for one of its namespaces that has pods. */
export interface NamespaceCover {
  readonly namespace: Resource;
  /** The first of its workloads by name. */
  readonly workload: Resource;
  /** True if a policy is for the namespace or for some pod in it, or might be. */
  readonly hasPolicy: boolean;
  /** Directions in which a policy for every pod admits only what its rules name. */
  readonly denied: ReadonlySet<Direction>;
}

/** The namespaces of a unit with pods that policies can reach: not those on the network of their node. */
export function namespaceCovers(index: ResourceIndex): readonly NamespaceCover[] {
  const policies = podPoliciesOf(index);
  const reached = index.podSpecs.filter((pod) => pod.get('hostNetwork') !== true);
  return index.ofKind('Namespace').flatMap((namespace): NamespaceCover[] => {
    const pods = reached.filter(({ resource }) => namespaceOf(resource) === namespace.name);
    if (pods.length === 0) return [];
    const own = policies.filter((policy) => isFor(policy, namespace.name, pods));
    const denied = own.filter(({ everyPod }) => everyPod).flatMap(deniedBy);
    const [workload] = pods.map(({ resource }) => resource).sort(byName);
    return [{ namespace, workload: workload!, hasPolicy: own.length > 0, denied: new Set(denied) }];
  });
}

function isFor(policy: PodPolicy, namespace: string, pods: readonly PodSpec[]): boolean {
  if (isNamespaced(policy.resource) && namespaceOf(policy.resource) === namespace) return true;
  return pods.some((pod) => policy.selects(pod) !== false);
}

function deniedBy({ resource, directions }: PodPolicy): readonly Direction[] {
  const open = new Set(openingsOf(resource).filter(({ ports }) => !ports).map(({ direction }) => direction));
  return [...directions].filter((direction) => !open.has(direction));
}
