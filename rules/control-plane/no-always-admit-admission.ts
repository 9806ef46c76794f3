import { componentSetting, componentsOf, controlPlaneKinds, defineRule, itemsOf, listEdits } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'control-plane/no-always-admit-admission',
    title: 'API server that admits everything',
    why:
      'AlwaysAdmit is the plugin that says yes to every object. Where it stands in the list, somebody took it ' +
      'for a way to switch checks off.',
    remedy: 'Delete AlwaysAdmit from --enable-admission-plugins.',
    severity: 'error',
    presets: ['recommended', 'strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft', 'compute-theft'] },
    kinds: controlPlaneKinds,
    components: ['kube-apiserver'],
    references: ['cis:1.2.10', 'owasp:K07'],
    messages: {
      listed: '{name} switches AlwaysAdmit on, which admits every object. Delete it from the list.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const server of componentsOf(index, 'kube-apiserver')) {
        const setting = componentSetting(server, 'enable-admission-plugins', kubernetesMinor);
        const plugins = itemsOf(setting);
        if (!plugins.includes('AlwaysAdmit')) continue;
        const rest = plugins.filter((plugin) => plugin !== 'AlwaysAdmit');
        const edits = listEdits(server, setting.name, rest);
        report({ messageId: 'listed', at: setting.at, data: { name: server.name }, edits });
      }
    },
  }),
});
