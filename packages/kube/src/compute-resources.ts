import type { Container, Ref, View } from '@klint/model';
import { parseQuantity } from './quantities.js';
import { isAbsent } from './values.js';

/** From here on a pod's own `resources` count (KEP 2837, on by default since 1.34). */
const POD_RESOURCES_SINCE = 34;

/** A request or limit that is not there, or that is zero, and where. */
export interface ComputeGap {
  readonly state: 'missing' | 'zero';
  readonly at: Ref;
}

/**
 * What a container lacks of a request or limit of `cpu` or `memory`; undefined if it or its pod has one, and for
 * ephemeral containers, which cannot have any. The API server copies a limit into a request that is absent, but not
 * over one that is zero (SetDefaults_Pod of pkg/apis/core/v1/defaults.go); a limit of zero is none.
 */
export function computeGap(
  container: Container,
  list: 'requests' | 'limits',
  name: 'cpu' | 'memory',
  kubernetesMinor: number,
): ComputeGap | undefined {
  const ofPod = kubernetesMinor >= POD_RESOURCES_SINCE ? declared(container.pod, list, name) : undefined;
  if (container.role === 'ephemeral' || (ofPod && ofPod.amount !== 0n)) return undefined;
  const own = declared(container, list, name);
  if (!own) return { state: 'missing', at: container.at('resources', list, name) };
  return own.amount === 0n ? { state: 'zero', at: own.at } : undefined;
}

/** What stands for a request or limit; the amount is undefined where it is no quantity, such as a placeholder. */
function declared(view: View, list: 'requests' | 'limits', name: string): Declared | undefined {
  for (const from of list === 'requests' ? (['requests', 'limits'] as const) : [list]) {
    const value = view.get('resources', from, name);
    if (!isAbsent(value)) return { amount: parseQuantity(value), at: view.at('resources', from, name) };
  }
  return undefined;
}

interface Declared {
  readonly amount: bigint | undefined;
  readonly at: Ref;
}
