import {
  asString,
  cleanPath,
  defineRule,
  isAbsent,
  isAllowedPath,
  otherVolumeSources,
  restrictedVolumeSources,
  strings,
  volumeName,
  volumesOf,
} from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/no-restricted-volume-types',
    title: 'Volume type beyond the restricted level',
    why:
      'Volumes of these types reach the node or a storage server directly, past the claims with which an ' +
      'administrator says who may use what: an attacker who may write pods reads data of others there.',
    remedy: 'Use a persistentVolumeClaim, which an administrator binds to the storage.',
    severity: 'warn',
    presets: ['strict', 'pss-restricted'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft'] },
    kinds: ['workload'],
    references: ['pss:restricted/restrictedVolumes'],
    messages: {
      type: 'Volume {volume} is of type {type}, which reaches storage past any claim. Use a persistentVolumeClaim.',
    },
    options: {
      allowHostPaths: strings('Host paths that are accepted, with all that lies below them.'),
    },
    since: '0.1.0',
    replaces: ['worker-node/no-host-path-volume'],
  },
  create: ({ options, report }) => ({
    podSpec(pod) {
      for (const volume of volumesOf(pod)) {
        if (restrictedVolumeSources.some((source) => !isAbsent(volume.get(source)))) continue;
        const type = otherVolumeSources.find((source) => !isAbsent(volume.get(source)));
        const path = asString(volume.get('hostPath', 'path'));
        const allowed = path !== undefined && isAllowedPath(cleanPath(path), options.allowHostPaths);
        if (type === undefined || (type === 'hostPath' && allowed)) continue;
        report({ messageId: 'type', at: volume.at(type), data: { volume: volumeName(volume), type } });
      }
    },
  }),
});
