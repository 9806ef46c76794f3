import { defineRule, kubeletKinds, wholeNumber, wrongSettings } from 'klint/rule';
import type { WantedSetting } from 'klint/rule';

const wanted: WantedSetting = {
  of: ['kubelet'],
  name: 'read-only-port',
  right: 0,
  isWrong: (setting) => (wholeNumber(setting) ?? 0) !== 0,
};

export default defineRule({
  meta: {
    id: 'worker-node/no-kubelet-read-only-port',
    title: 'Kubelet with a port that asks nobody',
    why: 'The read-only port shows pods, their variables and metrics to everyone on the network, without login.',
    remedy: 'Set readOnlyPort to 0.',
    severity: 'error',
    presets: ['recommended', 'strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft'] },
    kinds: kubeletKinds,
    components: ['kubelet'],
    references: ['cis:4.2.4', 'mitre:T1133', 'owasp:K06'],
    messages: {
      on: '{name} shows its pods to everyone: {setting} is not 0. Set 0.',
      default: '{name} shows its pods to everyone, since {setting} is 10255 by default. Set 0.',
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
