import type { PodSpec, Resource, ResourceIndex } from '@klint/model';
import { isKind, namespaceOf, parseApiVersion } from './kinds.js';
import { scaledReplicas, type Scalers } from './scaling.js';
import { selectsEverything } from './selectors.js';
import { asNumber, asString, valueAt } from './values.js';

/** Kinds whose number of pods stands in `spec.replicas` and may be scaled. */
export const replicatedKinds = [
  'Deployment', 'DeploymentConfig', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'Rollout',
] as const;

/** The pods that a PodDisruptionBudget protects; an empty selector is every pod in policy/v1 and none before it. */
export function budgetedPods(index: ResourceIndex, budget: Resource): readonly PodSpec[] {
  const selector = valueAt(budget.value, ['spec', 'selector']);
  const isBeta = parseApiVersion(budget.apiVersion)?.version === 'v1beta1';
  return isBeta && selectsEverything(selector) ? [] : index.select(namespaceOf(budget), selector);
}

/** The least number of replicas of everything a budget protects; undefined if it is not known. */
export function budgetedReplicas(pods: readonly PodSpec[], scalers: Scalers): number | undefined {
  let sum = 0;
  for (const { resource } of pods) {
    const count = replicasOf(resource, scalers);
    if (count === undefined) return undefined;
    sum += count;
  }
  return sum;
}

function replicasOf(resource: Resource, scalers: Scalers): number | undefined {
  if (isKind(resource, 'Pod')) return 1;
  if (!replicatedKinds.some((kind) => isKind(resource, kind))) return undefined;
  const count = scaledReplicas(resource, scalers);
  // What is scaled down to nothing has one pod at the least while it has something to protect.
  return count === 0 && scalers.of(resource).length > 0 ? 1 : count;
}

/** How many pods `minAvailable` keeps of a number: a percentage is rounded up (GetScaledValueFromIntOrPercent). */
export function keptPods(minAvailable: unknown, replicas: number): number | undefined {
  const percent = /^(\d+)%$/.exec(asString(minAvailable) ?? '');
  return percent ? Math.ceil((Number(percent[1]) * replicas) / 100) : asNumber(minAvailable);
}
