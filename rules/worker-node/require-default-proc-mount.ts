import { asString, defineRule, isAbsent, ownerName } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'worker-node/require-default-proc-mount',
    title: 'Other than the default /proc',
    why:
      'The runtime hides the parts of /proc through which a container could read or change the kernel of the node. ' +
      'The restricted level keeps that mask even in a user namespace, because each bug of the kernel there is one ' +
      'more way out for an attacker.',
    remedy: 'Delete procMount.',
    severity: 'warn',
    presets: ['pss-restricted'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft', 'denial-of-service'] },
    kinds: ['workload'],
    references: ['pss:restricted/procMount_restricted'],
    messages: {
      unmasked:
        '{container} sets procMount to {value}, which uncovers the kernel of the node in /proc. Delete procMount.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
    replaces: ['worker-node/no-unmasked-proc-mount'],
  },
  create: ({ report }) => ({
    container(container) {
      const value = container.get('securityContext', 'procMount');
      if (isAbsent(value) || value === 'Default') return;
      const at = container.at('securityContext', 'procMount');
      const data = { container: ownerName(container), value: asString(value) ?? 'something else than a string' };
      report({ messageId: 'unmasked', at, data, edits: [{ op: 'delete', at, otherwise: 'Default' }] });
    },
  }),
});
