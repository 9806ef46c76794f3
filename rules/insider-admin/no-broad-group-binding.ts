import { asString, defineRule, flag, isBuiltinGrant, matchesAny, ref, strings, subjectsOf } from 'klint/rule';
import { valueAt } from 'klint/rule';

const broad = ['system:authenticated', 'system:serviceaccounts', 'system:nodes'];
const ofNamespace = /^system:serviceaccounts:[^:]+$/;

export default defineRule({
  meta: {
    id: 'insider-admin/no-broad-group-binding',
    title: 'Rights for everyone who has a credential',
    why:
      'system:authenticated is every user, at some providers everyone with an account there; ' +
      'system:serviceaccounts is every pod, system:nodes every node. What is bound to them is held by whoever ' +
      'gets into any of these.',
    remedy: 'Bind the role to the users, groups or ServiceAccounts that need it.',
    severity: 'error',
    presets: ['recommended', 'strict', 'owasp-k8s'],
    threat: { leaf: 'insider:administrator', motives: ['data-theft', 'compute-theft'] },
    kinds: ['ClusterRoleBinding', 'RoleBinding'],
    references: ['mitre:T1078', 'owasp:K02', 'owasp:K09'],
    messages: {
      broad: '{kind} {name} gives {role} to {group}, that is, to {who}. Name the subjects that need it.',
    },
    options: {
      groups: strings('Groups that nothing should be bound to.', broad),
      perNamespace: flag('Also report system:serviceaccounts:<namespace>, all accounts of one namespace.'),
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
        const { name: group, path } = subject;
        const isListed = options.groups.includes(group) || (options.perNamespace && ofNamespace.test(group));
        if (subject.kind !== 'Group' || !isListed || isBuiltinGrant(binding, subject)) continue;
        const edits = [{ op: 'delete', at: ref(binding, ...path) }] as const;
        const data = { kind, name, role, group, who: membersOf(group) };
        report({ messageId: 'broad', at: ref(binding, ...path, 'name'), data, edits });
      }
    },
  }),
});

function membersOf(group: string): string {
  if (ofNamespace.test(group)) return `every pod of namespace ${group.slice(group.lastIndexOf(':') + 1)}`;
  const members: Readonly<Record<string, string>> = {
    'system:authenticated': 'every user and every pod',
    'system:serviceaccounts': 'every pod',
    'system:nodes': 'every node',
  };
  return Object.hasOwn(members, group) ? members[group]! : 'all its members';
}
