import { computeGap, defineRule, flagOn, ownerName } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/require-cpu-limit',
    title: 'Container that may use every CPU of its node',
    why:
      'An attacker in a container without a limit mines on all processors of the node, or takes them from its ' +
      'neighbours, and nothing stops him.',
    remedy: 'Set resources.limits.cpu, with room for peaks.',
    severity: 'info',
    presets: ['strict', 'nsa-cisa'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['compute-theft', 'denial-of-service'] },
    kinds: ['workload'],
    references: ['mitre:T1496.001', 'mitre:T1499', 'nsa:resource-limits'],
    messages: {
      missing: '{container} may use every CPU of its node, also for a miner. Add resources.limits.cpu.',
      zero: '{container} has a CPU limit of zero, which means none. Write a real one in resources.limits.cpu.',
    },
    options: {
      initContainers: flagOn('Also judge init containers; sidecars are always judged.'),
    },
    since: '0.1.0',
  },
  create: ({ options, kubernetesMinor, report }) => ({
    container(container) {
      if (container.role === 'init' && !options.initContainers) return;
      const gap = computeGap(container, 'limits', 'cpu', kubernetesMinor);
      if (gap) report({ messageId: gap.state, at: gap.at, data: { container: ownerName(container) } });
    },
  }),
});
