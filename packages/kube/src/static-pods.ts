import type { Container, PodSpec } from '@klint/model';
import { flagsOf } from './components.js';

/** The components that kubeadm and its like run as static pods, which the kubelet reads from a folder of the node. */
const components = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'etcd'];

/**
 * Whether a pod is a static pod of the control plane: of kind Pod and one that runs a component. The kubelet starts it
 * without an API server, so that it can have neither a controller nor a ServiceAccount.
 */
export function isControlPlanePod({ resource, containers }: PodSpec): boolean {
  return resource.kind === 'Pod' && containers.some(runsComponent);
}

function runsComponent(container: Container): boolean {
  return components.some((component) => flagsOf(container, component) !== undefined);
}
