import { asList, defineRule, isControlPlanePod, isHook, ref, valueAt } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/no-bare-pod',
    title: 'Pod that nothing starts again',
    why:
      'A pod without a controller is gone for good when its node fails, is drained, or is filled by somebody. An ' +
      'attacker who makes the kubelet evict it has taken the application down.',
    remedy: 'Let a Deployment, StatefulSet, DaemonSet or Job make the pod.',
    severity: 'info',
    presets: ['strict'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['denial-of-service'] },
    kinds: ['Pod'],
    references: ['mitre:T1499'],
    messages: {
      bare: 'Nothing starts Pod {name} again once its node fails or evicts it. Use a Deployment or a Job.',
    },
    options: {},
    since: '0.1.0',
  },
  create: ({ report }) => ({
    podSpec(pod) {
      const { resource } = pod;
      const owners = asList(valueAt(resource.value, ['metadata', 'ownerReferences']));
      if (owners.length > 0 || isHook(resource) || isControlPlanePod(pod)) return;
      report({ messageId: 'bare', at: ref(resource, 'kind'), data: { name: resource.name } });
    },
  }),
});
