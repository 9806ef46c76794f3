import type { ComponentName, PodSpec, Resource } from '@klint/model';
import { flagsOf } from './components.js';
import { isKind } from './kinds.js';
import { entriesOf } from './values.js';

/** Kinds of which every object is configuration of a component, if a rule about that component listens to them. */
export const configurationKinds: readonly string[] = [
  'ClusterConfiguration',
  'InitConfiguration',
  'JoinConfiguration',
  'KubeadmControlPlane',
  'KubeadmControlPlaneTemplate',
  'KubeadmConfig',
  'KubeadmConfigTemplate',
  'KubeletConfiguration',
  'KubeProxyConfiguration',
];

/**
 * Whether an object configures one of these components: a ConfigMap that holds a document of one of `kinds`, an object
 * of one of the other kinds, or a workload that runs the component.
 */
export function configuresComponent(
  resource: Resource,
  pods: readonly PodSpec[],
  components: readonly ComponentName[],
  kinds: readonly string[],
): boolean {
  if (isKind(resource, 'ConfigMap')) {
    const texts = entriesOf(resource.value.data).map(([, text]) => String(text));
    return texts.some((text) => kinds.some((kind) => new RegExp(`^[ "{]*kind"?: *"?${kind}\\b`, 'm').test(text)));
  }
  if (kinds.some((kind) => isKind(resource, kind))) return true;
  const containers = pods.flatMap((pod) => pod.containers);
  return containers.some((container) => components.some((name) => flagsOf(container, name) !== undefined));
}
