import { componentSetting, componentsOf, defineRule, kubeletKinds, parseDuration, removalEdits } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'worker-node/require-kubelet-streaming-timeout',
    title: 'Idle streams that never end',
    why:
      'Streams of exec and port-forward that nobody closes hold connections and memory of the node until there ' +
      'are no more.',
    remedy: 'Delete the flag, so that its default of four hours applies.',
    severity: 'info',
    presets: ['strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['denial-of-service'] },
    kinds: kubeletKinds,
    components: ['kubelet'],
    references: ['cis:4.2.5', 'owasp:K06'],
    messages: {
      off: '{name} never ends idle streams: --streaming-connection-idle-timeout is 0. Delete the flag.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const kubelet of componentsOf(index, 'kubelet')) {
        const setting = componentSetting(kubelet, 'streaming-connection-idle-timeout', kubernetesMinor);
        if (setting.from !== 'flag' || parseDuration(setting.value) !== 0) continue;
        const edits = removalEdits(kubelet, setting.name, false);
        report({ messageId: 'off', at: setting.at, data: { name: kubelet.name }, edits });
      }
    },
  }),
});
