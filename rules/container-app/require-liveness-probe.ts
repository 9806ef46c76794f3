import { defineRule, flagOn, isAbsent, isLongRunning, ownerName } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/require-liveness-probe',
    title: 'Container that nobody notices to hang',
    why:
      'Without a liveness probe the kubelet restarts only what ends. A container that an attacker, or one bad ' +
      'request, made hang stays up and answers nobody until somebody looks.',
    remedy: 'Add a livenessProbe that fails when the process no longer makes progress.',
    severity: 'info',
    presets: ['strict'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['denial-of-service'] },
    kinds: ['workload'],
    references: ['mitre:T1499'],
    messages: {
      missing: '{container} has no livenessProbe, so nothing restarts it when it hangs. Add one.',
    },
    options: { sidecars: flagOn('Also judge native sidecars, init containers with restartPolicy Always.') },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    podSpec(pod) {
      if (!isLongRunning(pod)) return;
      for (const container of pod.containers) {
        if (container.role !== 'container' && !(container.role === 'sidecar' && options.sidecars)) continue;
        if (!isAbsent(container.get('livenessProbe'))) continue;
        const data = { container: ownerName(container) };
        report({ messageId: 'missing', at: container.at('livenessProbe'), data });
      }
    },
  }),
});
