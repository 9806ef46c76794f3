import { connectVerbs, defineRule, flagOn, heldRights, strings } from 'klint/rule';
import type { Right } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'insider-admin/no-rbac-pod-exec',
    title: 'Right to run commands in pods',
    why:
      'With exec or attach an administrator, or whoever steals his credential, is inside every container of the ' +
      'namespace: its files, its secrets and the token of its ServiceAccount are one command away, and what happens ' +
      'there is in no audit log.',
    remedy:
      'Delete the rule, or limit it with resourceNames to the pods that are meant; for people, give it for a ' +
      'limited time.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'nsa-cisa', 'owasp-k8s'],
    threat: { leaf: 'insider:administrator', motives: ['data-theft', 'compute-theft'] },
    kinds: ['Role', 'ClusterRole'],
    references: ['mitre:T1609', 'owasp:K02', 'nsa:exec-into-container'],
    messages: {
      exec: '{kind} {name} allows {rights}: its subjects get into every container and take its token. {instead}.',
    },
    options: {
      subresources: strings('Subresources of pods that are judged.', ['exec', 'attach', 'ephemeralcontainers']),
      allowNamed: flagOn('Accept rights that are limited to some objects by resourceNames.'),
      ignoreRoles: strings('Names of ClusterRoles that are accepted; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, kubernetesMinor, report }) => ({
    resource(role) {
      const asked = rightsIn(kubernetesMinor).map((right) => ({ ...right, named: !options.allowNamed }));
      const judged = asked.filter(({ subresource }) => options.subresources.includes(subresource));
      for (const { rule, resource: at, data } of heldRights(role, judged, options.ignoreRoles)) {
        const isNamed = rule.resources.some((item) => item.startsWith('pods/'));
        const instead = isNamed ? 'Delete it' : 'List the resources that are used';
        report({ messageId: 'exec', at, data: { ...data, instead } });
      }
    },
  }),
});

function rightsIn(minor: number): readonly (Right & { readonly subresource: string })[] {
  const connect = connectVerbs(minor);
  const verbs = { exec: connect, attach: connect, ephemeralcontainers: ['update', 'patch'] };
  return Object.entries(verbs).map(([subresource, verbs]) => {
    return { subresource, verbs, apiGroup: '', resources: [`pods/${subresource}`] };
  });
}
