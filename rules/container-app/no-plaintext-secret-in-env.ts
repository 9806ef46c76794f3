import { asString, credentialsIn, defineRule, isAbsent, isDrawn, isHalfOfPair, isSecretName } from 'klint/rule';
import { isSecretValue, mask, matchesAny, objectsOf, ownerName, secretWords, strings } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/no-plaintext-secret-in-env',
    title: 'Secret written as an environment variable',
    why:
      'A secret in a manifest is read by everyone who can read the repository, the pod or the workload in the ' +
      'cluster, and it stays in the history of both. An attacker needs no right on Secrets to take it.',
    remedy: 'Read the value from a Secret with valueFrom.secretKeyRef, and replace the secret that was written here.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'nsa-cisa', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft'] },
    kinds: ['workload'],
    references: ['mitre:T1552.001', 'owasp:K03', 'nsa:secrets-in-configuration'],
    messages: {
      literal: '{container} has {name} in plain text ({masked}), for all who can read it. Use valueFrom.secretKeyRef.',
    },
    options: {
      words: strings('Segments of a name that mean a secret, in any letter case.', secretWords),
      allow: strings('Names of variables that are accepted; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    container(container) {
      const env = objectsOf(container.get('env'));
      const names = env.map(([, entry]) => asString(entry.name) ?? '');
      for (const [i, entry] of env) {
        const name = asString(entry.name) ?? '';
        const value = asString(entry.value) ?? '';
        if (!isAbsent(entry.valueFrom) || !isSecretValue(value) || !isSecretName(name, options.words)) continue;
        if (matchesAny(options.allow, name) || credentialsIn(value).length > 0 || isHalfOfPair(name, names)) continue;
        const at = container.at('env', i, 'value');
        if (isDrawn(at)) continue;
        const data = { container: ownerName(container), name, masked: mask(value) };
        report({ messageId: 'literal', at, data, conceal: [at] });
      }
    },
  }),
});
