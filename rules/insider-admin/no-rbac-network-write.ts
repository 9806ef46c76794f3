import { apiResource, defineRule, heldRights, strings } from 'klint/rule';

const write = ['create', 'update', 'patch'];
const remove = ['delete', 'deletecollection'];

export default defineRule({
  meta: {
    id: 'insider-admin/no-rbac-network-write',
    title: 'Right to change where traffic goes',
    why:
      'Who may write Services, their endpoints or routes leads requests for other applications to a pod of his own; ' +
      'with services/status alone he claims addresses (CVE-2020-8554). Who may change network policies opens what ' +
      'they close.',
    remedy: 'Leave these objects to the pipeline and to controllers, and give people the right to read them.',
    severity: 'info',
    presets: ['strict', 'owasp-k8s'],
    threat: { leaf: 'insider:administrator', motives: ['data-theft', 'denial-of-service'] },
    kinds: ['Role', 'ClusterRole'],
    references: ['mitre:T1557', 'mitre:T1562', 'owasp:K02'],
    messages: {
      write: '{kind} {name} allows {rights}: its subjects can lead traffic elsewhere. Leave it to the pipeline.',
    },
    options: {
      resources: strings('Resources that are judged, such as services or tcproutes.gateway.networking.k8s.io.', [
        'services', 'services/status', 'endpoints', 'endpointslices', 'ingresses', 'networkpolicies', 'httproutes',
      ]),
      ignoreRoles: strings('Names of ClusterRoles that are accepted; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, kubernetesMinor, report }) => ({
    resource(role) {
      const judged = options.resources.map((text) => apiResource(text, kubernetesMinor));
      const rights = judged.flatMap(({ name, groups }) => {
        // A policy that is gone closes nothing; a route that is gone leads nowhere.
        const verbs = name === 'networkpolicies' ? [...write, ...remove] : write;
        return groups.map((apiGroup) => ({ verbs, apiGroup, resources: [name], named: true }));
      });
      for (const { resource: at, data } of heldRights(role, rights, options.ignoreRoles)) {
        report({ messageId: 'write', at, data });
      }
    },
  }),
});
