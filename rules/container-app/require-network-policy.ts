import { defineRule, isGoverned, namespaceOf, podPoliciesOf, ref, strings } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/require-network-policy',
    title: 'Pod that no network policy selects',
    why:
      'A pod that no policy selects may be reached by every pod of the cluster, and may reach everything. An ' +
      'attacker in one application goes on from there to all others, and takes its data out unhindered.',
    remedy: 'Add a NetworkPolicy that denies both directions in the namespace, and one that allows what is needed.',
    severity: 'warn',
    presets: ['strict', 'nsa-cisa', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft'] },
    kinds: ['workload'],
    references: ['mitre:T1210', 'owasp:K05', 'nsa:network-policies'],
    messages: {
      ingress: 'No policy of this unit limits who reaches pods of {name}. Add an Ingress NetworkPolicy to {namespace}.',
      egress: 'No policy of this unit limits where pods of {name} send. Add an Egress NetworkPolicy to {namespace}.',
    },
    options: { directions: strings('Directions that need a policy: ingress, egress.', ['ingress', 'egress']) },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    index(index) {
      // A policy may stand in a file that could not be read.
      if (!index.complete) return;
      const policies = podPoliciesOf(index);
      for (const pod of index.podSpecs) {
        if (pod.get('hostNetwork') === true) continue;
        const { resource } = pod;
        for (const direction of ['ingress', 'egress'] as const) {
          if (!options.directions.includes(direction) || isGoverned(policies, pod, direction) !== false) continue;
          const data = { namespace: namespaceOf(resource), name: resource.name };
          report({ messageId: direction, at: ref(resource, 'metadata', 'name'), data });
        }
      }
    },
  }),
});
