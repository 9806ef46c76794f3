import type { Container, ContainerRole, Edit, PodSpec, Ref } from '@klint/model';
import { asList, asObject, asString, entriesOf, isAbsent } from './values.js';

// What Pod Security admission knows of a pod. Source: kubernetes/pod-security-admission, policy/check_*.go.

/** Capabilities that the baseline level lets a container add (check_capabilities_baseline.go). */
export const defaultCapabilities: ReadonlySet<string> = new Set([
  'AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP', 'SETGID',
  'SETPCAP', 'SETUID', 'SYS_CHROOT',
]);

/** Capabilities that the restricted level lets a container add (check_capabilities_restricted.go). */
export const restrictedCapabilities: ReadonlySet<string> = new Set(['NET_BIND_SERVICE']);

/** A capability in one spelling, since runtimes ignore case and some take the kernel's prefix. */
export function capabilityName(capability: string): string {
  return capability.toUpperCase().replace(/^CAP_/, '');
}

/** A name that is allowed from a minor version on. */
type Since = readonly (readonly [minor: number, names: readonly string[]])[];

const safeSysctls: Since = [
  [0, [
    'kernel.shm_rmid_forced', 'net.ipv4.ip_local_port_range', 'net.ipv4.tcp_syncookies', 'net.ipv4.ping_group_range',
    'net.ipv4.ip_unprivileged_port_start',
  ]],
  [27, ['net.ipv4.ip_local_reserved_ports']],
  [29, [
    'net.ipv4.tcp_keepalive_time', 'net.ipv4.tcp_fin_timeout', 'net.ipv4.tcp_keepalive_intvl',
    'net.ipv4.tcp_keepalive_probes',
  ]],
  [32, ['net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem']],
  [37, ['net.ipv4.tcp_slow_start_after_idle', 'net.ipv4.tcp_notsent_lowat']],
];

const selinuxTypes: Since = [
  [0, ['', 'container_t', 'container_init_t', 'container_kvm_t']],
  [31, ['container_engine_t']],
];

function includes(table: Since, minor: number, name: string): boolean {
  return table.some(([since, names]) => since <= minor && names.includes(name));
}

/** True for a sysctl that the baseline level allows (check_sysctls.go), in the one spelling of its list. */
export function isSafeSysctl(name: string, kubernetesMinor: number): boolean {
  return includes(safeSysctls, kubernetesMinor, name);
}

/** True for an SELinux type that the baseline level allows (check_seLinuxOptions.go). */
export function isContainerSelinuxType(type: string, kubernetesMinor: number): boolean {
  return includes(selinuxTypes, kubernetesMinor, type);
}

/** Volume sources of the restricted level; a volume with any of them passes (check_restrictedVolumes.go). */
export const restrictedVolumeSources = [
  'configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim', 'projected', 'secret',
] as const;

/** All other volume sources, in the order in which admission names them. */
export const otherVolumeSources = [
  'hostPath', 'gcePersistentDisk', 'awsElasticBlockStore', 'gitRepo', 'nfs', 'iscsi', 'glusterfs', 'rbd', 'flexVolume',
  'cinder', 'cephfs', 'flocker', 'fc', 'azureFile', 'vsphereVolume', 'quobyte', 'azureDisk', 'photonPersistentDisk',
  'portworxVolume', 'scaleIO', 'storageos',
] as const;

/** Profile types of seccomp and AppArmor that confine a container. */
const confinedTypes: ReadonlySet<unknown> = new Set(['RuntimeDefault', 'Localhost']);

const seccompPod = 'seccomp.security.alpha.kubernetes.io/pod';
const seccompContainer = 'container.seccomp.security.alpha.kubernetes.io/';

/** The annotations that stood for seccompProfile before Kubernetes 1.19 and switch it off, by name. */
export function unconfiningSeccompAnnotations(pod: PodSpec): readonly string[] {
  const names = new Set([seccompPod, ...pod.containers.map((container) => seccompContainer + container.name)]);
  return [...names].filter((name) => {
    const value = asString(pod.metadata.get('annotations', name));
    return value !== undefined && !['runtime/default', 'docker/default'].includes(value) && !isLocalProfile(value);
  });
}

/** The field came out of alpha with 1.30 (KEP 24). */
export const APPARMOR_FIELD_SINCE = 30;

const appArmorContainer = 'container.apparmor.security.beta.kubernetes.io/';

/** The annotations that stand for appArmorProfile, of whatever container name, and switch it off, by name. */
export function unconfiningAppArmorAnnotations(pod: PodSpec): readonly string[] {
  return entriesOf(pod.metadata.get('annotations'))
    .filter(([name, value]) => name.startsWith(appArmorContainer) && typeof value === 'string')
    .filter(([, value]) => value !== '' && value !== 'runtime/default' && !isLocalProfile(value as string))
    .map(([name]) => name);
}

/** Annotation that stands for the appArmorProfile of a container, the only way before Kubernetes 1.30. */
export function appArmorAnnotation(container: Container): string {
  return appArmorContainer + container.name;
}

/**
 * Whether AppArmor confines a container: by its own profile, else by its annotation, which the API server turns into
 * one, else by that of the pod (applyAppArmorVersionSkew of pkg/registry/core/pod/strategy.go). The field came with
 * Kubernetes 1.30.
 */
export function hasAppArmorProfile(container: Container, kubernetesMinor: number): boolean {
  const { value, from } = settingOf(container, 'appArmorProfile');
  const type = kubernetesMinor >= APPARMOR_FIELD_SINCE ? asObject(value).type : undefined;
  if (from === 'container' && type !== undefined) return confinedTypes.has(type);
  const annotation = asString(container.pod.metadata.get('annotations', appArmorAnnotation(container)));
  if (annotation) return annotation === 'runtime/default' || isLocalProfile(annotation);
  return confinedTypes.has(type);
}

function isLocalProfile(annotation: string): boolean {
  return annotation.startsWith('localhost/');
}

/** True for a pod that says that it runs on Windows; from 1.25 the restricted level asks less of it. */
export function isWindows(pod: PodSpec): boolean {
  return pod.get('os', 'name') === 'windows';
}

/** True for a pod in a user namespace of its own; from 1.35 it may be root there (helpers.go). */
export function inUserNamespace(pod: PodSpec): boolean {
  return pod.get('hostUsers') === false;
}

/** True for a container in which the API server refuses `allowPrivilegeEscalation: false` (ValidateSecurityContext). */
export function mustAllowEscalation(container: Container): boolean {
  const added = asList(container.get('securityContext', 'capabilities', 'add'));
  return container.get('securityContext', 'privileged') === true || added.includes('CAP_SYS_ADMIN');
}

/** The fields of a security context that a pod sets for all its containers and each container for itself. */
export type SharedSecurityField =
  | 'runAsNonRoot'
  | 'runAsUser'
  | 'runAsGroup'
  | 'seccompProfile'
  | 'appArmorProfile'
  | 'seLinuxOptions';

/** What holds for a container, and where it is said; `from` is absent, and `at` in the pod, where nobody says it. */
export interface Setting {
  readonly value: unknown;
  readonly at: Ref;
  readonly from?: 'container' | 'pod';
}

/** The container's own setting, else that of the pod. A container's whole value hides the pod's, as in the kubelet. */
export function settingOf(container: Container, field: SharedSecurityField): Setting {
  const own = container.get('securityContext', field);
  if (!isAbsent(own)) return { value: own, at: container.at('securityContext', field), from: 'container' };
  const value = container.pod.get('securityContext', field);
  const at = container.pod.at('securityContext', field);
  return isAbsent(value) ? { value: undefined, at } : { value, at, from: 'pod' };
}

/** The pod and its containers, as the places that may hold a security context, in the order of admission. */
export function securityPlaces(pod: PodSpec): readonly (PodSpec | Container)[] {
  return [pod, ...pod.containers];
}

/** Pod and containers that have a profile of a type that does not confine them, with that type. */
export function unconfinedPlaces(
  pod: PodSpec,
  field: 'seccompProfile' | 'appArmorProfile',
  confined: ReadonlySet<unknown> = confinedTypes,
): readonly { readonly place: PodSpec | Container; readonly type: unknown }[] {
  return securityPlaces(pod)
    .filter((place) => !isAbsent(place.get('securityContext', field)))
    .map((place) => ({ place, type: place.get('securityContext', field, 'type') }))
    .filter(({ type }) => !confined.has(type));
}

const roleNames: Readonly<Record<ContainerRole, string>> = {
  init: 'Init container',
  sidecar: 'Sidecar',
  container: 'Container',
  ephemeral: 'Ephemeral container',
};

/** How a message that begins with a pod or container calls it. */
export function ownerName(place: PodSpec | Container): string {
  if (!('role' in place)) return 'The pod';
  return place.name === '' ? `${roleNames[place.role]} without a name` : `${roleNames[place.role]} ${place.name}`;
}

/** The names of containers, as the middle of a message has them. */
export function containerNames(containers: readonly Container[]): string {
  return containers.map(({ name }) => (name === '' ? 'a container without a name' : name)).join(', ');
}

/** The type of a seccomp or AppArmor profile, as a message says it. */
export function profileTypeText(type: unknown): string {
  return isAbsent(type) ? 'no type' : `type ${asString(type) ?? 'of another kind than a string'}`;
}

/** The edits that make a profile the runtime's default. */
export function runtimeDefault(place: PodSpec | Container, field: 'seccompProfile' | 'appArmorProfile'): Edit[] {
  const type: Edit = { op: 'set', at: place.at('securityContext', field, 'type'), value: 'RuntimeDefault' };
  if (isAbsent(place.get('securityContext', field, 'localhostProfile'))) return [type];
  // A localhostProfile is legal only beside type Localhost.
  if (isAbsent(place.get('securityContext', field, 'type'))) {
    return [{ op: 'set', at: place.at('securityContext', field), value: { type: 'RuntimeDefault' } }];
  }
  return [type, { op: 'delete', at: place.at('securityContext', field, 'localhostProfile') }];
}
