import { defineRule } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'worker-node/no-host-network',
    title: 'Pod on the network of the node',
    why:
      'A pod on the host network listens and sends as the node itself: an attacker who takes it over reaches ' +
      'services bound to localhost, can watch traffic of other pods, and stands outside every NetworkPolicy.',
    remedy: 'Delete hostNetwork and reach the pod through a Service.',
    severity: 'error',
    presets: ['recommended', 'strict', 'pss-baseline', 'pss-restricted', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft', 'denial-of-service'] },
    kinds: ['workload'],
    references: [
      'pss:baseline/hostNamespaces',
      'cis:5.2.5',
      'mitre:T1046',
      'mitre:T1557',
      'owasp:K01',
      'nsa:host-namespaces',
    ],
    messages: {
      shared: 'The pod uses the network of its node, localhost too, past every NetworkPolicy. Delete hostNetwork.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: (context) => ({
    podSpec(pod) {
      if (pod.get('hostNetwork') !== true) return;
      const at = pod.at('hostNetwork');
      context.report({ messageId: 'shared', at, edits: [{ op: 'delete', at, otherwise: false }] });
    },
  }),
});
