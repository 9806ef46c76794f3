import { defineRule, heldRights, strings } from 'klint/rule';
import type { Right } from 'klint/rule';

// Names limit which roles can be changed, and any one is enough. A Role gives nothing on objects of the cluster.
const escalate = { verbs: ['escalate'], apiGroup: 'rbac.authorization.k8s.io', named: true };
const rights: readonly Right[] = [
  { ...escalate, resources: ['roles'] },
  { ...escalate, resources: ['clusterroles'], clusterOnly: true },
];

export default defineRule({
  meta: {
    id: 'insider-admin/no-rbac-escalate',
    title: 'Right to grant more than one has',
    why:
      'The API server lets nobody write a role with rights that they lack, unless they have the verb escalate. An ' +
      'administrator who has it gives himself every right of the cluster by one edit of a role that he is bound to.',
    remedy: 'Delete the verb escalate; bind the roles to be granted by somebody who already holds their rights.',
    severity: 'error',
    presets: ['recommended', 'strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'insider:administrator', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['Role', 'ClusterRole'],
    references: ['cis:5.1.8', 'mitre:T1098.006', 'owasp:K02'],
    messages: {
      escalate: '{kind} {name} allows {rights}: its subjects can grant themselves anything. Delete the verb.',
      wildcard: '{kind} {name} allows {rights}: its subjects can grant themselves anything. List the verbs in use.',
    },
    options: { ignoreRoles: strings('Names of ClusterRoles that are accepted; * stands for any characters.') },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    resource(role) {
      for (const { anyVerb, verb: at, data } of heldRights(role, rights, options.ignoreRoles)) {
        report({ messageId: anyVerb ? 'wildcard' : 'escalate', at, data });
      }
    },
  }),
});
