import { budgetedPods, budgetedReplicas, defineRule, flag, keptPods, ref, replicatedKinds } from 'klint/rule';
import { scalersOf, valueAt } from 'klint/rule';
import type { PodSpec, Resource, Scalers } from 'klint/rule';

/** The field came out of alpha with 1.27 (KEP 3017). */
const POLICY_SINCE = 27;

/** How many pods there are at the least, if `minAvailable` lets none of them go. */
function blockedPods(minAvailable: unknown, pods: readonly PodSpec[], scalers: Scalers): number | undefined {
  const replicas = budgetedReplicas(pods, scalers);
  const kept = replicas && keptPods(minAvailable, replicas);
  return kept && kept >= replicas ? replicas : undefined;
}

export default defineRule({
  meta: {
    id: 'container-app/no-blocking-pod-disruption-budget',
    title: 'Budget that lets no pod go',
    why:
      'A budget that allows no eviction stops every drain, so nodes are not updated and their holes stay open, or ' +
      'somebody deletes the pods by force and all replicas are gone at once.',
    remedy: 'Allow one eviction: maxUnavailable: 1, or a minAvailable below the number of replicas.',
    severity: 'warn',
    presets: ['recommended', 'strict'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['denial-of-service'] },
    kinds: ['PodDisruptionBudget'],
    references: ['mitre:T1499'],
    messages: {
      none: 'No pod may ever be evicted ({field}: {value}), so nodes cannot be drained. Allow at least one.',
      all: 'minAvailable {value} keeps every pod there is ({count}), so no node is drained. Lower it or add replicas.',
      unhealthy: 'A broken pod can block a drain for ever. Set unhealthyPodEvictionPolicy: AlwaysAllow.',
    },
    options: {
      requireUnhealthyPolicy: flag('Also report budgets without unhealthyPodEvictionPolicy: AlwaysAllow (1.27).'),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, options, report }) => {
    const judgePolicy = (budget: Resource) => {
      if (!options.requireUnhealthyPolicy || kubernetesMinor < POLICY_SINCE) return;
      const at = ref(budget, 'spec', 'unhealthyPodEvictionPolicy');
      if (valueAt(budget.value, at.path) === 'AlwaysAllow') return;
      report({ messageId: 'unhealthy', at, edits: [{ op: 'set', at, value: 'AlwaysAllow' }] });
    };
    return {
      index(index) {
        const scalers = scalersOf(index, replicatedKinds);
        for (const budget of index.ofKind('PodDisruptionBudget')) {
          judgePolicy(budget);
          const field = (name: string) => {
            return { at: ref(budget, 'spec', name), value: valueAt(budget.value, ['spec', name]) };
          };
          const [most, least] = [field('maxUnavailable'), field('minAvailable')] as const;
          if (most.value === 0 || most.value === '0%') {
            report({ messageId: 'none', at: most.at, data: { field: 'maxUnavailable', value: most.value } });
          }
          if (least.value === '100%') {
            report({ messageId: 'none', at: least.at, data: { field: 'minAvailable', value: least.value } });
            continue;
          }
          const pods = budgetedPods(index, budget);
          const count = blockedPods(least.value, pods, scalers);
          if (!count) continue;
          const involved = new Set(pods.flatMap(({ resource }) => [resource, ...scalers.of(resource)]));
          const related = [...involved].map((each) => ({ message: each.kind, at: ref(each, 'metadata', 'name') }));
          report({ messageId: 'all', at: least.at, data: { value: String(least.value), count }, related });
        }
      },
    };
  },
});
