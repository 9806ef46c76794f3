import { componentSetting, componentsOf, defineRule, isOn, isUnset, isWritten, kubeletKinds } from 'klint/rule';
import { settingEdits, settingLabel } from 'klint/rule';

const names = ['rotate-server-certificates', 'tls-cert-file', 'tls-private-key-file'];

export default defineRule({
  meta: {
    id: 'worker-node/require-kubelet-serving-certificate',
    title: 'Kubelet with a certificate that it signed itself',
    why: 'Nobody can check such a certificate: whoever answers for the node reads what exec and logs carry.',
    remedy: 'Set serverTLSBootstrap to true, or tlsCertFile and tlsPrivateKeyFile.',
    severity: 'warn',
    presets: ['strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft'] },
    kinds: kubeletKinds,
    components: ['kubelet'],
    references: ['cis:4.2.9', 'mitre:T1557', 'owasp:K06'],
    messages: {
      absent: '{name} serves a certificate that it signed itself. Set {setting}, or name a certificate and its key.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const kubelet of componentsOf(index, 'kubelet')) {
        const [boot, file, key] = names.map((name) => componentSetting(kubelet, name, kubernetesMinor));
        if (isOn(boot!) !== false || (!isUnset(file!) && !isUnset(key!))) continue;
        const at = isWritten(boot!) || !isWritten(file!) ? boot!.at : file!.at;
        const data = { name: kubelet.name, setting: settingLabel(kubelet, boot!.name) };
        report({ messageId: 'absent', at, data, edits: settingEdits(kubelet, boot!.name, true) });
      }
    },
  }),
});
