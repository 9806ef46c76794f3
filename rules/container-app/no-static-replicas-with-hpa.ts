import { asNumber, defineRule, isAbsent, ref, scalersOf, valueAt } from 'klint/rule';

const kinds = ['Deployment', 'StatefulSet', 'ReplicaSet', 'Rollout'] as const;

export default defineRule({
  meta: {
    id: 'container-app/no-static-replicas-with-hpa',
    title: 'Number of replicas that fights its autoscaler',
    why:
      'Every apply sets the number back that the autoscaler has chosen. Under load, or during an attack, a release ' +
      'then takes away the pods that carry it.',
    remedy: 'Delete spec.replicas, and let the autoscaler say how many.',
    severity: 'warn',
    presets: ['recommended', 'strict'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['denial-of-service'] },
    kinds,
    references: [],
    messages: {
      static: 'Each apply sets {kind} {name} back to {count} pods, whatever {scaler} chose. Delete spec.replicas.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ report }) => ({
    index(index) {
      const scalers = scalersOf(index, kinds);
      for (const [scaler, target] of scalers.all) {
        const replicas = target && valueAt(target.value, ['spec', 'replicas']);
        if (!target || isAbsent(replicas)) continue;
        const at = ref(target, 'spec', 'replicas');
        const { kind, name } = target;
        const data = { kind, name, count: asNumber(replicas) ?? 'other', scaler: scaler.kind };
        const related = [{ message: 'the autoscaler', at: ref(scaler, 'metadata', 'name') }];
        report({ messageId: 'static', at, data, related, edits: [{ op: 'delete', at }] });
      }
    },
  }),
});
