import { componentSetting, componentsOf, defineRule, isOn, kubeletKinds, removalEdits, settingLabel } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'worker-node/require-kubelet-iptables-util-chains',
    title: 'Kubelet that leaves iptables alone',
    why: 'Without its chains, packets to ports of the node go other ways than the rules expect that protect it.',
    remedy: 'Delete the setting, so that its default true applies.',
    severity: 'info',
    presets: ['strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['denial-of-service'] },
    kinds: kubeletKinds,
    components: ['kubelet'],
    references: ['cis:4.2.6', 'owasp:K07'],
    messages: {
      off: '{name} does not keep its iptables chains: {setting} is false. Delete it.',
    },
    options: {},
    since: '0.1.0',
    fix: 'safe',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const kubelet of componentsOf(index, 'kubelet')) {
        const setting = componentSetting(kubelet, 'make-iptables-util-chains', kubernetesMinor);
        if (isOn(setting) !== false) continue;
        const data = { name: kubelet.name, setting: settingLabel(kubelet, setting.name) };
        report({ messageId: 'off', at: setting.at, data, edits: removalEdits(kubelet, setting.name, true) });
      }
    },
  }),
});
