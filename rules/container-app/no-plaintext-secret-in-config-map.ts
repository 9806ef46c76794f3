import { configMapSecrets, defineRule, expressions, mask, secretWords, strings } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/no-plaintext-secret-in-config-map',
    title: 'Secret written into a ConfigMap',
    why:
      'ConfigMaps are read by far more people and programs than Secrets, are not encrypted in etcd, and stand in the ' +
      'repository and its history. An attacker who reads any of these has the secret.',
    remedy: 'Move the value to a Secret or an external store, and replace the secret that was written here.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'nsa-cisa', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft'] },
    kinds: ['ConfigMap'],
    references: ['mitre:T1552.001', 'owasp:K03', 'nsa:secrets-in-configuration'],
    messages: {
      name: '{key} is in plain text in a ConfigMap ({masked}), for all who can read one. Move it to a Secret.',
      form: '{key} is a {what} in a ConfigMap, for all who can read one. Replace it, and keep the new one in a Secret.',
      pattern: '{key} holds what the option patterns forbids in a ConfigMap ({masked}). Move it to a Secret.',
    },
    options: {
      words: strings('Segments of a name that mean a secret, in any letter case.', secretWords),
      patterns: expressions('Regular expressions of further text that no ConfigMap may hold, such as personal data.'),
      allow: strings('Keys, and names in embedded files, whose values are accepted; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    resource(resource) {
      for (const { by, what, key, value, at } of configMapSecrets(resource, options)) {
        if (by === 'form') report({ messageId: by, at, data: { key, what }, conceal: [at] });
        else report({ messageId: by, at, data: { key, masked: mask(value) }, conceal: [at] });
      }
    },
  }),
});
