import { controlPlaneKinds, defineRule, serversWithoutPlugin } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'control-plane/require-always-pull-images-admission',
    title: 'Private images that every pod of a node may use',
    why:
      'An image that one pod has fetched lies on the node, and any other pod there may start it without ' +
      'credentials for its registry. Private code and what is baked into it are open to all who may run pods.',
    remedy: 'Add AlwaysPullImages to --enable-admission-plugins.',
    severity: 'info',
    presets: ['cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft'] },
    kinds: controlPlaneKinds,
    components: ['kube-apiserver'],
    references: ['cis:1.2.11', 'owasp:K07'],
    messages: {
      lacks: '{name} does not switch AlwaysPullImages on. Add it to --enable-admission-plugins.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const { at, data, edits } of serversWithoutPlugin(index, 'AlwaysPullImages', kubernetesMinor)) {
        report({ messageId: 'lacks', at, data, edits });
      }
    },
  }),
});
