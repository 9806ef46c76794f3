import { capabilityName, defineRule, ownerName, strings, stringsOf } from 'klint/rule';

const dangerous = [
  'ALL', 'BPF', 'DAC_READ_SEARCH', 'MAC_ADMIN', 'MAC_OVERRIDE', 'NET_ADMIN', 'NET_RAW', 'PERFMON', 'SYS_ADMIN',
  'SYS_BOOT', 'SYS_MODULE', 'SYS_PTRACE', 'SYS_RAWIO', 'SYSLOG',
];

export default defineRule({
  meta: {
    id: 'worker-node/no-dangerous-capabilities',
    title: 'Capability that leads out of the container',
    why:
      'With one of these capabilities an attacker in the container loads kernel modules, reads any file or memory, ' +
      'or takes over the network of the node: each is a known way out of the container.',
    remedy: 'Delete the capability; what needs it is often a single call that another design avoids.',
    severity: 'error',
    presets: ['recommended', 'strict', 'nsa-cisa', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['workload'],
    references: ['mitre:T1611', 'owasp:K01', 'nsa:insecure-capabilities'],
    messages: {
      added: '{container} adds the capability {capability}, a known way out of the container to the node. Delete it.',
    },
    options: {
      capabilities: strings('Capabilities that are reported; ALL in a manifest stands for all of them.', dangerous),
      allow: strings('Capabilities that are accepted all the same.'),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ options, report }) => {
    const allowed = new Set(options.allow.map(capabilityName));
    const reported = new Set(options.capabilities.map(capabilityName).filter((name) => !allowed.has(name)));
    if (reported.size > 0 && !allowed.has('ALL')) reported.add('ALL');
    return {
      container(container) {
        for (const [i, capability] of stringsOf(container.get('securityContext', 'capabilities', 'add'))) {
          if (!reported.has(capabilityName(capability))) continue;
          const at = container.at('securityContext', 'capabilities', 'add', i);
          const data = { container: ownerName(container), capability };
          report({ messageId: 'added', at, data, edits: [{ op: 'delete', at }] });
        }
      },
    };
  },
});
