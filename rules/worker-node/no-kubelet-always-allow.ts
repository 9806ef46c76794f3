import { defineRule, kubeletKinds, wrongSettings } from 'klint/rule';
import type { WantedSetting } from 'klint/rule';

const wanted: WantedSetting = {
  of: ['kubelet'],
  name: 'authorization-mode',
  right: 'Webhook',
  isWrong: (setting) => setting.value === 'AlwaysAllow',
};

export default defineRule({
  meta: {
    id: 'worker-node/no-kubelet-always-allow',
    title: 'Kubelet that allows everything',
    why:
      'With AlwaysAllow every client that the kubelet knows, and with anonymous access everyone, runs commands ' +
      'in the pods of the node.',
    remedy: 'Set authorization.mode to Webhook.',
    severity: 'error',
    presets: ['recommended', 'strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: kubeletKinds,
    components: ['kubelet'],
    references: ['cis:4.2.2', 'mitre:T1133', 'owasp:K06'],
    messages: {
      on: '{name} allows every request: {setting} is AlwaysAllow. Set Webhook.',
      default: '{name} allows every request, since {setting} is AlwaysAllow by default. Set Webhook.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const { isWritten, at, data, edits } of wrongSettings(index, wanted, kubernetesMinor)) {
        report({ messageId: isWritten ? 'on' : 'default', at, data, edits });
      }
    },
  }),
});
