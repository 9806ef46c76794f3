import { defineRule, namespaceCovers, ref, strings } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'insider-user/require-namespace-network-policy',
    title: 'Namespace without a network policy',
    why:
      'Without a policy every pod of the cluster reaches every pod of the namespace. A user who may run one pod ' +
      'anywhere thereby reaches the databases of all others.',
    remedy:
      'Add a NetworkPolicy with podSelector {} that denies both directions, and policies that admit what is ' +
      'needed.',
    severity: 'warn',
    presets: ['strict', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'insider:user', motives: ['data-theft'] },
    kinds: ['Namespace', 'NetworkPolicy', 'CiliumNetworkPolicy', 'AdminNetworkPolicy'],
    references: ['cis:5.3.2', 'mitre:T1210', 'owasp:K05', 'nsa:network-policies'],
    messages: {
      none:
        'No policy of this unit is for namespace {name}: every pod gets in. Add one with an empty podSelector.',
      'no-default-deny':
        'No policy of this unit denies {direction} for all pods of {name} by default. Add one for every pod.',
    },
    options: {
      defaultDeny: strings('Directions that a policy for every pod must deny by default: ingress, egress.'),
      systemNamespaces: strings('Namespaces that are not judged.', ['kube-system', 'kube-public', 'kube-node-lease']),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    index(index) {
      // A policy may stand in a file that could not be read.
      if (!index.complete) return;
      for (const { namespace, workload, hasPolicy, denied } of namespaceCovers(index)) {
        const { name } = namespace;
        if (options.systemNamespaces.includes(name)) continue;
        const at = ref(namespace, 'metadata', 'name');
        const related = [{ message: 'runs in it', at: ref(workload, 'metadata', 'name') }];
        if (!hasPolicy) report({ messageId: 'none', at, data: { name }, related });
        const open = (['ingress', 'egress'] as const).filter((direction) => !denied.has(direction));
        for (const direction of open.filter((each) => hasPolicy && options.defaultDeny.includes(each))) {
          report({ messageId: 'no-default-deny', at, data: { direction, name }, related });
        }
      }
    },
  }),
});
