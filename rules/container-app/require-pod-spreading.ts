import { defineRule, leastReplicas, repelsItself, spreadsItself, strings } from 'klint/rule';

const kinds = ['Deployment', 'DeploymentConfig', 'StatefulSet', 'ReplicaSet', 'Rollout'] as const;

export default defineRule({
  meta: {
    id: 'container-app/require-pod-spreading',
    title: 'Replicas that may share one node',
    why:
      'Nothing keeps the replicas apart, so they may all run on one node. When that fails, or an attacker in any ' +
      'other pod fills it, the application is down in spite of its replicas.',
    remedy: 'Add topologySpreadConstraints, or podAntiAffinity, with a selector that matches the pod itself.',
    severity: 'info',
    presets: ['strict'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['denial-of-service'] },
    kinds,
    references: ['mitre:T1499'],
    messages: {
      together: 'All {count} pods of {kind} {name} may run on one node and fail with it. Add {fields} for them.',
    },
    options: {
      accept: strings('What counts: podAntiAffinity, topologySpreadConstraints.', [
        'podAntiAffinity',
        'topologySpreadConstraints',
      ]),
    },
    since: '0.1.0',
  },
  create: ({ options: { accept }, report }) => ({
    index(index) {
      const judged = new Set(kinds.flatMap((kind) => index.ofKind(kind)));
      for (const pod of index.podSpecs) {
        const { resource } = pod;
        const { count = 0 } = judged.has(resource) ? leastReplicas(resource) : {};
        if (count < 2) continue;
        if (accept.includes('podAntiAffinity') && repelsItself(index, pod)) continue;
        if (accept.includes('topologySpreadConstraints') && spreadsItself(pod)) continue;
        const data = { kind: resource.kind, name: resource.name, count, fields: accept.join(' or ') };
        report({ messageId: 'together', at: pod.at('affinity'), data });
      }
    },
  }),
});
