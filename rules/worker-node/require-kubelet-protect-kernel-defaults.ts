import { componentSetting, componentsOf, defineRule, isOn, isWritten, kubeletKinds, settingEdits } from 'klint/rule';
import { settingLabel } from 'klint/rule';

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
      for (const kubelet of componentsOf(index, 'kubelet')) {
        const setting = componentSetting(kubelet, 'protect-kernel-defaults', kubernetesMinor);
        if (isOn(setting) !== false) continue;
        const data = { name: kubelet.name, setting: settingLabel(kubelet, setting.name) };
        const edits = settingEdits(kubelet, setting.name, true);
        report({ messageId: isWritten(setting) ? 'on' : 'default', at: setting.at, data, edits });
      }
    },
  }),
});
