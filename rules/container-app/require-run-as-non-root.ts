import { containerNames, defineRule, inUserNamespace, ownerName, securityPlaces, settingOf } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/require-run-as-non-root',
    title: 'Container that may run as root',
    why:
      'Unless runAsNonRoot is set, the image decides the user, and most images say root. An attacker in the ' +
      'container is then root for every bug of the kernel and the runtime, and for every file that is mounted.',
    remedy: 'Set runAsNonRoot: true in the securityContext of the pod, and let the image name a user.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'pss-restricted', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft', 'compute-theft'] },
    kinds: ['workload'],
    references: ['pss:restricted/runAsNonRoot', 'cis:5.2.7', 'owasp:K01', 'nsa:non-root-containers'],
    messages: {
      off:
        '{owner} sets runAsNonRoot: false, so an attacker in it may be root. Set true and let the image name a user.',
      missing: 'Nothing keeps {containers} from running as root. Set runAsNonRoot: true in the pod securityContext.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, report }) => ({
    podSpec(pod) {
      if (kubernetesMinor >= 35 && inUserNamespace(pod)) return;
      for (const place of securityPlaces(pod)) {
        if (place.get('securityContext', 'runAsNonRoot') !== false) continue;
        const at = place.at('securityContext', 'runAsNonRoot');
        report({ messageId: 'off', at, data: { owner: ownerName(place) }, edits: [{ op: 'set', at, value: true }] });
      }
      const unset = pod.containers.filter((container) => settingOf(container, 'runAsNonRoot').from === undefined);
      if (unset.length === 0) return;
      const at = pod.at('securityContext', 'runAsNonRoot');
      const data = { containers: containerNames(unset) };
      report({ messageId: 'missing', at, data, edits: [{ op: 'set', at, value: true }] });
    },
  }),
});
