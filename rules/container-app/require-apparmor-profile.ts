import { APPARMOR_FIELD_SINCE, appArmorAnnotation, containerNames, defineRule, hasAppArmorProfile } from 'klint/rule';
import { isAbsent, isWindows, runtimeDefault } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/require-apparmor-profile',
    title: 'Container without an AppArmor profile',
    why:
      'Whether a container without a profile is confined depends on the node and its runtime. Where it is not, an ' +
      'attacker in it may mount, write to files of the kernel and watch other processes.',
    remedy: 'Set appArmorProfile.type: RuntimeDefault in the securityContext of the pod.',
    severity: 'info',
    presets: ['strict', 'nsa-cisa', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft', 'compute-theft'] },
    kinds: ['workload'],
    references: ['owasp:K01', 'nsa:linux-hardening'],
    messages: {
      missing:
        'No AppArmor profile limits {container}. Set appArmorProfile.type: RuntimeDefault in the pod securityContext.',
      annotation: 'No AppArmor profile limits {container}. Set the annotation {annotation} to runtime/default.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, report }) => ({
    container(container) {
      const { pod } = container;
      if (isWindows(pod) || hasAppArmorProfile(container, kubernetesMinor)) return;
      const name = containerNames([container]);
      const at = container.at('securityContext', 'appArmorProfile');
      if (kubernetesMinor >= APPARMOR_FIELD_SINCE) {
        const isOwn = !isAbsent(container.get('securityContext', 'appArmorProfile'));
        const edits = runtimeDefault(isOwn ? container : pod, 'appArmorProfile');
        report({ messageId: 'missing', at, data: { container: name }, edits });
      } else {
        const annotation = appArmorAnnotation(container);
        const set = pod.metadata.at('annotations', annotation);
        const edits = [{ op: 'set', at: set, value: 'runtime/default' }] as const;
        report({ messageId: 'annotation', at, data: { container: name, annotation }, edits });
      }
    },
  }),
});
