import { componentSetting, componentsOf, controlPlaneKinds, defineRule, isOn, isWritten } from 'klint/rule';
import { settingEdits, settingLabel } from 'klint/rule';

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
      for (const component of componentsOf(index, 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler')) {
        const setting = componentSetting(component, 'profiling', kubernetesMinor);
        if (isOn(setting) !== true) continue;
        const data = { name: component.name, setting: settingLabel(component, setting.name) };
        const edits = settingEdits(component, setting.name, false);
        report({ messageId: isWritten(setting) ? 'on' : 'absent', at: setting.at, data, edits });
      }
    },
  }),
});
