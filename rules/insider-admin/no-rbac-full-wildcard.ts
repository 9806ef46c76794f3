import { defineRule, isEveryObject, isEveryUrl, isFullWildcard, isIgnoredRole, literalRules } from 'klint/rule';
import { ref, strings } from 'klint/rule';
import type { PolicyRule } from 'klint/rule';

const standardVerbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'];

export default defineRule({
  meta: {
    id: 'insider-admin/no-rbac-full-wildcard',
    title: 'Role that allows everything',
    why:
      'A rule with wildcards for verbs, resources and groups is cluster-admin under another name, where reviews that ' +
      'look for that name miss it. Its holder, or whoever steals his token, is an administrator of everything, also ' +
      'of what will be installed tomorrow.',
    remedy: 'List the groups, resources and verbs that the subjects use.',
    severity: 'error',
    presets: ['recommended', 'strict', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'insider:administrator', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['Role', 'ClusterRole'],
    references: ['cis:5.1.3', 'mitre:T1078', 'owasp:K02', 'nsa:administrative-roles'],
    messages: {
      wildcard: '{kind} {name} allows every verb on everything, as cluster-admin does. List what its subjects use.',
      'all-verbs':
        '{kind} {name} allows all standard verbs on everything, Secrets included. List what its subjects use.',
      urls: '{kind} {name} allows every verb on every URL that is no resource. List the URLs that its subjects use.',
    },
    options: { ignoreRoles: strings('Names of ClusterRoles that are accepted; * stands for any characters.') },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    resource(role) {
      const { kind, name } = role;
      if (isIgnoredRole(role, options.ignoreRoles)) return;
      for (const [i, rule] of literalRules(role)) {
        const messageId = judge(rule, kind);
        const at = ref(role, 'rules', i, 'verbs', Math.max(0, rule.verbs.indexOf('*')));
        if (messageId) report({ messageId, at, data: { kind, name } });
      }
    },
  }),
});

function judge(rule: PolicyRule, kind: string): 'wildcard' | 'all-verbs' | 'urls' | undefined {
  if (isFullWildcard(rule)) return 'wildcard';
  if (isEveryObject(rule) && standardVerbs.every((verb) => rule.verbs.includes(verb))) return 'all-verbs';
  // URLs can only be granted in the cluster; the API server refuses them in a Role.
  const urls = kind === 'ClusterRole' && isEveryUrl(rule) && rule.verbs.includes('*');
  return urls ? 'urls' : undefined;
}
