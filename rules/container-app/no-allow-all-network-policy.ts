import { defineRule, flag, isUnmanaged, openingsOf, ref, strings } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/no-allow-all-network-policy',
    title: 'Network policy that admits everyone',
    why:
      'A rule without peers, or with all addresses, undoes what the policy is there for: an attacker in any other ' +
      'pod reaches the pods that it was to protect, and one who is in them sends their data anywhere.',
    remedy: 'Name the peers by labels, namespaces or address ranges; an empty list of rules denies everything.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'nsa-cisa', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft'] },
    kinds: [
      'NetworkPolicy', 'CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy', 'AdminNetworkPolicy',
      'BaselineAdminNetworkPolicy', 'SandboxTemplate',
    ],
    references: ['mitre:T1210', 'owasp:K05', 'nsa:network-policies'],
    messages: {
      'ingress-rule': 'Ingress rule {number} of {name} names no peers, so everyone may connect. Name them in from.',
      'egress-rule': 'Egress rule {number} of {name} names no peers, so its pods may send anywhere. Name them in to.',
      'ingress-peer': 'Ingress rule {number} of {name} admits {peer}, that is, everyone. Name the peers that need it.',
      'egress-peer':
        'Egress rule {number} of {name} admits {peer}, so its pods may send anywhere. Name the peers they need.',
      unmanaged:
        'SandboxTemplate {name} has no policy, so its pods may send anywhere. Set networkPolicyManagement: Managed.',
    },
    options: {
      directions: strings('Directions that are judged: ingress, egress.', ['ingress', 'egress']),
      checkPorts: flag('Also report rules that are limited to some ports.'),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ options, report }) => ({
    resource(policy) {
      const { name } = policy;
      if (isUnmanaged(policy) && options.directions.includes('egress')) {
        const at = ref(policy, 'spec', 'networkPolicyManagement');
        report({ messageId: 'unmanaged', at, data: { name }, edits: [{ op: 'set', at, value: 'Managed' }] });
      }
      for (const { direction, path, peer, number, ports } of openingsOf(policy)) {
        if (!options.directions.includes(direction) || (ports && !options.checkPorts)) continue;
        const at = ref(policy, ...path);
        if (peer === undefined) report({ messageId: `${direction}-rule`, at, data: { name, number } });
        else report({ messageId: `${direction}-peer`, at, data: { name, number, peer } });
      }
    },
  }),
});
