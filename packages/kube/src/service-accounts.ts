import type { PodSpec, Resource, ResourceIndex } from '@klint/model';
import { namespaceOf } from './kinds.js';
import { matchesAny } from './patterns.js';
import { asString, objectsOf } from './values.js';

/** Where the API server mounts the token of a pod's ServiceAccount (plugin/pkg/admission/serviceaccount). */
const TOKEN_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';

/** The ServiceAccount a pod uses: serviceAccountName, its old alias serviceAccount, else `default`. */
export function serviceAccountOf(pod: PodSpec): string {
  return asString(pod.get('serviceAccountName')) || asString(pod.get('serviceAccount')) || 'default';
}

/**
 * Whether every container mounts a volume of its own at the token's path, so that admission mounts none. Ephemeral
 * containers, which get no token of their own, do not count.
 */
export function mountsOwnToken(pod: PodSpec): boolean {
  const containers = pod.containers.filter((container) => container.role !== 'ephemeral');
  return (
    containers.length > 0 &&
    containers.every((container) =>
      objectsOf(container.get('volumeMounts')).some(([, mount]) => mount.mountPath === TOKEN_PATH),
    )
  );
}

/**
 * `namespace/name` of every ServiceAccount that a RoleBinding or ClusterRoleBinding of the unit names, also by the name
 * of the user that it is (`system:serviceaccount:namespace:name`).
 */
export function boundServiceAccounts(index: ResourceIndex): ReadonlySet<string> {
  const bindings = [...index.ofKind('RoleBinding'), ...index.ofKind('ClusterRoleBinding')];
  const subjects = bindings.flatMap((binding) => objectsOf(binding.value.subjects));
  return new Set(
    subjects.flatMap(([, { kind, namespace, name }]) => {
      if (kind === 'ServiceAccount') return [`${String(namespace)}/${String(name)}`];
      const user = kind === 'User' ? /^system:serviceaccount:([^:]+):([^:]+)$/.exec(asString(name) ?? '') : null;
      return user ? [`${user[1]}/${user[2]}`] : [];
    }),
  );
}

/** `namespace/name` of a namespaced resource. */
export function namespacedName(resource: Resource): string {
  return `${namespaceOf(resource)}/${resource.name}`;
}

/** Whether an option names a resource, by its name or by `namespace/name`. */
export function namesResource(patterns: readonly string[], resource: Resource): boolean {
  return matchesAny(patterns, resource.name) || matchesAny(patterns, namespacedName(resource));
}

/** Whether the ServiceAccount of a pod lets its token be mounted; one made elsewhere or not read is taken not to. */
export function serviceAccountMounts(index: ResourceIndex, pod: PodSpec): boolean {
  const found = index.find('ServiceAccount', namespaceOf(pod.resource), serviceAccountOf(pod));
  if (found.state !== 'present') return found.state === 'absent';
  return found.value.value.automountServiceAccountToken !== false;
}

/**
 * Whether the pods of a namespace all refuse the token of the ServiceAccount `default`, or use another one. Without
 * any pod nothing is known, and it is false.
 */
export function defaultTokenRefused(index: ResourceIndex, namespace: string): boolean {
  const pods = index.podSpecs.filter((pod) => namespaceOf(pod.resource) === namespace);
  const refuses = (pod: PodSpec) =>
    pod.get('automountServiceAccountToken') === false || serviceAccountOf(pod) !== 'default';
  return pods.length > 0 && pods.every(refuses);
}
