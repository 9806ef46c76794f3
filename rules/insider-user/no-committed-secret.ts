import { committedSecrets, defineRule, mask, strings } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'insider-user/no-committed-secret',
    title: 'Secret committed to the repository',
    why:
      'A Secret in a repository is base64 or plain text: everyone with a clone has it, for ever, and no right in the ' +
      'cluster can take it back. An insider, or whoever gets a clone, uses it without leaving a trace in the cluster.',
    remedy: 'Keep the value in an external store or encrypt it (ExternalSecret, SealedSecret, SOPS), and replace it.',
    severity: 'error',
    presets: ['recommended', 'strict', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'insider:user', motives: ['data-theft'] },
    kinds: ['Secret'],
    references: ['cis:5.4.2', 'mitre:T1552.001', 'owasp:K03', 'nsa:secrets-in-configuration'],
    messages: {
      literal: '{key} of Secret {name} is committed in readable form ({masked}). Replace it, and encrypt the new one.',
    },
    options: {
      allowKeys: strings('Keys whose values are accepted; * stands for any characters.', ['ca.crt']),
      placeholders: strings('Further values that stand for one to be filled in, in any letter case.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    resource(resource) {
      for (const { key, value, at } of committedSecrets(resource, options)) {
        const data = { key, name: resource.name, masked: mask(value) };
        report({ messageId: 'literal', at, data, conceal: [at] });
      }
    },
  }),
});
