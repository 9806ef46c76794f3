import { connectVerbs, defineRule, heldRights, strings } from 'klint/rule';

/** A proxied request needs the verb of its HTTP method: get reads, create posts. */
const proxyVerbs = ['get', 'create'];

export default defineRule({
  meta: {
    id: 'insider-admin/no-rbac-pod-port-forward',
    title: 'Right to reach ports of pods past network policies',
    why:
      'A forwarded port or a proxied request comes from the node or the API server, so no NetworkPolicy stops it. An ' +
      'administrator, or whoever steals his credential, talks to databases and consoles that were closed to him.',
    remedy: 'Delete the rule, or give it for a limited time; let people reach an application the way its users do.',
    severity: 'warn',
    presets: ['strict', 'owasp-k8s'],
    threat: { leaf: 'insider:administrator', motives: ['data-theft'] },
    kinds: ['Role', 'ClusterRole'],
    references: ['mitre:T1090', 'owasp:K02'],
    messages: {
      forward:
        '{kind} {name} allows {rights}: its subjects reach ports that network policies close. Delete the right.',
    },
    options: {
      subresources: strings('Subresources that are judged.', ['pods/portforward', 'pods/proxy', 'services/proxy']),
      ignoreRoles: strings('Names of ClusterRoles that are accepted; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, kubernetesMinor, report }) => ({
    resource(role) {
      const rights = options.subresources.map((resource) => {
        const verbs = resource.endsWith('/proxy') ? proxyVerbs : connectVerbs(kubernetesMinor);
        // One pod that can be reached is one too many.
        return { verbs, apiGroup: '', resources: [resource], named: true };
      });
      for (const { resource: at, data } of heldRights(role, rights, options.ignoreRoles)) {
        report({ messageId: 'forward', at, data });
      }
    },
  }),
});
