import { defineRule, isOn, kubeletKinds, wrongSettings } from 'klint/rule';
import type { WantedSetting } from 'klint/rule';

const wanted: WantedSetting = {
  of: ['kubelet'],
  name: 'protect-kernel-defaults',
  right: true,
  isWrong: (setting) => isOn(setting) === false,
};

export default defineRule({
  meta: {
    id: 'worker-node/require-kubelet-protect-kernel-defaults',
    title: 'Kubelet that changes kernel settings',
    why:
      'Without it the kubelet silently changes kernel settings that an administrator hardened, for instance what ' +
      'happens when memory runs out.',
    remedy: 'Set protectKernelDefaults to true.',
    severity: 'info',
    presets: ['cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['denial-of-service'] },
    kinds: kubeletKinds,
    components: ['kubelet'],
    references: ['owasp:K07'],
    messages: {
      on: '{name} overwrites kernel settings: {setting} is false. Set it to true.',
      default: '{name} overwrites kernel settings, since {setting} is false by default. Set it to true.',
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
