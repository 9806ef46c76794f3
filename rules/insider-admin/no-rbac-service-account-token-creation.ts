import { defineRule, flagOn, heldRights, strings } from 'klint/rule';

const right = { verbs: ['create'], apiGroup: '', resources: ['serviceaccounts/token'] };

export default defineRule({
  meta: {
    id: 'insider-admin/no-rbac-service-account-token-creation',
    title: 'Right to make tokens of ServiceAccounts',
    why:
      'An administrator who may create tokens takes over every ServiceAccount of the namespace, with a ClusterRole ' +
      'every one of the cluster, its controllers included. The token works outside the cluster, and nothing shows ' +
      'that it was made.',
    remedy: 'Add resourceNames with the ServiceAccounts that are meant.',
    severity: 'error',
    presets: ['recommended', 'strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'insider:administrator', motives: ['data-theft', 'compute-theft'] },
    kinds: ['Role', 'ClusterRole'],
    references: ['cis:5.1.13', 'mitre:T1528', 'owasp:K02'],
    messages: {
      token:
        '{kind} {name} allows {rights}: its subjects can become any account. Name the meant ones in resourceNames.',
    },
    options: {
      allowNamed: flagOn('Accept rights that are limited to some objects by resourceNames.'),
      ignoreRoles: strings('Names of ClusterRoles that are accepted; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    resource(role) {
      const rights = [{ ...right, named: !options.allowNamed }];
      for (const { resource: at, data } of heldRights(role, rights, options.ignoreRoles)) {
        report({ messageId: 'token', at, data });
      }
    },
  }),
});
