import type { Resource } from '@klint/model';
import { isKind } from './kinds.js';

// Files that components of a cluster read: their kinds, the strings of other objects that hold them, and those that
// name no kind.

/** Kinds of files that are looked for in strings, with the API group that each has. */
const fileKinds: readonly (readonly [group: string, kinds: string])[] = [
  ['kubeadm.k8s.io', 'ClusterConfiguration InitConfiguration JoinConfiguration'],
  ['kubelet.config.k8s.io', 'KubeletConfiguration'],
  ['kubeproxy.config.k8s.io', 'KubeProxyConfiguration'],
  ['kubescheduler.config.k8s.io', 'KubeSchedulerConfiguration'],
  ['apiserver.config.k8s.io', 'AdmissionConfiguration AuthenticationConfiguration'],
  ['apiserver.config.k8s.io', 'AuthorizationConfiguration EncryptionConfiguration'],
  ['audit.k8s.io', 'Policy'],
  ['pod-security.admission.config.k8s.io', 'PodSecurityConfiguration'],
];

const names = fileKinds.flatMap(([, kinds]) => kinds.split(' '));
const mentioned = new RegExp(`\\bkind["']?\\s*:\\s*["']?(?:${names.join('|')})\\b`);

/** A quick look at a text: false for one that holds no file of a component. */
export function mayHoldComponentFile(text: string): boolean {
  return mentioned.test(text);
}

/** Whether a resource is a file that a component reads. */
export function isComponentFile(resource: Pick<Resource, 'apiVersion' | 'kind'>): boolean {
  return names.includes(resource.kind) && isKind(resource, resource.kind);
}

/** Steps with slashes between them to the strings of a kind that may hold files; `*` for all items or values. */
const embeddingPlaces: Readonly<Record<string, readonly string[]>> = {
  ConfigMap: ['data/*'],
  Secret: ['stringData/*'],
  // Cluster API writes these files to the disk of a machine before kubeadm runs.
  KubeadmControlPlane: ['spec/kubeadmConfigSpec/files/*/content'],
  KubeadmControlPlaneTemplate: ['spec/template/spec/kubeadmConfigSpec/files/*/content'],
  KubeadmConfig: ['spec/files/*/content'],
  KubeadmConfigTemplate: ['spec/template/spec/files/*/content'],
};

/** Where strings of a resource may hold files of components, as steps; annotations may in every kind. */
export function embeddingPlacesOf(resource: Pick<Resource, 'apiVersion' | 'kind'>): readonly (readonly string[])[] {
  const { kind } = resource;
  const own = Object.hasOwn(embeddingPlaces, kind) && isKind(resource, kind) ? embeddingPlaces[kind]! : [];
  return [...own, 'metadata/annotations/*'].map((place) => place.split('/'));
}

/** The type that klint gives to the configuration of k3s and RKE2, which has none. */
export const k3sConfig = { apiVersion: 'k3s.io/v1', kind: 'K3sConfig' } as const;

const argumentKey =
  /^(?:kube-(?:apiserver|controller-manager|cloud-controller-manager|scheduler|proxy)|etcd|kubelet)-arg\+?$/;

/** Whether a key at the top of a file passes arguments on to a component, as only k3s and RKE2 have it. */
export function isK3sArgumentKey(name: string): boolean {
  return argumentKey.test(name);
}
