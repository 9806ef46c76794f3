import { computeGap, defineRule, flagOn, ownerName } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/require-memory-limit',
    title: 'Container that may use all memory of its node',
    why:
      'A container without a limit grows until the node runs out: one request that makes the application leak, ' +
      'or an attacker inside it, stops every pod of the node.',
    remedy: 'Set resources.limits.memory, best to the same value as the request.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'nsa-cisa'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['denial-of-service', 'compute-theft'] },
    kinds: ['workload'],
    references: ['mitre:T1499', 'mitre:T1496.001', 'nsa:resource-limits'],
    messages: {
      missing:
        '{container} may use all memory of its node, so a leak stops its neighbours. Add resources.limits.memory.',
      zero: '{container} has a memory limit of zero, which means none. Write a real one in resources.limits.memory.',
    },
    options: {
      initContainers: flagOn('Also judge init containers; sidecars are always judged.'),
    },
    since: '0.1.0',
  },
  create: ({ options, kubernetesMinor, report }) => ({
    container(container) {
      if (container.role === 'init' && !options.initContainers) return;
      const gap = computeGap(container, 'limits', 'memory', kubernetesMinor);
      if (gap) report({ messageId: gap.state, at: gap.at, data: { container: ownerName(container) } });
    },
  }),
});
