import {
  defineRule,
  ownerName,
  profileTypeText,
  runtimeDefault,
  unconfinedPlaces,
  unconfiningAppArmorAnnotations,
} from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/no-unconfined-apparmor',
    title: 'AppArmor switched off',
    why:
      'Where the nodes have AppArmor, its default profile keeps a container from mounting, from files of the ' +
      'kernel and from other processes. Without it an attacker in the container has one wall less to the node.',
    remedy: 'Set type to RuntimeDefault, or delete the profile.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'pss-baseline', 'pss-restricted', 'nsa-cisa', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft', 'compute-theft'] },
    kinds: ['workload'],
    references: ['pss:baseline/appArmorProfile', 'owasp:K01', 'nsa:linux-hardening'],
    messages: {
      unconfined:
        '{owner} sets an AppArmor profile with {type}, which confines nothing. Set type to RuntimeDefault.',
      annotation: 'The annotation {name} switches off AppArmor, a wall around an attacker. Set it to runtime/default.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ report }) => ({
    podSpec(pod) {
      for (const { place, type } of unconfinedPlaces(pod, 'appArmorProfile')) {
        const at = place.at('securityContext', 'appArmorProfile', 'type');
        const data = { owner: ownerName(place), type: profileTypeText(type) };
        report({ messageId: 'unconfined', at, data, edits: runtimeDefault(place, 'appArmorProfile') });
      }
      for (const name of unconfiningAppArmorAnnotations(pod)) {
        const at = pod.metadata.at('annotations', name);
        report({ messageId: 'annotation', at, data: { name }, edits: [{ op: 'set', at, value: 'runtime/default' }] });
      }
    },
  }),
});
