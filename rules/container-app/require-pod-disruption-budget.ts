import { budgetedPods, defineRule, ref, scaledReplicas, scalersOf } from 'klint/rule';

const kinds = ['Deployment', 'DeploymentConfig', 'StatefulSet', 'ReplicaSet', 'Rollout'] as const;

export default defineRule({
  meta: {
    id: 'container-app/require-pod-disruption-budget',
    title: 'Replicas that may all be evicted at once',
    why:
      'When nodes are drained or scaled away, every pod on them is evicted at once unless a budget says how many ' +
      'must stay. Who can trigger that takes down an application that seemed to have spare pods.',
    remedy: 'Add a PodDisruptionBudget to the namespace whose selector matches the labels of the pods.',
    severity: 'info',
    presets: ['strict'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['denial-of-service'] },
    kinds,
    references: ['mitre:T1499'],
    messages: {
      none: 'All {count} pods of {kind} {name} may be evicted at once. Add a PodDisruptionBudget for them.',
    },
    options: {},
    since: '0.1.0',
  },
  create: ({ report }) => ({
    index(index) {
      // A budget may stand in a file that could not be read.
      if (!index.complete) return;
      const scalers = scalersOf(index, kinds);
      const budgeted = new Set(index.ofKind('PodDisruptionBudget').flatMap((budget) => budgetedPods(index, budget)));
      const judged = new Set(kinds.flatMap((kind) => index.ofKind(kind)));
      for (const pod of index.podSpecs) {
        const { resource } = pod;
        if (!judged.has(resource) || budgeted.has(pod)) continue;
        const count = scaledReplicas(resource, scalers) ?? 0;
        if (count < 2) continue;
        const data = { kind: resource.kind, name: resource.name, count };
        report({ messageId: 'none', at: ref(resource, 'metadata', 'name'), data });
      }
    },
  }),
});
