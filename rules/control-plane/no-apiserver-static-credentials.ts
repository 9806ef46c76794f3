import { componentsOf, controlPlaneKinds, defineRule, removalEdits } from 'klint/rule';

/** The second is gone since Kubernetes 1.19. */
const flags = ['token-auth-file', 'basic-auth-file'];

export default defineRule({
  meta: {
    id: 'control-plane/no-apiserver-static-credentials',
    title: 'API server that knows users from a file',
    why:
      'Tokens and passwords in a file never expire, lie on the disk in plain text, and are revoked only by a ' +
      'restart. Whoever copies the file once is that user from then on.',
    remedy: 'Delete the flag; let users log in through OpenID Connect, and workloads through ServiceAccounts.',
    severity: 'error',
    presets: ['recommended', 'strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft', 'compute-theft'] },
    kinds: controlPlaneKinds,
    components: ['kube-apiserver'],
    references: ['cis:1.2.2', 'mitre:T1133', 'owasp:K06'],
    messages: {
      given: '{name} reads credentials from a file (--{flag}), which never expire. Delete the flag.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ report }) => ({
    index(index) {
      for (const server of componentsOf(index, 'kube-apiserver')) {
        for (const flag of flags) {
          const found = server.written(flag);
          if (!found || found.value === '') continue;
          const edits = removalEdits(server, flag, false);
          report({ messageId: 'given', at: found.at, data: { name: server.name, flag }, edits });
        }
      }
    },
  }),
});
