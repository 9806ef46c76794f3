import { defineRule, isFullWildcard, isIgnoredRole, literalRules, ref, strings } from 'klint/rule';
import type { PolicyRule } from 'klint/rule';

/** A wildcard item of a rule, and the part of the rule that it is counted among. */
interface Wildcard {
  readonly part: 'verbs' | 'resources' | 'apiGroups';
  readonly list: Exclude<keyof PolicyRule, 'resourceNames'>;
  readonly item: number;
}

const lists = ['verbs', 'apiGroups', 'resources', 'nonResourceURLs'] as const;

export default defineRule({
  meta: {
    id: 'insider-admin/no-rbac-wildcard',
    title: 'Wildcard in a role',
    why:
      'A wildcard gives an administrator, or whoever steals his token, what nobody listed: verbs such as escalate or ' +
      'impersonate, Secrets beside the objects that were meant, and every resource that is installed later. Reviews ' +
      'see one character.',
    remedy: 'List the verbs, resources and groups that the subjects use.',
    severity: 'warn',
    presets: ['strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'insider:administrator', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['Role', 'ClusterRole'],
    references: ['cis:5.1.3', 'mitre:T1078', 'owasp:K02'],
    messages: {
      verbs: '{kind} {name} allows every verb on {what}, dangerous ones too. List the verbs in use.',
      resources: '{kind} {name} allows {verbs} on {what}, also on later ones. List those in use.',
      apiGroups: '{kind} {name} allows {verbs} on {what} in every API group, later ones too. Name the groups.',
    },
    options: {
      parts: strings('Parts of a rule that are judged; URLs count as resources.', ['verbs', 'resources', 'apiGroups']),
      ignoreRoles: strings('Names of ClusterRoles that are accepted; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    resource(role) {
      const { kind, name } = role;
      if (isIgnoredRole(role, options.ignoreRoles)) return;
      for (const [i, rule] of literalRules(role)) {
        for (const { part, list, item } of wildcardsOf(rule, kind)) {
          if (!options.parts.includes(part)) continue;
          const data = { kind, name, verbs: rule.verbs.join(', '), what: whatOf(rule, list, item) };
          report({ messageId: part, at: ref(role, 'rules', i, list, item), data });
        }
      }
    },
  }),
});

/** The wildcards of a rule, at most one of each of its lists; none where they make it a full wildcard. */
function wildcardsOf(rule: PolicyRule, kind: string): readonly Wildcard[] {
  // URLs can only be granted in the cluster; the API server refuses them in a Role.
  const anyUrl = kind === 'ClusterRole' && rule.nonResourceURLs.includes('*');
  if (isFullWildcard(rule) || (anyUrl && rule.verbs.includes('*'))) return [];
  return lists.flatMap((list) => {
    const item = rule[list].findIndex((text) => text === '*' || (list === 'resources' && text.startsWith('*/')));
    if (item < 0 || (list === 'nonResourceURLs' && !anyUrl)) return [];
    return [{ part: list === 'nonResourceURLs' ? 'resources' : list, list, item }];
  });
}

function whatOf(rule: PolicyRule, list: Wildcard['list'], item: number): string {
  if (list === 'nonResourceURLs') return 'every URL that is no resource';
  if (list !== 'resources') return rule.resources.join(', ') || rule.nonResourceURLs.join(', ') || 'nothing yet';
  const [, subresource] = rule.resources[item]!.split('/');
  return subresource === undefined ? 'every resource of its groups' : `${subresource} of every resource of its groups`;
}
