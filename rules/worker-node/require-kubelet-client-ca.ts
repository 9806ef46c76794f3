import { componentSetting, componentsOf, defineRule, isUnset, kubeletKinds, settingLabel } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'worker-node/require-kubelet-client-ca',
    title: 'Kubelet that cannot check client certificates',
    why:
      'Without an authority for client certificates the API server cannot prove itself to the kubelet, and ' +
      'people open anonymous access in its place.',
    remedy: 'Set authentication.x509.clientCAFile.',
    severity: 'warn',
    presets: ['strict', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft', 'compute-theft'] },
    kinds: kubeletKinds,
    components: ['kubelet'],
    references: ['cis:4.2.3', 'owasp:K06', 'nsa:kubelet-authentication'],
    messages: {
      absent: '{name} cannot check client certificates. Set {setting}.',
    },
    options: {},
    since: '0.1.0',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const kubelet of componentsOf(index, 'kubelet')) {
        const setting = componentSetting(kubelet, 'client-ca-file', kubernetesMinor);
        if (!isUnset(setting)) continue;
        const data = { name: kubelet.name, setting: settingLabel(kubelet, setting.name) };
        report({ messageId: 'absent', at: setting.at, data });
      }
    },
  }),
});
