import { defineRule, isAbsent, ref, valueAt } from 'klint/rule';
import type { Path } from 'klint/rule';

type Field = readonly [path: Path, messageId: 'no-rbac' | 'abac' | 'creator'];

/** Flags that are wrong when true, by kind. */
const flags: Readonly<Record<string, readonly Field[]>> = {
  ClusterConfig: [[['accessConfig', 'bootstrapClusterCreatorAdminPermissions'], 'creator']],
  AWSManagedControlPlane: [[['spec', 'accessConfig', 'bootstrapClusterCreatorAdminPermissions'], 'creator']],
  ContainerCluster: [[['spec', 'enableLegacyAbac'], 'abac']],
  AKSCluster: [
    [['spec', 'disableRBAC'], 'no-rbac'],
    [['spec', 'forProvider', 'disableRBAC'], 'no-rbac'],
  ],
};

/** Where clusters of Amazon say how people are known. */
const modes: Readonly<Record<string, Path>> = {
  ClusterConfig: ['accessConfig', 'authenticationMode'],
  AWSManagedControlPlane: ['spec', 'accessConfig', 'authenticationMode'],
};

export default defineRule({
  meta: {
    id: 'cloud-provider/require-managed-cluster-rbac',
    title: 'Managed cluster without access control of its provider',
    why:
      'Where the accounts of the provider do not decide who may do what, its people and whoever holds a credential ' +
      'of the cluster have more rights than any role says, and nobody can see or take them away at the provider.',
    remedy: 'Let the directory and the access entries of the provider, and RBAC, decide.',
    severity: 'warn',
    presets: ['strict', 'owasp-k8s'],
    threat: { leaf: 'insider:cloud-provider', motives: ['data-theft', 'compute-theft'] },
    kinds: ['ClusterConfig', 'AWSManagedControlPlane', 'AzureManagedControlPlane', 'ContainerCluster', 'AKSCluster'],
    references: ['mitre:T1078.004', 'owasp:K02', 'owasp:K08'],
    messages: {
      'no-rbac': 'Cluster {name} has RBAC off, so everyone who has a credential may do everything. Delete disableRBAC.',
      abac: 'Cluster {name} has legacy ABAC on, which gives every account rights beyond RBAC. Delete the field.',
      creator: 'Whoever creates cluster {name} stays its administrator for good. Set it to false, add an access entry.',
      'config-map':
        'Cluster {name} keeps its administrators in the ConfigMap aws-auth, unseen by the provider. Write API.',
      'no-directory': 'Cluster {name} has no aadProfile, so its users are certificates of nobody. Add one.',
    },
    options: {},
    since: '0.1.0',
  },
  create: ({ report }) => ({
    resource(cluster) {
      const { kind, name } = cluster;
      for (const [path, messageId] of flags[kind] ?? []) {
        if (valueAt(cluster.value, path) === true) report({ messageId, at: ref(cluster, ...path), data: { name } });
      }
      const mode = modes[kind];
      // Cluster API writes it in lower case.
      if (mode && String(valueAt(cluster.value, mode)).toUpperCase() === 'CONFIG_MAP') {
        report({ messageId: 'config-map', at: ref(cluster, ...mode), data: { name } });
      }
      if (kind === 'AzureManagedControlPlane' && isAbsent(valueAt(cluster.value, ['spec', 'aadProfile']))) {
        report({ messageId: 'no-directory', at: ref(cluster, 'spec'), data: { name } });
      }
    },
  }),
});
