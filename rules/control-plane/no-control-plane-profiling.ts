import { controlPlaneKinds, defineRule, isOn, wrongSettings } from 'klint/rule';
import type { WantedSetting } from 'klint/rule';

const wanted: WantedSetting = {
  of: ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'],
  name: 'profiling',
  right: false,
  isWrong: (setting) => isOn(setting) === true,
};

export default defineRule({
  meta: {
    id: 'control-plane/no-control-plane-profiling',
    title: 'Control plane that serves profiles of itself',
    why:
      'Profiles show an attacker what a component holds in memory and does, and taking one costs it time: asked ' +
      'for again and again, they slow the control plane down.',
    remedy: 'Set --profiling=false, in a KubeSchedulerConfiguration enableProfiling: false.',
    severity: 'info',
    presets: ['strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft', 'denial-of-service'] },
    kinds: [...controlPlaneKinds, 'KubeSchedulerConfiguration'],
    components: ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'],
    references: ['cis:1.2.15', 'cis:1.3.2', 'cis:1.4.1', 'owasp:K07'],
    messages: {
      absent: '{name} serves profiles of itself, since {setting} is true by default. Set it to false.',
      on: '{name} serves profiles of itself: {setting} is on. Set it to false.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const { isWritten, at, data, edits } of wrongSettings(index, wanted, kubernetesMinor)) {
        report({ messageId: isWritten ? 'on' : 'absent', at, data, edits });
      }
    },
  }),
});
