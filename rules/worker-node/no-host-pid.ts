import { defineRule } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'worker-node/no-host-pid',
    title: 'Pod that sees the processes of the node',
    why:
      'An attacker in a pod with the PID namespace of the host sees every process of the node, with its environment ' +
      'and open files; with a capability or the right user he can stop, trace or enter them.',
    remedy: 'Delete hostPID; share processes between the containers of one pod with shareProcessNamespace.',
    severity: 'error',
    presets: ['recommended', 'strict', 'pss-baseline', 'pss-restricted', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['workload'],
    references: ['pss:baseline/hostNamespaces', 'cis:5.2.3', 'mitre:T1611', 'owasp:K01', 'nsa:host-namespaces'],
    messages: {
      shared: 'The pod sees all processes of its node, with their files and environments. Delete hostPID.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: (context) => ({
    podSpec(pod) {
      if (pod.get('hostPID') !== true) return;
      const at = pod.at('hostPID');
      context.report({ messageId: 'shared', at, edits: [{ op: 'delete', at, otherwise: false }] });
    },
  }),
});
