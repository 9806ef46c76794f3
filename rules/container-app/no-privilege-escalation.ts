import { defineRule, isAbsent, isWindows, mustAllowEscalation, ownerName } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/no-privilege-escalation',
    title: 'Privilege escalation allowed',
    why:
      'Unless it is forbidden, a process in the container can gain rights that its parent does not have, by a ' +
      'set-user-ID program or file capabilities: the usual way of an attacker from a hole in an application to root.',
    remedy: 'Set allowPrivilegeEscalation: false on every container.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'pss-restricted', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft', 'compute-theft'] },
    kinds: ['workload'],
    references: ['pss:restricted/allowPrivilegeEscalation', 'cis:5.2.6', 'owasp:K01', 'nsa:privilege-escalation'],
    messages: {
      allowed:
        '{container} allows privilege escalation, the way from a hole to root. Set allowPrivilegeEscalation: false.',
      missing: '{container} does not forbid escalation to root. Set securityContext.allowPrivilegeEscalation: false.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, report }) => ({
    container(container) {
      // The field came with 1.8; from 1.25 a pod that says it is for Windows, which has no such thing, need not set it.
      if (kubernetesMinor < 8 || (kubernetesMinor >= 25 && isWindows(container.pod))) return;
      const value = container.get('securityContext', 'allowPrivilegeEscalation');
      if (value === false) return;
      const at = container.at('securityContext', 'allowPrivilegeEscalation');
      const messageId = isAbsent(value) ? 'missing' : 'allowed';
      const edits = mustAllowEscalation(container) ? [] : [{ op: 'set', at, value: false } as const];
      report({ messageId, at, data: { container: ownerName(container) }, edits });
    },
  }),
});
