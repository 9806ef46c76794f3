import { componentSetting, componentsOf, defineRule, isUnset } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'control-plane/require-controller-manager-root-ca',
    title: 'Pods that cannot check the API server',
    why:
      'Without the authority in their ServiceAccount pods cannot tell the API server from somebody on the way ' +
      'who takes their tokens, and people switch the check off.',
    remedy: 'Set --root-ca-file to the authority of the certificate of the API server.',
    severity: 'info',
    presets: ['cis'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft'] },
    kinds: ['workload'],
    components: ['kube-controller-manager'],
    references: ['cis:1.3.5'],
    messages: {
      absent: '{name} gives pods no authority to check the API server with. Set --root-ca-file.',
    },
    options: {},
    since: '0.1.0',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const manager of componentsOf(index, 'kube-controller-manager')) {
        const setting = componentSetting(manager, 'root-ca-file', kubernetesMinor);
        if (isUnset(setting)) report({ messageId: 'absent', at: setting.at, data: { name: manager.name } });
      }
    },
  }),
});
