import { componentSetting, componentsOf, controlPlaneKinds, defineRule, isOn, isWritten } from 'klint/rule';
import { settingEdits } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'control-plane/require-controller-manager-service-account-credentials',
    title: 'Controllers that share one account',
    why:
      'Without accounts of their own all controllers use the credentials of the controller manager, which then ' +
      'need every right that any of them needs; a flaw in one is a flaw in all.',
    remedy: 'Set --use-service-account-credentials=true.',
    severity: 'warn',
    presets: ['strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft'] },
    kinds: controlPlaneKinds,
    components: ['kube-controller-manager'],
    references: ['cis:1.3.3', 'owasp:K02'],
    messages: {
      absent: '{name} gives its controllers no accounts of their own. Set --use-service-account-credentials=true.',
      off: '{name} lets all controllers share one account: --use-service-account-credentials is false. Set true.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const manager of componentsOf(index, 'kube-controller-manager')) {
        const setting = componentSetting(manager, 'use-service-account-credentials', kubernetesMinor);
        if (isOn(setting) !== false) continue;
        const edits = settingEdits(manager, setting.name, true);
        const messageId = isWritten(setting) ? 'off' : 'absent';
        report({ messageId, at: setting.at, data: { name: manager.name }, edits });
      }
    },
  }),
});
