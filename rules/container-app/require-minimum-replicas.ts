import { defineRule, flag, integer, leastReplicas, ref, replicatedKinds, scalersOf, servicesOfPods } from 'klint/rule';
import type { Resource } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/require-minimum-replicas',
    title: 'Application with a single pod',
    why:
      'With one pod every restart, drained node and crash is an outage, and an attacker who can make one pod fail, ' +
      'with a request or by filling its node, has taken the application down.',
    remedy: 'Run two or more replicas, or let the autoscaler keep as many.',
    severity: 'info',
    presets: ['strict'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['denial-of-service'] },
    kinds: [
      'Deployment', 'DeploymentConfig', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'Rollout',
      'HorizontalPodAutoscaler', 'ScaledObject',
    ],
    references: ['mitre:T1499'],
    messages: {
      replicas: '{kind} {name} runs {count} of at least {minimum} pods, so one failure is an outage. Raise replicas.',
      autoscaler: '{kind} {name} may leave {count} of at least {minimum} pods. Raise the minimum.',
    },
    options: {
      minimum: integer('The least number of replicas.', 2),
      onlyBehindService: flag('Judge only workloads that a Service of the unit selects.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => {
    const judge = (resource: Resource, messageId: 'replicas' | 'autoscaler', target?: Resource) => {
      const { count, at } = leastReplicas(resource);
      if (count === undefined || count >= options.minimum) return;
      const data = { kind: resource.kind, name: resource.name, count, minimum: options.minimum };
      const related = target && [{ message: 'what it scales', at: ref(target, 'metadata', 'name') }];
      report({ messageId, at, data, ...(related && { related }) });
    };
    return {
      index(index) {
        const scalers = scalersOf(index, replicatedKinds);
        const served = new Set<Resource | undefined>();
        if (options.onlyBehindService) for (const pod of servicesOfPods(index).keys()) served.add(pod.resource);
        const isJudged = (resource: Resource | undefined) => !options.onlyBehindService || served.has(resource);
        for (const [scaler, target] of scalers.all) if (isJudged(target)) judge(scaler, 'autoscaler', target);
        for (const resource of replicatedKinds.flatMap((kind) => index.ofKind(kind))) {
          if (scalers.of(resource).length > 0 || !isJudged(resource)) continue;
          // With no replicas at all it is switched off.
          if (leastReplicas(resource).count !== 0) judge(resource, 'replicas');
        }
      },
    };
  },
});
