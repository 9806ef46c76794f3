import { cipherFaults, cipherMessages, cipherOptions, controlPlaneKinds, defineRule } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'control-plane/no-weak-apiserver-ciphers',
    title: 'API server with weak ciphers',
    why:
      'Whoever records a connection with a weak cipher reads the tokens in it, at once or once a key is stolen, ' +
      'and acts as these users.',
    remedy: 'Delete weak suites from the list, or the list as a whole, and set VersionTLS12 or VersionTLS13.',
    severity: 'warn',
    presets: ['strict', 'cis'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft'] },
    kinds: controlPlaneKinds,
    components: ['kube-apiserver'],
    references: ['cis:1.2.29'],
    messages: cipherMessages,
    options: cipherOptions,
    since: '0.1.0',
  },
  create: ({ kubernetesMinor, options, report }) => ({
    index(index) {
      for (const fault of cipherFaults(index, 'kube-apiserver', options, kubernetesMinor)) report(fault);
    },
  }),
});
