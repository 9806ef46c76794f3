import { asNumber, defineRule, inUserNamespace, ownerName, securityPlaces } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/no-root-user',
    title: 'Container that runs as root',
    why:
      'With user 0 every hole in the application gives an attacker root in the container, and with it every bug of ' +
      'the kernel and the runtime, and every file that is mounted.',
    remedy: 'Set runAsUser to a number above 0, or delete it and let the image name a user.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'pss-restricted', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft', 'compute-theft'] },
    kinds: ['workload'],
    references: ['pss:restricted/runAsUser', 'cis:5.2.7', 'owasp:K01', 'nsa:non-root-containers'],
    messages: {
      root: '{owner} runs as root (runAsUser: 0), as does who gets in. Set a user above 0, or let the image name one.',
    },
    options: {},
    since: '0.1.0',
  },
  create: ({ kubernetesMinor, report }) => ({
    podSpec(pod) {
      if (kubernetesMinor >= 35 && inUserNamespace(pod)) return;
      for (const place of securityPlaces(pod)) {
        if (asNumber(place.get('securityContext', 'runAsUser')) !== 0) continue;
        const at = place.at('securityContext', 'runAsUser');
        report({ messageId: 'root', at, data: { owner: ownerName(place) } });
      }
    },
  }),
});
