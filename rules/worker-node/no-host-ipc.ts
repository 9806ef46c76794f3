import { defineRule } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'worker-node/no-host-ipc',
    title: 'Pod that shares memory with the node',
    why:
      'An attacker in a pod with the IPC namespace of the host can read, change and remove the shared memory and ' +
      'message queues of every process of the node, such as those of a database.',
    remedy: 'Delete hostIPC; containers of one pod share memory already.',
    severity: 'error',
    presets: ['recommended', 'strict', 'pss-baseline', 'pss-restricted', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft', 'denial-of-service'] },
    kinds: ['workload'],
    references: ['pss:baseline/hostNamespaces', 'cis:5.2.4', 'owasp:K01', 'nsa:host-namespaces'],
    messages: {
      shared: 'The pod can read and change the shared memory of all processes of its node. Delete hostIPC.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: (context) => ({
    podSpec(pod) {
      if (pod.get('hostIPC') !== true) return;
      const at = pod.at('hostIPC');
      context.report({ messageId: 'shared', at, edits: [{ op: 'delete', at, otherwise: false }] });
    },
  }),
});
