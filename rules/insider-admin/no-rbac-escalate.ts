import { defineRule, grants, isBuiltinRole, isFullWildcard, literalRules, matchesAny, ref, strings } from 'klint/rule';

const apiGroup = 'rbac.authorization.k8s.io';

export default defineRule({
  meta: {
    id: 'insider-admin/no-rbac-escalate',
    title: 'Right to grant more than one has',
    why:
      'The API server lets nobody write a role with rights that they lack, unless they have the verb escalate. With ' +
      'it, one edit of a role that one is bound to gives every right of the cluster.',
    remedy: 'Delete the verb escalate; bind the roles to be granted by somebody who already holds their rights.',
    severity: 'error',
    presets: ['recommended', 'strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'insider:administrator', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['Role', 'ClusterRole'],
    references: ['cis:5.1.8', 'mitre:T1098.006', 'owasp:K02'],
    messages: {
      escalate: '{kind} {name} allows escalate on {resources}: its subjects can grant themselves anything. Delete it.',
      wildcard: '{kind} {name} allows * on {resources}, and so escalate: any right can be had. List the verbs in use.',
    },
    options: { ignoreRoles: strings('Names of ClusterRoles that are accepted; * stands for any characters.') },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    resource(role) {
      const { kind, name } = role;
      if (isBuiltinRole(role) || (kind === 'ClusterRole' && matchesAny(options.ignoreRoles, name))) return;
      // A Role gives nothing on objects of the cluster.
      const resources = kind === 'Role' ? ['roles'] : ['roles', 'clusterroles'];
      for (const [i, rule] of literalRules(role)) {
        if (isFullWildcard(rule)) continue;
        // Names limit which roles can be changed, and any one of them is enough.
        const anyName = { ...rule, resourceNames: [] };
        const granted = resources.filter((resource) => grants(anyName, { verb: 'escalate', apiGroup, resource }));
        if (granted.length === 0) continue;
        const named = rule.verbs.indexOf('escalate');
        const at = ref(role, 'rules', i, 'verbs', named < 0 ? rule.verbs.indexOf('*') : named);
        const messageId = named < 0 ? 'wildcard' : 'escalate';
        report({ messageId, at, data: { kind, name, resources: granted.join(' and ') } });
      }
    },
  }),
});
