import { defineRule, givesRight, heldRights, strings } from 'klint/rule';
import type { Right } from 'klint/rule';

const apiGroup = 'certificates.k8s.io';
const requests = { apiGroup, resources: ['certificatesigningrequests'] };
const approval: Right = {
  verbs: ['update', 'patch'],
  apiGroup,
  resources: ['certificatesigningrequests/approval'],
  named: true,
};
const clientSigners = ['kubernetes.io/kube-apiserver-client', 'kubernetes.io/*'];
const signers: Right = {
  verbs: ['approve', 'sign'],
  apiGroup,
  resources: ['signers'],
  named: clientSigners,
};
/** What the plugin CertificateApproval asks for as well, of signers whose certificates are logins of a user or node. */
const approvers: Right = {
  ...signers,
  verbs: ['approve'],
  named: [...clientSigners, 'kubernetes.io/kube-apiserver-client-kubelet'],
};
/** All that is needed to get a certificate of one's own. */
const chain: readonly Right[] = [
  { ...requests, verbs: ['create'] },
  { ...requests, verbs: ['get', 'list', 'watch'], named: true },
  approval,
  { ...signers, verbs: ['approve'] },
];

function isStarOrOther(item: string): boolean {
  return item !== 'certificatesigningrequests/approval' && item !== '*/approval';
}

export default defineRule({
  meta: {
    id: 'insider-admin/no-rbac-csr-approval',
    title: 'Right to approve client certificates',
    why:
      'A certificate that the cluster signs is a credential for any user and group that it names. An insider who may ' +
      'ask for one and approve it makes himself whoever he likes, for as long as the certificate lives: it cannot be ' +
      'revoked.',
    remedy:
      'Leave approval to the controllers of Kubernetes, or limit it to signers other than ' +
      'kubernetes.io/kube-apiserver-client.',
    severity: 'error',
    presets: ['recommended', 'strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'insider:administrator', motives: ['data-theft', 'compute-theft'] },
    kinds: ['ClusterRole'],
    references: ['cis:5.1.11', 'mitre:T1649', 'owasp:K02', 'owasp:K09'],
    messages: {
      approval: 'ClusterRole {name} allows {rights}: certificates are logins of any user. Leave it to the controllers.',
      chain: 'ClusterRole {name} allows create, get and {rights}: all that a login as any user takes. Split them.',
    },
    options: {
      ignoreRoles: strings('Names of ClusterRoles that are accepted; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    resource(role) {
      const approves = givesRight(role, approvers);
      // Says for which signers it approves, and for none that matters.
      const isLimited = !approves && givesRight(role, { ...approvers, named: true });
      const rights = isLimited ? [signers] : [approval, signers];
      for (const { rule, resource: at, data } of heldRights(role, rights, options.ignoreRoles)) {
        // A star among the resources was hardly meant for approval, which it does not give by itself.
        if (!approves && !rule.verbs.includes('sign') && rule.resources.every(isStarOrOther)) continue;
        const messageId = chain.every((right) => givesRight(role, right)) ? 'chain' : 'approval';
        report({ messageId, at, data });
      }
    },
  }),
});
