import { asList, asNumber, containerNames, defineRule, flag, isWindows, ownerName, settingOf } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/no-root-group',
    title: 'Container that runs in the group root',
    why:
      'Group 0 owns most files of an image and many on a node. Without being root, an attacker in the container ' +
      'still reads and often changes what belongs to that group, in mounted volumes too.',
    remedy: 'Set runAsGroup, and fsGroup and supplementalGroups where they are needed, to numbers above 0.',
    severity: 'warn',
    presets: ['strict', 'nsa-cisa', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft'] },
    kinds: ['workload'],
    references: ['owasp:K01', 'nsa:root-group'],
    messages: {
      primary: '{owner} runs in the group root (runAsGroup: 0), as does who gets in. Set a group above 0.',
      volume: 'Volumes of the pod belong to the group root, with all containers in it (fsGroup: 0). Set another group.',
      supplemental: 'All containers are in the group root too (supplementalGroups). Delete 0 from the list.',
      missing: 'Nothing keeps {containers} from running in the group root. Set runAsGroup in the pod securityContext.',
    },
    options: {
      requireExplicit: flag('Also report containers without a runAsGroup, whose image decides: most say root.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    podSpec(pod) {
      if (isWindows(pod)) return;
      const groups = pod.containers.map((container) => ({ container, ...settingOf(container, 'runAsGroup') }));
      const roots = groups.filter(({ value }) => asNumber(value) === 0);
      if (roots.some(({ from }) => from === 'pod')) {
        const at = pod.at('securityContext', 'runAsGroup');
        report({ messageId: 'primary', at, data: { owner: ownerName(pod) } });
      }
      for (const { container, at, from } of roots) {
        if (from === 'container') report({ messageId: 'primary', at, data: { owner: ownerName(container) } });
      }
      if (asNumber(pod.get('securityContext', 'fsGroup')) === 0) {
        report({ messageId: 'volume', at: pod.at('securityContext', 'fsGroup') });
      }
      for (const [i, group] of asList(pod.get('securityContext', 'supplementalGroups')).entries()) {
        if (asNumber(group) !== 0) continue;
        report({ messageId: 'supplemental', at: pod.at('securityContext', 'supplementalGroups', i) });
      }
      const unset = groups.filter(({ from }) => from === undefined).map(({ container }) => container);
      if (!options.requireExplicit || unset.length === 0) return;
      const data = { containers: containerNames(unset) };
      report({ messageId: 'missing', at: pod.at('securityContext', 'runAsGroup'), data });
    },
  }),
});
