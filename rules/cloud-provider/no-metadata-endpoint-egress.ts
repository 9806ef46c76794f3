import { asList, defineRule, egressAdmissions, firstUngoverned, flag, ref, strings, valueAt } from 'klint/rule';
import type { Edit, Ref } from 'klint/rule';

const METADATA_PORT = 80;

/** The edits that add blocks to `except` of an ipBlock. */
function excepting({ resource, path }: Ref, blocks: readonly string[]): Edit[] {
  const at = ref(resource, ...path, 'except');
  const isThere = asList(valueAt(resource.value, at.path)).length > 0;
  return isThere || blocks.length === 1
    ? blocks.map((value): Edit => ({ op: 'append', at, value }))
    : [{ op: 'set', at, value: blocks }];
}

export default defineRule({
  meta: {
    id: 'cloud-provider/no-metadata-endpoint-egress',
    title: "Way to the cloud's metadata service",
    why:
      'The metadata service of the cloud hands the credentials of the node to every pod that asks. An attacker in ' +
      'one pod, or one request that a pod can be tricked into, becomes an identity in the cloud account, and an ' +
      'insider there.',
    remedy: 'Except the metadata addresses from every ipBlock that holds them.',
    severity: 'warn',
    presets: ['strict', 'owasp-k8s'],
    threat: { leaf: 'insider:cloud-provider', motives: ['data-theft', 'compute-theft'] },
    kinds: ['NetworkPolicy', 'workload'],
    references: ['mitre:T1552.005', 'owasp:K08'],
    messages: {
      block: 'NetworkPolicy {name} opens {cidr}, and in it the cloud credentials at {addresses}. Add that to except.',
      address:
        'NetworkPolicy {name} opens the cloud credentials at {cidr}. Delete the peer, or the rule if it has no other.',
      rule:
        'NetworkPolicy {name} lets pods send anywhere, also to cloud credentials at {addresses}. Name the peers in to.',
      'no-policy':
        'Pods of {namespace}, such as {name}, can fetch cloud credentials. Add an egress policy without that address.',
    },
    options: {
      addresses: strings('Addresses of metadata services.', ['169.254.169.254/32', 'fd00:ec2::254/128']),
      requireIsolation: flag('Also report namespaces with pods that no egress policy selects, once each.'),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ options, report }) => ({
    index(index) {
      for (const policy of index.ofKind('NetworkPolicy')) {
        for (const { path, cidr, addresses, except } of egressAdmissions(policy, options.addresses, METADATA_PORT)) {
          const at = ref(policy, ...path);
          const data = { name: policy.name, addresses: addresses.join(' and ') };
          if (cidr === undefined) report({ messageId: 'rule', at, data });
          else if (except === undefined) report({ messageId: 'address', at, data: { ...data, cidr } });
          else report({ messageId: 'block', at, data: { ...data, cidr }, edits: excepting(at, except) });
        }
      }
      if (!options.requireIsolation || !index.complete) return;
      for (const [namespace, resource] of firstUngoverned(index, 'egress')) {
        const data = { namespace, name: resource.name };
        report({ messageId: 'no-policy', at: ref(resource, 'metadata', 'name'), data });
      }
    },
  }),
});
