import type { Path, Resource } from '@klint/model';
import { asString, objectsOf, valueAt } from './values.js';

/** A subject of a RoleBinding or ClusterRoleBinding, with its place. */
export interface BindingSubject {
  readonly kind: string;
  readonly name: string;
  /** The namespace of a ServiceAccount; the empty string where none is written. */
  readonly namespace: string;
  readonly path: Path;
}

/** The subjects of a binding. The user name of a ServiceAccount counts as that ServiceAccount, as it does in RBAC. */
export function subjectsOf(binding: Resource): readonly BindingSubject[] {
  return objectsOf(binding.value.subjects).map(([i, subject]) => {
    const path: Path = ['subjects', i];
    const [kind, name, namespace] = ['kind', 'name', 'namespace'].map((key) => asString(subject[key]) ?? '');
    const account = kind === 'User' ? /^system:serviceaccount:([^:]+):([^:]+)$/.exec(name!) : null;
    if (account) return { kind: 'ServiceAccount', namespace: account[1]!, name: account[2]!, path };
    return { kind: kind!, name: name!, namespace: namespace!, path };
  });
}

/**
 * Groups to which Kubernetes itself, or kubeadm for the last, binds a ClusterRole in the whole cluster, by that role
 * (plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go; kubeadm's phases/bootstraptoken/node). Whoever binds one
 * of them again gives nothing new.
 */
const builtinGrants: Readonly<Record<string, readonly string[]>> = {
  'system:basic-user': ['system:authenticated'],
  'system:discovery': ['system:authenticated'],
  'system:public-info-viewer': ['system:authenticated', 'system:unauthenticated'],
  'system:service-account-issuer-discovery': ['system:serviceaccounts'],
  'system:node': ['system:nodes'],
  'system:certificates.k8s.io:certificatesigningrequests:selfnodeclient': ['system:nodes'],
};

/** Whether a binding gives a subject only what Kubernetes itself gives it. */
export function isBuiltinGrant(binding: Resource, subject: BindingSubject): boolean {
  const name = asString(valueAt(binding.value, ['roleRef', 'name'])) ?? '';
  if (valueAt(binding.value, ['roleRef', 'kind']) !== 'ClusterRole' || subject.kind !== 'Group') return false;
  return Object.hasOwn(builtinGrants, name) && builtinGrants[name]!.includes(subject.name);
}

/** Whether a binding is the one that Kubernetes makes for administrators: to the group system:masters alone. */
export function isBootstrapAdminBinding(binding: Resource): boolean {
  const [subject, ...others] = subjectsOf(binding);
  const role = valueAt(binding.value, ['roleRef', 'name']);
  const isOwn = binding.kind === 'ClusterRoleBinding' && binding.name === 'cluster-admin' && role === 'cluster-admin';
  return isOwn && others.length === 0 && subject?.kind === 'Group' && subject.name === 'system:masters';
}
