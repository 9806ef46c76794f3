import { asString, defineRule, isContainerSelinuxType, ownerName, securityPlaces } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/no-custom-selinux-options',
    title: 'SELinux label of its own',
    why:
      'SELinux keeps a container to its own files by the label it runs with. A label with another type, user or ' +
      'role, such as spc_t, can lift all that and lets an attacker in the container at the files of the node.',
    remedy: 'Delete the key; set only level, if the volumes need it.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'pss-baseline', 'pss-restricted', 'nsa-cisa', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft', 'compute-theft'] },
    kinds: ['workload'],
    references: ['pss:baseline/seLinuxOptions', 'owasp:K01', 'nsa:linux-hardening'],
    messages: {
      type: '{owner} has the SELinux type {value}, which may open the files of the node. Delete it.',
      user: '{owner} has the SELinux user {value}, which may open the files of the node. Delete it.',
      role: '{owner} has the SELinux role {value}, which may open the files of the node. Delete it.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, report }) => ({
    podSpec(pod) {
      for (const place of securityPlaces(pod)) {
        for (const messageId of ['type', 'user', 'role'] as const) {
          const value = asString(place.get('securityContext', 'seLinuxOptions', messageId)) ?? '';
          if (value === '' || (messageId === 'type' && isContainerSelinuxType(value, kubernetesMinor))) continue;
          const at = place.at('securityContext', 'seLinuxOptions', messageId);
          report({ messageId, at, data: { owner: ownerName(place), value }, edits: [{ op: 'delete', at }] });
        }
      }
    },
  }),
});
