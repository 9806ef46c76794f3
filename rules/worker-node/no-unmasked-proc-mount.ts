import { asString, defineRule, inUserNamespace, isAbsent, ownerName } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'worker-node/no-unmasked-proc-mount',
    title: 'Unmasked /proc',
    why:
      'The runtime hides the parts of /proc through which a container could read or change the kernel of the node. ' +
      'Without that mask an attacker in the container reads secrets of the kernel and changes its settings.',
    remedy: 'Delete procMount.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'pss-baseline', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft', 'denial-of-service'] },
    kinds: ['workload'],
    references: ['pss:baseline/procMount', 'mitre:T1611', 'owasp:K01'],
    messages: {
      unmasked:
        '{container} sets procMount to {value}, which uncovers the kernel of the node in /proc. Delete procMount.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, report }) => ({
    container(container) {
      if (kubernetesMinor >= 35 && inUserNamespace(container.pod)) return;
      const value = container.get('securityContext', 'procMount');
      if (isAbsent(value) || value === 'Default') return;
      const at = container.at('securityContext', 'procMount');
      const data = { container: ownerName(container), value: asString(value) ?? 'something else than a string' };
      report({ messageId: 'unmasked', at, data, edits: [{ op: 'delete', at, otherwise: 'Default' }] });
    },
  }),
});
