import {
  containerNames,
  defineRule,
  flagOn,
  isWindows,
  ownerName,
  profileTypeText,
  runtimeDefault,
  settingOf,
  unconfinedPlaces,
  unconfiningSeccompAnnotations,
} from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/require-seccomp-profile',
    title: 'No seccomp profile',
    why:
      'Unless a profile is set, most nodes run a container without seccomp, so an attacker in it can try every ' +
      'system call, and most ways out of a container begin with an odd one.',
    remedy: 'Set seccompProfile.type: RuntimeDefault in the securityContext of the pod.',
    severity: 'warn',
    presets: ['strict', 'pss-restricted', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft', 'compute-theft'] },
    kinds: ['workload'],
    references: ['pss:restricted/seccompProfile_restricted', 'cis:5.7.2', 'owasp:K01', 'nsa:linux-hardening'],
    messages: {
      wrong: '{owner} sets a seccomp profile with {type}, which may stop no system call. Set type to RuntimeDefault.',
      missing:
        'No seccomp profile limits {containers}. Set seccompProfile.type: RuntimeDefault in the pod securityContext.',
      annotation:
        'The annotation {name} switches seccomp off, so no system call is stopped. Set it to runtime/default.',
    },
    options: {
      allowLocalhost: flagOn('Accept profiles of type Localhost, files that must lie on each node.'),
    },
    since: '0.1.0',
    fix: 'suggest',
    replaces: ['container-app/no-unconfined-seccomp'],
  },
  create: ({ kubernetesMinor, options, report }) => {
    const confined = new Set(options.allowLocalhost ? ['RuntimeDefault', 'Localhost'] : ['RuntimeDefault']);
    return {
      podSpec(pod) {
        if (kubernetesMinor >= 25 && isWindows(pod)) return;
        // The field came with 1.19; for older targets the baseline level's annotations are all there is.
        for (const name of kubernetesMinor < 19 ? unconfiningSeccompAnnotations(pod) : []) {
          const at = pod.metadata.at('annotations', name);
          report({ messageId: 'annotation', at, data: { name }, edits: [{ op: 'set', at, value: 'runtime/default' }] });
        }
        if (kubernetesMinor < 19) return;
        for (const { place, type } of unconfinedPlaces(pod, 'seccompProfile', confined)) {
          const at = place.at('securityContext', 'seccompProfile', 'type');
          const data = { owner: ownerName(place), type: profileTypeText(type) };
          report({ messageId: 'wrong', at, data, edits: runtimeDefault(place, 'seccompProfile') });
        }
        const unset = pod.containers.filter((container) => settingOf(container, 'seccompProfile').from === undefined);
        if (unset.length === 0) return;
        const at = pod.at('securityContext', 'seccompProfile', 'type');
        const data = { containers: containerNames(unset) };
        report({ messageId: 'missing', at, data, edits: [{ op: 'set', at, value: 'RuntimeDefault' }] });
      },
    };
  },
});
