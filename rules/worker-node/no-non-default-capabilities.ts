import { defaultCapabilities, defineRule, ownerName, stringsOf } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'worker-node/no-non-default-capabilities',
    title: 'Capability beyond the default set',
    why:
      'Each capability that a container gets beyond the default set is a part of the rights of root on the node, ' +
      'which an attacker in the container can use to get out of it.',
    remedy: 'Delete the capability, or run the container where the namespace allows it.',
    severity: 'warn',
    presets: ['strict', 'pss-baseline'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['workload'],
    references: ['pss:baseline/capabilities_baseline', 'mitre:T1611'],
    messages: {
      added:
        '{container} adds the capability {capability}, a right of root that the default set leaves out. Delete it.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: (context) => ({
    container(container) {
      for (const [i, capability] of stringsOf(container.get('securityContext', 'capabilities', 'add'))) {
        if (defaultCapabilities.has(capability)) continue;
        const at = container.at('securityContext', 'capabilities', 'add', i);
        const data = { container: ownerName(container), capability };
        context.report({ messageId: 'added', at, data, edits: [{ op: 'delete', at }] });
      }
    },
  }),
});
