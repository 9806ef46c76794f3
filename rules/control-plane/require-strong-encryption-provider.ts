import { defineRule, ref, secretEncryption, strings } from 'klint/rule';

/** From here on version v1 of the kms provider is deprecated. */
const KMS_V1_DEPRECATED_SINCE = 28;

export default defineRule({
  meta: {
    id: 'control-plane/require-strong-encryption-provider',
    title: 'Encryption that does not encrypt Secrets',
    why:
      'Only the first provider writes. If that is identity, or if no entry covers Secrets, they lie in etcd as ' +
      'plain text, and the flag makes everyone believe that they do not.',
    remedy: 'Put a kms (v2), secretbox or aescbc provider first in the entry that covers secrets, and identity last.',
    severity: 'error',
    presets: ['recommended', 'strict', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft'] },
    kinds: ['EncryptionConfiguration'],
    references: ['cis:1.2.28', 'mitre:T1530', 'owasp:K03', 'nsa:etcd-encryption'],
    messages: {
      identity: 'New Secrets are written as plain text, since identity is the first provider. Move it to the end.',
      weak: 'Secrets are written by {provider}, which is not among {providers}. Put one of these first.',
      uncovered:
        'No entry covers Secrets, so that they are written as plain text. Add secrets to the resources of one.',
      'kms-v1':
        'The kms provider uses version v1, which is deprecated since 1.28 and off since 1.29. Set apiVersion: ' +
        'v2.',
    },
    options: {
      providers: strings('Providers that may write Secrets.', ['kms', 'secretbox', 'aescbc']),
    },
    since: '0.1.0',
  },
  create: ({ kubernetesMinor, options: { providers }, report }) => ({
    resource(config) {
      const found = secretEncryption(config);
      if (!found) return report({ messageId: 'uncovered', at: ref(config, 'resources') });
      const { provider, kmsVersion, path } = found;
      const at = { resource: config, path, target: 'key' as const };
      if (!providers.includes(provider)) {
        if (provider === 'identity') report({ messageId: 'identity', at });
        else report({ messageId: 'weak', at, data: { provider, providers: providers.join(', ') } });
      } else if (kmsVersion === 'v1' && kubernetesMinor >= KMS_V1_DEPRECATED_SINCE) {
        report({ messageId: 'kms-v1', at });
      }
    },
  }),
});
