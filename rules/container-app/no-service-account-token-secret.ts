import { asString, defineRule, namesResource, ref, strings, valueAt } from 'klint/rule';

const TOKEN_TYPE = 'kubernetes.io/service-account-token';

export default defineRule({
  meta: {
    id: 'container-app/no-service-account-token-secret',
    title: 'Secret for a token that never expires',
    why:
      'A Secret of this type makes the control plane issue a token of the ServiceAccount that never expires and is ' +
      'bound to no pod. An attacker who reads it once, in a backup or a log, has the account for good.',
    remedy: 'Use a projected serviceAccountToken volume, or kubectl create token for people; both expire.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft', 'compute-theft'] },
    kinds: ['Secret'],
    references: ['mitre:T1528', 'mitre:T1552.007', 'owasp:K03'],
    messages: {
      token: 'Secret {name} holds a token of {account} that never expires. Use a projected serviceAccountToken volume.',
    },
    options: {
      allow: strings('Secrets that are accepted, by name or namespace/name; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    resource(secret) {
      if (secret.value.type !== TOKEN_TYPE || namesResource(options.allow, secret)) return;
      const annotation = ['metadata', 'annotations', 'kubernetes.io/service-account.name'];
      const named = asString(valueAt(secret.value, annotation));
      const account = named === undefined ? 'a ServiceAccount' : `ServiceAccount ${named}`;
      report({ messageId: 'token', at: ref(secret, 'type'), data: { name: secret.name, account } });
    },
  }),
});
