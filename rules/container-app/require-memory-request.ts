import { computeGap, defineRule, flagOn, ownerName } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/require-memory-request',
    title: 'Container that asks for no memory',
    why:
      'Without a request the scheduler puts the container on nodes that have no memory left, and the kubelet kills ' +
      'it first: an attacker who floods or takes over a neighbour stops it.',
    remedy: 'Set resources.requests.memory to what the container uses in normal operation.',
    severity: 'warn',
    presets: ['recommended', 'strict'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['denial-of-service'] },
    kinds: ['workload'],
    references: ['mitre:T1499'],
    messages: {
      missing:
        '{container} is promised no memory, so it is killed first when that runs out. Add resources.requests.memory.',
      zero: '{container} asks for zero memory, so it is killed first. Write what it uses in resources.requests.memory.',
    },
    options: {
      initContainers: flagOn('Also judge init containers; sidecars are always judged.'),
    },
    since: '0.1.0',
  },
  create: ({ options, kubernetesMinor, report }) => ({
    container(container) {
      if (container.role === 'init' && !options.initContainers) return;
      const gap = computeGap(container, 'requests', 'memory', kubernetesMinor);
      if (gap) report({ messageId: gap.state, at: gap.at, data: { container: ownerName(container) } });
    },
  }),
});
