import { cipherFaults, cipherMessages, cipherOptions, defineRule, kubeletKinds } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'worker-node/no-weak-kubelet-ciphers',
    title: 'Kubelet with weak ciphers',
    why:
      'Whoever records a connection with a weak cipher reads what exec and logs carry, at once or once a key is ' +
      'stolen.',
    remedy: 'Delete weak suites from the list, or the list as a whole, and set VersionTLS12 or VersionTLS13.',
    severity: 'warn',
    presets: ['strict', 'cis'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft'] },
    kinds: kubeletKinds,
    components: ['kubelet'],
    references: ['cis:4.2.12'],
    messages: cipherMessages,
    options: cipherOptions,
    since: '0.1.0',
  },
  create: ({ kubernetesMinor, options, report }) => ({
    index(index) {
      for (const fault of cipherFaults(index, 'kubelet', options, kubernetesMinor)) report(fault);
    },
  }),
});
