import { defineRule, isBootstrapAdminBinding, isKind, ref, requestsOrganization, subjectsOf } from 'klint/rule';

const MASTERS = 'system:masters';

export default defineRule({
  meta: {
    id: 'insider-admin/no-system-masters-binding',
    title: 'Use of the group system:masters',
    why:
      'The API server refuses a member of system:masters nothing, before any role is looked at. Membership stands in ' +
      'a certificate and cannot be revoked, so an administrator who left, or a thief of the certificate, keeps the ' +
      'cluster until it expires.',
    remedy: 'Use a group of your own, bound to the roles that are needed, and keep system:masters for emergencies.',
    severity: 'error',
    presets: ['recommended', 'strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'insider:administrator', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['ClusterRoleBinding', 'RoleBinding', 'CertificateSigningRequest'],
    references: ['cis:5.1.7', 'mitre:T1078', 'owasp:K02'],
    messages: {
      subject: '{kind} {name} names system:masters, whose members may do everything anyway. Bind a group of your own.',
      request:
        'CertificateSigningRequest {name} asks for system:masters, which nobody can revoke. Ask for another group.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ report }) => ({
    resource(resource) {
      const { kind, name } = resource;
      if (isKind(resource, 'CertificateSigningRequest')) {
        if (!requestsOrganization(resource, MASTERS)) return;
        report({ messageId: 'request', at: ref(resource, 'spec', 'request'), data: { name } });
        return;
      }
      if (isBootstrapAdminBinding(resource)) return;
      for (const subject of subjectsOf(resource)) {
        if (subject.kind !== 'Group' || subject.name !== MASTERS) continue;
        const edits = [{ op: 'delete', at: ref(resource, ...subject.path) }] as const;
        report({ messageId: 'subject', at: ref(resource, ...subject.path, 'name'), data: { kind, name }, edits });
      }
    },
  }),
});
