import { componentSetting, componentsOf, controlPlaneKinds, defineRule, isOn, removalEdits } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'control-plane/no-disabled-service-account-lookup',
    title: 'Tokens that outlive their ServiceAccount',
    why:
      'Without a lookup the API server checks the signature of a token alone: one that was stolen works on after ' +
      'its ServiceAccount or pod is deleted.',
    remedy: 'Delete the flag, so that its default true applies.',
    severity: 'error',
    presets: ['recommended', 'strict', 'cis'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft'] },
    kinds: controlPlaneKinds,
    components: ['kube-apiserver'],
    references: ['cis:1.2.21', 'mitre:T1528'],
    messages: {
      off: '{name} accepts tokens of deleted ServiceAccounts: --service-account-lookup is false. Delete the flag.',
    },
    options: {},
    since: '0.1.0',
    fix: 'safe',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const server of componentsOf(index, 'kube-apiserver')) {
        const setting = componentSetting(server, 'service-account-lookup', kubernetesMinor);
        if (isOn(setting) !== false) continue;
        const edits = removalEdits(server, setting.name, true);
        report({ messageId: 'off', at: setting.at, data: { name: server.name }, edits });
      }
    },
  }),
});
