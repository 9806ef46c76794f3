import { defineRule, flagOn, heldRights, strings } from 'klint/rule';
import type { Right } from 'klint/rule';

const verbs = ['impersonate'];
// Only ServiceAccounts belong to a namespace (staging/src/k8s.io/apiserver/pkg/endpoints/filters/impersonation).
const rights: readonly Right[] = [
  { verbs, apiGroup: '', resources: ['serviceaccounts'] },
  { verbs, apiGroup: '', resources: ['users', 'groups'], clusterOnly: true },
  { verbs, apiGroup: 'authentication.k8s.io', resources: ['uids', 'userextras/'], clusterOnly: true },
];

export default defineRule({
  meta: {
    id: 'insider-admin/no-rbac-impersonate',
    title: 'Right to act as somebody else',
    why:
      'An administrator who may impersonate sends requests as any user or group, system:masters included, and the ' +
      'audit log shows it only to those who look for it. It is the right to everything that anybody may do.',
    remedy: 'Delete the verb impersonate, or limit it with resourceNames to the users or accounts that are needed.',
    severity: 'error',
    presets: ['recommended', 'strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'insider:administrator', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['Role', 'ClusterRole'],
    references: ['cis:5.1.8', 'mitre:T1078', 'owasp:K02'],
    messages: {
      impersonate:
        '{kind} {name} allows {rights}: its subjects can act as anybody. Delete it, or name whom in resourceNames.',
    },
    options: {
      allowNamed: flagOn('Accept rights that are limited to some objects by resourceNames.'),
      ignoreRoles: strings('Names of ClusterRoles that are accepted; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    resource(role) {
      const named = !options.allowNamed;
      const asked = rights.map((right) => ({ ...right, named }));
      for (const { verb: at, data } of heldRights(role, asked, options.ignoreRoles)) {
        report({ messageId: 'impersonate', at, data });
      }
    },
  }),
});
