import { defineRule, entriesOf, ownerName } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/require-security-context',
    title: 'Container without any security context',
    why:
      'Without a security context the image and the runtime decide everything: the container may run as root, gain ' +
      'rights and write to its own files, which is what an attacker in it needs first.',
    remedy: 'Add a securityContext to the pod or to the container; the single rules say what belongs in it.',
    severity: 'info',
    presets: ['cis'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft', 'compute-theft'] },
    kinds: ['workload'],
    references: ['cis:5.7.3'],
    messages: {
      missing: '{container} has no securityContext, nor has its pod, so nothing holds back who gets in. Add one.',
    },
    options: {},
    since: '0.1.0',
  },
  create: ({ report }) => ({
    container(container) {
      if (container.role === 'ephemeral') return;
      const places = [container, container.pod];
      if (places.some((place) => entriesOf(place.get('securityContext')).length > 0)) return;
      const data = { container: ownerName(container) };
      report({ messageId: 'missing', at: container.at(), fault: 'structure', data });
    },
  }),
});
