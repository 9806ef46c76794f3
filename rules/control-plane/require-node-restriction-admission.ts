import { controlPlaneKinds, defineRule, serversWithoutPlugin } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'control-plane/require-node-restriction-admission',
    title: 'Kubelets that may change other nodes',
    why:
      'Without NodeRestriction a kubelet changes any Node and pod that its credentials name. Whoever takes over ' +
      'one node relabels others, draws secret workloads to itself and goes on from there.',
    remedy: 'Add NodeRestriction to --enable-admission-plugins.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft', 'compute-theft'] },
    kinds: controlPlaneKinds,
    components: ['kube-apiserver'],
    references: ['cis:1.2.14', 'owasp:K07'],
    messages: {
      lacks: '{name} does not switch NodeRestriction on. Add it to --enable-admission-plugins.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const { at, data, edits } of serversWithoutPlugin(index, 'NodeRestriction', kubernetesMinor)) {
        report({ messageId: 'lacks', at, data, edits });
      }
    },
  }),
});
