import type { ComponentName, Path, Resource, ResourceIndex } from '@klint/model';
import type { ComponentFlag } from './components.js';
import { entriesOf, isAbsent, objectsOf, valueAt } from './values.js';

// Where kubeadm's settings of components stand, in its own files and in those of Cluster API.

/** Arguments that kubeadm hands on to one component. */
export interface KubeadmPart {
  readonly component: ComponentName;
  readonly resource: Resource;
  /** Where the arguments stand, or would. */
  readonly path: Path;
  readonly args: ReadonlyMap<string, ComponentFlag>;
}

/** One document of kubeadm, whole or as a part of an object of Cluster API. */
interface KubeadmDocument {
  readonly resource: Resource;
  readonly kind: 'ClusterConfiguration' | 'InitConfiguration' | 'JoinConfiguration';
  readonly path: Path;
}

/** Where kinds of Cluster API hold kubeadm's documents, as steps with dots between them. */
const clusterApiPlaces: Readonly<Record<string, string>> = {
  KubeadmControlPlane: 'spec.kubeadmConfigSpec',
  KubeadmControlPlaneTemplate: 'spec.template.spec.kubeadmConfigSpec',
  KubeadmConfig: 'spec',
  KubeadmConfigTemplate: 'spec.template.spec',
};

const controlPlaneArguments: readonly (readonly [ComponentName, Path])[] = [
  ['kube-apiserver', ['apiServer', 'extraArgs']],
  ['kube-controller-manager', ['controllerManager', 'extraArgs']],
  ['kube-scheduler', ['scheduler', 'extraArgs']],
  ['etcd', ['etcd', 'local', 'extraArgs']],
];

/** Kinds that hold settings of kubeadm for components of the control plane. */
const kubeadmControlPlaneKinds: readonly string[] = [
  'ClusterConfiguration',
  'KubeadmControlPlane',
  'KubeadmControlPlaneTemplate',
  'KubeadmConfig',
  'KubeadmConfigTemplate',
];

/** All arguments that kubeadm hands on in a unit. */
export function kubeadmParts(index: ResourceIndex): readonly KubeadmPart[] {
  return documentsOf(index).flatMap(({ resource, kind, path }): KubeadmPart[] => {
    const places: readonly (readonly [ComponentName, Path])[] =
      kind === 'ClusterConfiguration' ? controlPlaneArguments : [['kubelet', ['nodeRegistration', 'kubeletExtraArgs']]];
    return places.flatMap(([component, steps]) => {
      // An etcd elsewhere is not kubeadm's.
      if (component === 'etcd' && !isAbsent(valueAt(resource.value, [...path, 'etcd', 'external']))) return [];
      const at = [...path, ...steps];
      return [{ component, resource, path: at, args: kubeadmArgs(resource, at) }];
    });
  });
}

/** The ClusterConfigurations of a unit, whole or as a part of an object of Cluster API. */
export function clusterConfigurations(index: ResourceIndex): readonly Omit<KubeadmDocument, 'kind'>[] {
  return documentsOf(index).filter(({ kind }) => kind === 'ClusterConfiguration');
}

function documentsOf(index: ResourceIndex): readonly KubeadmDocument[] {
  const kinds = ['ClusterConfiguration', 'InitConfiguration', 'JoinConfiguration'] as const;
  const own = kinds.flatMap((kind) => index.ofKind(kind).map((resource) => ({ resource, kind, path: [] })));
  const parts = Object.entries(clusterApiPlaces).flatMap(([host, place]) =>
    index.ofKind(host).flatMap((resource) =>
      kinds.flatMap((kind): KubeadmDocument[] => {
        const path = [...place.split('.'), kind[0]!.toLowerCase() + kind.slice(1)];
        // A control plane has a ClusterConfiguration even where it says nothing of it; a worker has none.
        const isImplied = kind === 'ClusterConfiguration' && host.startsWith('KubeadmControlPlane');
        return isImplied || !isAbsent(valueAt(resource.value, path)) ? [{ resource, kind, path }] : [];
      }),
    ),
  );
  return [...own, ...parts];
}

/**
 * Extra arguments of a component in kubeadm's settings as flags: a mapping until kubeadm.k8s.io/v1beta3, a list of name
 * and value since, of which the last of equal names counts.
 */
function kubeadmArgs(resource: Resource, path: Path): ReadonlyMap<string, ComponentFlag> {
  const args = valueAt(resource.value, path);
  const found = new Map<string, ComponentFlag>();
  const add = (name: string, value: unknown, steps: Path): void => {
    const at = { resource, path: [...path, ...steps] };
    found.set(name, { value: String(value ?? ''), joined: true, at });
  };
  for (const [i, { name, value }] of objectsOf(args)) if (typeof name === 'string') add(name, value, [i, 'value']);
  for (const [name, value] of entriesOf(args)) add(name, value, [name]);
  return found;
}

/** Kinds that hold settings of components of the control plane. */
export const controlPlaneKinds: readonly string[] = ['workload', ...kubeadmControlPlaneKinds, 'K3sConfig'];

/** Kinds that hold settings of the kubelet. */
export const kubeletKinds: readonly string[] = [
  'workload', 'KubeletConfiguration', 'InitConfiguration', 'JoinConfiguration', ...Object.keys(clusterApiPlaces),
  'K3sConfig',
];
