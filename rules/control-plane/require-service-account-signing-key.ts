import { componentSetting, componentsOf, controlPlaneKinds, defineRule, isUnset } from 'klint/rule';

const flags = {
  'kube-apiserver': 'service-account-key-file',
  'kube-controller-manager': 'service-account-private-key-file',
} as const;

export default defineRule({
  meta: {
    id: 'control-plane/require-service-account-signing-key',
    title: 'Tokens signed with a key that does more',
    why:
      'Without a key of their own, tokens are checked by the TLS key of the API server: whoever learns that key ' +
      'makes tokens for any ServiceAccount, and it cannot be changed without making all invalid.',
    remedy: 'Set --service-account-key-file and --service-account-private-key-file to a pair of keys for tokens alone.',
    severity: 'warn',
    presets: ['strict', 'cis'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft'] },
    kinds: controlPlaneKinds,
    components: ['kube-apiserver', 'kube-controller-manager'],
    references: ['cis:1.2.22', 'cis:1.3.4'],
    messages: {
      absent: '{name} has no key of its own for tokens. Set --{flag}.',
    },
    options: {},
    since: '0.1.0',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const [component, flag] of Object.entries(flags)) {
        for (const each of componentsOf(index, component as keyof typeof flags)) {
          const setting = componentSetting(each, flag, kubernetesMinor);
          if (isUnset(setting)) report({ messageId: 'absent', at: setting.at, data: { name: each.name, flag } });
        }
      }
    },
  }),
});
