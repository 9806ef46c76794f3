import type { JsonObject, PodSpec, ResourceIndex } from '@klint/model';
import { namespaceOf } from './kinds.js';
import { selectsNamespace } from './pod-policies.js';
import { selectorMatches } from './selectors.js';
import { asObject, isAbsent, objectsOf, stringsOf } from './values.js';

/** Labels of nodes that tell nodes, zones and regions apart, now and before Kubernetes 1.17. */
const topologyKeys: ReadonlySet<unknown> = new Set([
  'kubernetes.io/hostname', 'topology.kubernetes.io/zone', 'topology.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone', 'failure-domain.beta.kubernetes.io/region',
]);

/** Whether a term of podAntiAffinity, required or preferred, keeps pods of this template apart from each other. */
export function repelsItself(index: ResourceIndex, pod: PodSpec): boolean {
  const lists = ['required', 'preferred'].map((kind) => {
    return objectsOf(pod.get('affinity', 'podAntiAffinity', `${kind}DuringSchedulingIgnoredDuringExecution`));
  });
  const terms = lists.flat().map(([, term]) => asObject(term.podAffinityTerm ?? term));
  return terms.some((term) => {
    return topologyKeys.has(term.topologyKey) && matchesPod(term, pod) && reachesNamespace(index, term, pod);
  });
}

/** Whether a topologySpreadConstraint counts pods of this template. */
export function spreadsItself(pod: PodSpec): boolean {
  return objectsOf(pod.get('topologySpreadConstraints')).some(([, constraint]) => matchesPod(constraint, pod));
}

function matchesPod({ labelSelector }: JsonObject, pod: PodSpec): boolean {
  return selectorMatches(labelSelector, pod.metadata.get('labels'));
}

/**
 * Whether a term is about the pod's own namespace, as it is without `namespaces` and `namespaceSelector`. Where the
 * namespace of the pod or its labels are not known, it is taken to be.
 */
function reachesNamespace(index: ResourceIndex, term: JsonObject, { resource }: PodSpec): boolean {
  const names = stringsOf(term.namespaces).map(([, name]) => name);
  if (names.length === 0 && isAbsent(term.namespaceSelector)) return true;
  if (resource.namespace === undefined || names.includes(resource.namespace)) return true;
  if (isAbsent(term.namespaceSelector)) return false;
  return selectsNamespace(term.namespaceSelector, namespaceOf(resource), index) !== false;
}
