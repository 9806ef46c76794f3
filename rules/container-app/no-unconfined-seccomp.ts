import {
  defineRule,
  ownerName,
  profileTypeText,
  runtimeDefault,
  unconfinedPlaces,
  unconfiningSeccompAnnotations,
} from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/no-unconfined-seccomp',
    title: 'Seccomp switched off',
    why:
      'Seccomp keeps a container from system calls that its program never makes. Without it an attacker in the ' +
      'container can try every one of them, and most ways out of a container begin with an odd system call.',
    remedy: 'Set type to RuntimeDefault, or delete the profile.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'pss-baseline'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft', 'compute-theft'] },
    kinds: ['workload'],
    references: ['pss:baseline/seccompProfile_baseline'],
    messages: {
      unconfined: '{owner} sets a seccomp profile with {type}, which stops no system call. Set type to RuntimeDefault.',
      annotation:
        'The annotation {name} switches seccomp off, so no system call is stopped. Set it to runtime/default.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, report }) => ({
    podSpec(pod) {
      // The field came with 1.19; older targets have the annotations.
      for (const { place, type } of kubernetesMinor >= 19 ? unconfinedPlaces(pod, 'seccompProfile') : []) {
        const at = place.at('securityContext', 'seccompProfile', 'type');
        const data = { owner: ownerName(place), type: profileTypeText(type) };
        report({ messageId: 'unconfined', at, data, edits: runtimeDefault(place, 'seccompProfile') });
      }
      for (const name of kubernetesMinor < 19 ? unconfiningSeccompAnnotations(pod) : []) {
        const at = pod.metadata.at('annotations', name);
        report({ messageId: 'annotation', at, data: { name }, edits: [{ op: 'set', at, value: 'runtime/default' }] });
      }
    },
  }),
});
