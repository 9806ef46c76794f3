import { asString, defineRule, flag, ownerName } from 'klint/rule';

const handlers = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host);
}

export default defineRule({
  meta: {
    id: 'worker-node/no-probe-host',
    title: 'Probe or hook to a host of its choice',
    why:
      'The kubelet sends probes and lifecycle hooks from the network of the node. With a host in them, an attacker ' +
      'who may write the manifest lets the node call any address: a metadata service, localhost of the node, another ' +
      'pod.',
    remedy: 'Delete host, so that the address of the pod is used.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'pss-baseline', 'pss-restricted'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft'] },
    kinds: ['workload'],
    references: ['pss:baseline/hostProbesAndHostLifecycle'],
    messages: {
      host: '{container} lets the kubelet call {host} in {probe}. Delete host, so that the address of the pod is used.',
    },
    options: {
      allVersions: flag('Also report for targets before Kubernetes 1.34, where the baseline level does not have it.'),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, options, report }) => ({
    container(container) {
      if (kubernetesMinor < 34 && !options.allVersions) return;
      // There localhost of the node is the pod's own; the baseline level refuses such a pod for hostNetwork.
      const isOnNode = container.pod.get('hostNetwork') === true;
      for (const handler of handlers) {
        for (const action of ['httpGet', 'tcpSocket']) {
          const host = asString(container.get(...handler, action, 'host')) ?? '';
          if (host === '' || (isOnNode && isLoopback(host))) continue;
          const at = container.at(...handler, action, 'host');
          const data = { container: ownerName(container), host, probe: `${handler.join('.')}.${action}` };
          report({ messageId: 'host', at, data, edits: [{ op: 'delete', at }] });
        }
      }
    },
  }),
});
