import { defineRule, isOn, kubeletKinds, wrongSettings } from 'klint/rule';
import type { WantedSetting } from 'klint/rule';

const wanted: WantedSetting = {
  of: ['kubelet'],
  name: 'anonymous-auth',
  right: false,
  isWrong: (setting) => isOn(setting) === true,
};

export default defineRule({
  meta: {
    id: 'worker-node/no-kubelet-anonymous-auth',
    title: 'Kubelet that answers requests of nobody',
    why:
      'Whoever reaches port 10250 of such a kubelet lists its pods without credentials and, where authorization ' +
      'is open too, runs commands in each of them.',
    remedy: 'Set authentication.anonymous.enabled to false.',
    severity: 'error',
    presets: ['recommended', 'strict', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: kubeletKinds,
    components: ['kubelet'],
    references: ['cis:4.2.1', 'mitre:T1133', 'owasp:K06', 'nsa:kubelet-authentication'],
    messages: {
      on: '{name} answers requests without credentials: {setting} is on. Set it to false.',
      default: '{name} answers requests without credentials, since {setting} is true by default. Set it to false.',
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
