import { componentSetting, componentsOf, controlPlaneKinds, defineRule, isUnset } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'control-plane/require-apiserver-encryption-provider',
    title: 'Secrets that lie in etcd as plain text',
    why: 'Whoever gets hold of a backup or a disk of etcd reads every Secret. Base64 hides nothing.',
    remedy: 'Set --encryption-provider-config to an EncryptionConfiguration, best with a kms provider.',
    severity: 'warn',
    presets: ['strict', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft'] },
    kinds: controlPlaneKinds,
    components: ['kube-apiserver'],
    references: ['cis:1.2.27', 'mitre:T1530', 'owasp:K03', 'nsa:etcd-encryption'],
    messages: {
      absent: '{name} writes Secrets to etcd as plain text. Set --encryption-provider-config.',
    },
    options: {},
    since: '0.1.0',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const server of componentsOf(index, 'kube-apiserver')) {
        const setting = componentSetting(server, 'encryption-provider-config', kubernetesMinor);
        if (isUnset(setting)) report({ messageId: 'absent', at: setting.at, data: { name: server.name } });
      }
    },
  }),
});
