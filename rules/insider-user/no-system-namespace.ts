import { defineRule, isFromRelease, isKind, isNamespaced, matchesAny, ref, strings, valueAt } from 'klint/rule';
import type { Resource } from 'klint/rule';

const controlPlane = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'etcd'];

export default defineRule({
  meta: {
    id: 'insider-user/no-system-namespace',
    title: 'Object in a namespace of the system',
    why:
      'The accounts of all controllers live in kube-system. A user who may create pods there, because his tool lives ' +
      'there too, can use any of them, and quotas and policies are seldom in force there.',
    remedy: 'Give the tool a namespace of its own, with no more rights than it needs.',
    severity: 'info',
    presets: ['strict', 'nsa-cisa'],
    threat: { leaf: 'insider:user', motives: ['data-theft', 'compute-theft'] },
    kinds: ['*'],
    references: ['nsa:kube-system-namespace'],
    messages: {
      system:
        '{kind} {name} is put into {namespace}, beside the controllers of the cluster. Give it its own namespace.',
    },
    options: {
      namespaces: strings('Namespaces of the system.', ['kube-system', 'kube-public', 'kube-node-lease']),
      allow: strings('Names of objects that belong there; * stands for any characters.', [
        'coredns', 'kube-proxy', 'metrics-server',
      ]),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    resource(resource) {
      const { kind, name, namespace } = resource;
      const path = ['metadata', 'namespace'];
      if (!namespace || !options.namespaces.includes(namespace) || !isNamespaced(resource)) return;
      if (matchesAny(options.allow, name) || mustBeThere(resource) || isFromRelease(resource, path)) return;
      report({ messageId: 'system', at: ref(resource, ...path), data: { kind, name, namespace } });
    },
  }),
});

/** Static pods of the control plane, and the one binding that extension API servers need beside the Role it names. */
function mustBeThere(resource: Resource): boolean {
  if (isKind(resource, 'RoleBinding')) {
    return valueAt(resource.value, ['roleRef', 'name']) === 'extension-apiserver-authentication-reader';
  }
  const label = (key: string) => valueAt(resource.value, ['metadata', 'labels', key]);
  return (
    isKind(resource, 'Pod') &&
    label('tier') === 'control-plane' &&
    controlPlane.includes(String(label('component'))) &&
    valueAt(resource.value, ['spec', 'priorityClassName']) === 'system-node-critical'
  );
}
