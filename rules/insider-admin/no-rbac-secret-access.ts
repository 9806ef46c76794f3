import { defineRule, flagOn, heldRights, strings } from 'klint/rule';

const read = ['get', 'list', 'watch'];
const write = ['create', 'update', 'patch'];

export default defineRule({
  meta: {
    id: 'insider-admin/no-rbac-secret-access',
    title: 'Right to read Secrets',
    why:
      'Secrets hold passwords, keys and tokens of ServiceAccounts. An insider who may read all of them in a ' +
      'namespace holds every right that one of these credentials gives; with list or watch he gets their contents ' +
      'too.',
    remedy:
      'Name the Secrets in resourceNames, or mount those that are needed instead of reading them through the ' +
      'API.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'insider:administrator', motives: ['data-theft'] },
    kinds: ['Role', 'ClusterRole'],
    references: ['cis:5.1.2', 'mitre:T1552.007', 'mitre:T1528', 'owasp:K02', 'owasp:K03'],
    messages: {
      read:
        '{kind} {name} allows {rights}: its subjects read all passwords there. Name those they need in resourceNames.',
      write:
        '{kind} {name} allows {rights}: its subjects make tokens, swap passwords. Name the Secrets in resourceNames.',
    },
    options: {
      includeWrite: flagOn('Also report create, update and patch.'),
      allowNamed: flagOn('Accept rights that are limited to some objects by resourceNames.'),
      ignoreRoles: strings('Names of ClusterRoles that are accepted; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    resource(role) {
      const right = { apiGroup: '', resources: ['secrets'], named: !options.allowNamed };
      const asked = [{ ...right, verbs: read }, ...(options.includeWrite ? [{ ...right, verbs: write }] : [])];
      for (const { rule, resource: at, data } of heldRights(role, asked, options.ignoreRoles)) {
        const reads = ['*', ...read].some((verb) => rule.verbs.includes(verb));
        report({ messageId: reads ? 'read' : 'write', at, data });
      }
    },
  }),
});
