import { asString, defineRule, flag, isBuiltinGrant, literalRules, matchesAny, namespaceOf } from 'klint/rule';
import { ref, strings, subjectsOf, valueAt } from 'klint/rule';
import type { PolicyRule, Resource, ResourceIndex } from 'klint/rule';

const broad = ['system:authenticated', 'system:serviceaccounts', 'system:nodes'];
const ofNamespace = /^system:serviceaccounts:[^:]+$/;

export default defineRule({
  meta: {
    id: 'insider-admin/no-broad-group-binding',
    title: 'Rights for everyone who has a credential',
    why:
      'system:authenticated is every user, at some providers everyone with an account there; system:serviceaccounts ' +
      'is every pod, system:nodes every node. An administrator who binds a role to one of them hands it to every ' +
      'insider, and to an attacker in any of them.',
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
    index(index) {
      for (const binding of [...index.ofKind('ClusterRoleBinding'), ...index.ofKind('RoleBinding')]) {
        const { kind, name } = binding;
        if (matchesAny(options.allow, name) || isOfPublished(binding, index)) continue;
        const role = asString(valueAt(binding.value, ['roleRef', 'name'])) ?? 'a role';
        for (const subject of subjectsOf(binding)) {
          const { name: group, path } = subject;
          const isListed = options.groups.includes(group) || (options.perNamespace && ofNamespace.test(group));
          if (subject.kind !== 'Group' || !isListed || isBuiltinGrant(binding, subject)) continue;
          const edits = [{ op: 'delete', at: ref(binding, ...path) }] as const;
          const data = { kind, name, role, group, who: membersOf(group) };
          report({ messageId: 'broad', at: ref(binding, ...path, 'name'), data, edits });
        }
      }
    },
  }),
});

/** Whether the role that is bound is known to give no more than to read ConfigMaps that it names, to publish them. */
function isOfPublished(binding: Resource, index: ResourceIndex): boolean {
  const [kind, name] = ['kind', 'name'].map((key) => asString(valueAt(binding.value, ['roleRef', key])) ?? '');
  const found = index.find(kind!, namespaceOf(binding), name!);
  if (found.state !== 'present') return false;
  const rules = literalRules(found.value);
  return rules.length > 0 && rules.every(([, rule]) => isPublishing(rule));
}

function isPublishing({ verbs, resources, resourceNames }: PolicyRule): boolean {
  const isReading = verbs.every((verb) => ['get', 'list', 'watch'].includes(verb));
  const isOfConfigMaps = resources.length > 0 && resources.every((resource) => resource === 'configmaps');
  return isReading && isOfConfigMaps && resourceNames.length > 0 && !resourceNames.includes('');
}

function membersOf(group: string): string {
  if (ofNamespace.test(group)) return `every pod of namespace ${group.slice(group.lastIndexOf(':') + 1)}`;
  const members: Readonly<Record<string, string>> = {
    'system:authenticated': 'every user and every pod',
    'system:serviceaccounts': 'every pod',
    'system:nodes': 'every node',
  };
  return Object.hasOwn(members, group) ? members[group]! : 'all its members';
}
