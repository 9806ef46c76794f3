import { asString, defineRule, isBootstrapAdminBinding, matchesAny, ref } from 'klint/rule';
import { strings, subjectsOf, valueAt } from 'klint/rule';
import type { Resource } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'insider-admin/no-cluster-admin-binding',
    title: 'Binding to cluster-admin',
    why:
      'An administrator with this binding, or whoever steals his credential or the token of a subject, may do ' +
      'everything: read all Secrets, run pods on every node, delete the cluster. In one namespace a RoleBinding ' +
      'gives the same power over all that is in it.',
    remedy: 'Bind a role with the verbs and resources that are needed; for people, admin or edit in a namespace.',
    severity: 'error',
    presets: ['recommended', 'strict', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'insider:administrator', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['ClusterRoleBinding', 'RoleBinding'],
    references: ['cis:5.1.1', 'mitre:T1078', 'owasp:K02', 'nsa:administrative-roles'],
    messages: {
      cluster:
        'Binding {name} gives {subjects} all rights of {role} in the whole cluster. Bind a role with those they use.',
      namespace:
        'Binding {name} gives {subjects} all rights of {role} in its namespace. Bind a role with those they use.',
    },
    options: {
      roles: strings('ClusterRoles that nobody should be bound to.', ['cluster-admin']),
      allow: strings('Names of bindings that are accepted; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    resource(binding) {
      const role = asString(valueAt(binding.value, ['roleRef', 'name'])) ?? '';
      if (valueAt(binding.value, ['roleRef', 'kind']) !== 'ClusterRole' || !options.roles.includes(role)) return;
      if (isBootstrapAdminBinding(binding) || matchesAny(options.allow, binding.name)) return;
      const data = { name: binding.name, role, subjects: subjectsText(binding) };
      const messageId = binding.kind === 'RoleBinding' ? 'namespace' : 'cluster';
      report({ messageId, at: ref(binding, 'roleRef', 'name'), data });
    },
  }),
});

function subjectsText(binding: Resource): string {
  const names = subjectsOf(binding).map(({ kind, name }) => `${kind} ${name}`.trim());
  return names.length > 0 ? names.join(', ') : 'nobody yet';
}
