import { defineRule, ownerName } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'worker-node/no-privileged-container',
    title: 'Privileged container',
    why:
      'A privileged container has every capability and every device of its node and no seccomp or AppArmor ' +
      'profile, so an attacker who gets into it owns the node and all other pods there.',
    remedy: 'Delete privileged and add the one capability that the container needs.',
    severity: 'error',
    presets: ['recommended', 'strict', 'pss-baseline', 'pss-restricted', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['workload'],
    references: ['pss:baseline/privileged', 'cis:5.2.2', 'mitre:T1611', 'owasp:K01', 'nsa:privileged-containers'],
    messages: {
      privileged:
        '{container} is privileged: who gets into it owns the node. Delete the field, add the capability it needs.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: (context) => ({
    container(container) {
      if (container.get('securityContext', 'privileged') !== true) return;
      const at = container.at('securityContext', 'privileged');
      const data = { container: ownerName(container) };
      context.report({ messageId: 'privileged', at, data, edits: [{ op: 'delete', at, otherwise: false }] });
    },
  }),
});
