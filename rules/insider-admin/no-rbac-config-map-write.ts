import { defineRule, flag, heldRights, strings } from 'klint/rule';

const SYSTEM_NAMESPACE = 'kube-system';

export default defineRule({
  meta: {
    id: 'insider-admin/no-rbac-config-map-write',
    title: 'Right to change the configuration of the cluster',
    why:
      'CoreDNS, kube-proxy, kubeadm and the kubelets read their settings from ConfigMaps of kube-system. Who may ' +
      'change them sends the traffic of every pod where he likes, or weakens every node that joins.',
    remedy: 'Name the ConfigMaps that the application writes in resourceNames, in a Role of its own namespace.',
    severity: 'info',
    presets: ['strict', 'owasp-k8s'],
    threat: { leaf: 'insider:administrator', motives: ['data-theft', 'denial-of-service'] },
    kinds: ['Role', 'ClusterRole'],
    references: ['mitre:T1557', 'owasp:K02'],
    messages: {
      any:
        '{kind} {name} allows {rights}, that of CoreDNS and kube-proxy too. Name the ConfigMaps in resourceNames.',
      named:
        '{kind} {name} allows {rights} named {names}, which the cluster itself reads. Take it out of resourceNames.',
      write: '{kind} {name} allows {rights}, which applications take their settings from. Delete the right.',
    },
    options: {
      sensitive: strings('Names of ConfigMaps that the cluster reads.', [
        'coredns', 'kube-proxy', 'kubeadm-config', 'kubelet-config', 'extension-apiserver-authentication',
      ]),
      anyWrite: flag('Report every create, update, patch or delete on ConfigMaps.'),
      ignoreRoles: strings('Names of ClusterRoles that are accepted; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    resource(role) {
      const right = { apiGroup: '', resources: ['configmaps'] };
      const change = { ...right, verbs: ['update', 'patch'], named: options.sensitive };
      const any = { ...right, verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'], named: true };
      const reachesSystem = role.kind === 'ClusterRole' || role.namespace === SYSTEM_NAMESPACE;
      const told = new Set<number>();
      for (const { index, rule, resource: at, data } of heldRights(role, [change], options.ignoreRoles)) {
        const names = rule.resourceNames.filter((name) => options.sensitive.includes(name));
        if (names.length > 0) report({ messageId: 'named', at, data: { ...data, names: names.join(', ') } });
        else if (reachesSystem) report({ messageId: 'any', at, data });
        else continue;
        told.add(index);
      }
      if (!options.anyWrite) return;
      for (const { index, resource: at, data } of heldRights(role, [any], options.ignoreRoles)) {
        if (!told.has(index)) report({ messageId: 'write', at, data });
      }
    },
  }),
});
