import { defineRule, heldRights, strings } from 'klint/rule';

const apiGroup = 'rbac.authorization.k8s.io';

export default defineRule({
  meta: {
    id: 'insider-admin/no-rbac-bind',
    title: 'Right to bind roles that one does not hold',
    why:
      'The API server lets nobody bind a role with rights that they lack, unless they have the verb bind on it. An ' +
      'administrator who has it on all roles binds cluster-admin to himself.',
    remedy: 'Delete the verb bind, or limit it with resourceNames to the roles that may be handed out.',
    severity: 'error',
    presets: ['recommended', 'strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'insider:administrator', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['Role', 'ClusterRole'],
    references: ['cis:5.1.8', 'mitre:T1098.006', 'owasp:K02'],
    messages: {
      bind: '{kind} {name} allows {rights}: its subjects can take any role. Name the harmless ones in resourceNames.',
      sensitive:
        '{kind} {name} allows {rights} named {roles}: its subjects can take that role. Take it out of resourceNames.',
    },
    options: {
      sensitiveRoles: strings('Roles that nobody should be able to bind.', ['cluster-admin', 'admin', 'edit']),
      ignoreRoles: strings('Names of ClusterRoles that are accepted; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    resource(role) {
      const { sensitiveRoles, ignoreRoles } = options;
      const right = { verbs: ['bind'], apiGroup, resources: ['roles', 'clusterroles'], named: sensitiveRoles };
      for (const { rule, verb: at, data } of heldRights(role, [right], ignoreRoles)) {
        const roles = rule.resourceNames.filter((name) => sensitiveRoles.includes(name)).join(', ');
        if (roles === '') report({ messageId: 'bind', at, data });
        else report({ messageId: 'sensitive', at, data: { ...data, roles } });
      }
    },
  }),
});
