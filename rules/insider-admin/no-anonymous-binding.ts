import { asString, defineRule, isBuiltinGrant, matchesAny, ref, strings, subjectsOf, valueAt } from 'klint/rule';

const anonymous = ['User system:anonymous', 'Group system:unauthenticated'];

export default defineRule({
  meta: {
    id: 'insider-admin/no-anonymous-binding',
    title: 'Rights for requests of nobody',
    why:
      'system:anonymous and system:unauthenticated are whoever reaches the API server without a credential: a ' +
      'scanner on the internet, a pod, a printer. An administrator who binds a role to them, on purpose or not, ' +
      'opens a door that asks nobody for a name.',
    remedy: 'Delete the subject, and bind the role to the users, groups or ServiceAccounts that need it.',
    severity: 'error',
    presets: ['recommended', 'strict', 'owasp-k8s'],
    threat: { leaf: 'insider:administrator', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['ClusterRoleBinding', 'RoleBinding'],
    references: ['mitre:T1078.001', 'owasp:K09'],
    messages: {
      anonymous: '{kind} {name} gives {role} to {subject}: to everyone who reaches the API server. Delete the subject.',
    },
    options: {
      allow: strings('Names of bindings that are accepted; * stands for any characters.'),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ options, report }) => ({
    resource(binding) {
      const { kind, name } = binding;
      if (matchesAny(options.allow, name)) return;
      const role = asString(valueAt(binding.value, ['roleRef', 'name'])) ?? 'a role';
      for (const subject of subjectsOf(binding)) {
        const text = `${subject.kind} ${subject.name}`;
        if (!anonymous.includes(text) || isBuiltinGrant(binding, subject)) continue;
        const edits = [{ op: 'delete', at: ref(binding, ...subject.path) }] as const;
        const at = ref(binding, ...subject.path, 'name');
        report({ messageId: 'anonymous', at, data: { kind, name, role, subject: text }, edits });
      }
    },
  }),
});
