// Names that a line of /etc/hosts should not answer for, since a container trusts whoever answers to them.

/** Names of the metadata services of clouds, from the documentation of each. */
const metadataNames: ReadonlySet<string> = new Set([
  'metadata', 'metadata.google.internal', 'metadata.goog', 'instance-data', 'instance-data.ec2.internal',
  'metadata.azure.internal', 'metadata.tencentyun.com', 'metadata.platformequinix.com', 'api.metadata.cloud.ibm.com',
]);

const metadataAddresses: ReadonlySet<string> = new Set(['169.254.169.254', 'fd00:ec2::254', 'fd20:ce::254']);

/** What a host name stands for that an entry of hostAliases takes it away from; undefined if for nothing known. */
export function hijackedBy(
  hostname: string,
  address: string | undefined,
  clusterDomain: string,
): 'cluster' | 'localhost' | 'metadata' | undefined {
  const name = hostname.toLowerCase();
  if (name === 'localhost' || name.endsWith('.localhost') || name.startsWith('localhost.')) {
    return /^(127\..*|::1)$/.test(address ?? '') ? undefined : 'localhost';
  }
  if (metadataNames.has(name)) return metadataAddresses.has(address ?? '') ? undefined : 'metadata';
  const domain = clusterDomain.toLowerCase();
  const isService = name === 'kubernetes' || name === 'kubernetes.default' || name.endsWith('.svc');
  return isService || name === domain || name.endsWith(`.${domain}`) ? 'cluster' : undefined;
}
