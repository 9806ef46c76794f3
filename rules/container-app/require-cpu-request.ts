import { computeGap, defineRule, flagOn, ownerName } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/require-cpu-request',
    title: 'Container that asks for no CPU',
    why:
      'Without a request the scheduler takes the container for nothing and packs the node full. It then gets what is ' +
      'left over, so an attacker who floods or takes over a neighbour stops it.',
    remedy: 'Set resources.requests.cpu to what the container uses in normal operation.',
    severity: 'warn',
    presets: ['recommended', 'strict'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['denial-of-service', 'compute-theft'] },
    kinds: ['workload'],
    references: ['mitre:T1499'],
    messages: {
      missing: '{container} is promised no CPU, so a busy neighbour can starve it. Add resources.requests.cpu.',
      zero:
        '{container} asks for zero CPU, so a busy neighbour can starve it. Set resources.requests.cpu to what it uses.',
    },
    options: {
      initContainers: flagOn('Also judge init containers; sidecars are always judged.'),
    },
    since: '0.1.0',
  },
  create: ({ options, kubernetesMinor, report }) => ({
    container(container) {
      if (container.role === 'init' && !options.initContainers) return;
      const gap = computeGap(container, 'requests', 'cpu', kubernetesMinor);
      if (gap) report({ messageId: gap.state, at: gap.at, data: { container: ownerName(container) } });
    },
  }),
});
