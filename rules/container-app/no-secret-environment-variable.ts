import { asString, defineRule, isAbsent, matchesAny, objectsOf, ownerName, strings, valueAt } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/no-secret-environment-variable',
    title: 'Secret in the environment of a container',
    why:
      'The environment is inherited by every child process and printed by crash reports, debug pages and logs. An ' +
      'attacker needs to read one of them, or /proc, and has the secret, which stays the same until a restart.',
    remedy: 'Mount the Secret as a volume, and read the file when it is needed.',
    severity: 'info',
    presets: ['strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft'] },
    kinds: ['workload'],
    references: ['cis:5.4.1', 'mitre:T1552.007', 'owasp:K03'],
    messages: {
      variable:
        '{container} has Secret {secret} in variable {variable}, where crash reports and logs show it. Mount it.',
      all: '{container} has all of Secret {secret} in its environment, where crash reports and logs show it. Mount it.',
    },
    options: { allow: strings('Names of Secrets that are accepted; * stands for any characters.') },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    container(container) {
      const owner = ownerName(container);
      const nameIn = (reference: unknown) => asString(valueAt(reference, ['name'])) ?? 'without a name';
      for (const [i, item] of objectsOf(container.get('env'))) {
        const reference = valueAt(item, ['valueFrom', 'secretKeyRef']);
        const secret = nameIn(reference);
        if (isAbsent(reference) || matchesAny(options.allow, secret)) continue;
        const data = { container: owner, secret, variable: asString(item.name) ?? 'without a name' };
        report({ messageId: 'variable', at: container.at('env', i, 'valueFrom', 'secretKeyRef'), data });
      }
      for (const [i, item] of objectsOf(container.get('envFrom'))) {
        const secret = nameIn(item.secretRef);
        if (isAbsent(item.secretRef) || matchesAny(options.allow, secret)) continue;
        report({ messageId: 'all', at: container.at('envFrom', i, 'secretRef'), data: { container: owner, secret } });
      }
    },
  }),
});
