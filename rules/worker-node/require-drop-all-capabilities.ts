import {
  asList,
  defaultCapabilities,
  defineRule,
  isWindows,
  ownerName,
  restrictedCapabilities,
  stringsOf,
} from 'klint/rule';

export default defineRule({
  meta: {
    id: 'worker-node/require-drop-all-capabilities',
    title: 'Capabilities that are not dropped',
    why:
      'A container starts with capabilities that most programs never use, such as NET_RAW and SETUID. An attacker ' +
      'in it uses them to forge packets, change users and reach bugs of the kernel.',
    remedy: 'Set capabilities.drop to [ALL] on every container and add back at most NET_BIND_SERVICE.',
    severity: 'warn',
    presets: ['strict', 'pss-restricted', 'cis'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['workload'],
    references: ['pss:restricted/capabilities_restricted', 'cis:5.2.10', 'cis:5.2.9'],
    messages: {
      kept: '{container} keeps capabilities an attacker can use. Set securityContext.capabilities.drop to [ALL].',
      added: '{container} adds the capability {capability}, but only {allowed} may be added. Delete it.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
    replaces: ['worker-node/no-non-default-capabilities', 'worker-node/require-drop-net-raw'],
  },
  create: ({ kubernetesMinor, report }) => ({
    container(container) {
      if (kubernetesMinor >= 25 && isWindows(container.pod)) return;
      const restricted = kubernetesMinor >= 22;
      const path = ['securityContext', 'capabilities'];
      const owner = ownerName(container);
      if (restricted && !asList(container.get(...path, 'drop')).includes('ALL')) {
        const at = container.at(...path, 'drop');
        report({ messageId: 'kept', at, data: { container: owner }, edits: [{ op: 'append', at, value: 'ALL' }] });
      }
      const allowed = restricted ? 'NET_BIND_SERVICE' : 'the default set';
      for (const [i, capability] of stringsOf(container.get(...path, 'add'))) {
        if ((restricted ? restrictedCapabilities : defaultCapabilities).has(capability)) continue;
        const at = container.at(...path, 'add', i);
        const data = { container: owner, capability, allowed };
        report({ messageId: 'added', at, data, edits: [{ op: 'delete', at }] });
      }
    },
  }),
});
