import { defineRule, hardcodedSecrets, isKind, mask, namedExpressions, number, strings } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/no-hardcoded-secret',
    title: 'Secret written into a manifest',
    why:
      'Whoever reads the repository, its history, or the object in the cluster has the secret, and needs no right on ' +
      'Secrets for it. An attacker takes it from there to the service that it opens.',
    remedy: 'Replace the secret where it was issued, then read the new one from a Secret or an external store.',
    severity: 'error',
    presets: ['recommended', 'strict', 'nsa-cisa', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft', 'compute-theft'] },
    kinds: ['*'],
    references: ['mitre:T1552.001', 'owasp:K03', 'nsa:secrets-in-configuration'],
    messages: {
      form: '{key} holds a secret in plain text: {what} ({masked}). Replace it, and read the new one from a Secret.',
      name: '{key} holds what looks like a secret ({masked}). Replace it, and read the new one from a Secret.',
      pattern: '{key} holds {what} ({masked}), which the option patterns forbids. Read it from a Secret.',
    },
    options: {
      patterns: namedExpressions('Further forms of secrets, each a name for messages and a regular expression.'),
      allow: strings('Keys, variables and flags whose values are accepted; * stands for any characters.'),
      minEntropy: number('Entropy in bits for each character that makes a value under the name of a secret one.', 3.5),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    resource(resource) {
      if (isKind(resource, 'Secret')) return;
      for (const { by, what, key, value, at } of hardcodedSecrets(resource, options)) {
        const data = { key: key || resource.kind, masked: mask(value) };
        if (by === 'name') report({ messageId: by, at, data, conceal: [at] });
        else report({ messageId: by, at, data: { ...data, what }, conceal: [at] });
      }
    },
  }),
});
