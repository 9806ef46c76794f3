/** The threat model as data: sources, their leaves, and what an attacker wants. */
export const motives = {
  'data-theft': 'theft of data',
  'compute-theft': 'theft of computing power',
  'denial-of-service': 'denial of service',
} as const;

export type Motive = keyof typeof motives;

export const threatSources = {
  'supply-chain': 'Supply chain',
  'threat-actor': 'Malicious threat actors',
  insider: 'Insiders',
} as const;

export type ThreatSource = keyof typeof threatSources;

export const leaves = {
  'supply-chain:container': 'container and application level',
  'supply-chain:infrastructure': 'infrastructure',
  'threat-actor:control-plane': 'control plane',
  'threat-actor:worker-node': 'worker node',
  'threat-actor:containerized-application': 'containerised applications',
  'insider:administrator': 'administrator',
  'insider:user': 'user',
  'insider:cloud-provider': 'cloud service or infrastructure provider',
} as const satisfies Record<`${ThreatSource}:${string}`, string>;

export type Leaf = keyof typeof leaves;

/** `leaf` is absent for rules about the manifest itself and about the run. */
export interface Threat {
  readonly leaf?: Leaf;
  readonly motives: readonly Motive[];
}

export const packs = {
  'supply-chain': 'what is built and fetched before it runs',
  'control-plane': 'the API server, etcd, the scheduler and the controllers',
  'worker-node': 'the node, its kubelet and kube-proxy',
  'container-app': 'applications in containers',
  'insider-admin': 'administrators',
  'insider-user': 'users of the cluster',
  'cloud-provider': 'the cloud service or infrastructure provider',
  manifest: 'manifests that do not say what they seem to say',
  core: 'what could not be read, and suppressions',
} as const;

export type Pack = keyof typeof packs;
