import { asString, cleanPath, defineRule, isAbsent, isAllowedPath, strings, volumeName, volumesOf } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'worker-node/no-host-path-volume',
    title: 'Volume from the file system of the node',
    why:
      'A hostPath volume ties the pod to the file system of its node: an attacker in the pod reads or changes what ' +
      'lies there, secrets, programs and logs of the node and of other pods, and follows links further.',
    remedy: 'Use an emptyDir for scratch data and a persistentVolumeClaim for data that must stay.',
    severity: 'warn',
    presets: ['strict', 'pss-baseline', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['workload'],
    references: ['pss:baseline/hostPathVolumes', 'cis:5.2.12', 'mitre:T1611', 'owasp:K01'],
    messages: {
      path: 'Volume {volume} opens files of the node to the pod. Use an emptyDir or a persistentVolumeClaim instead.',
    },
    options: {
      allow: strings('Host paths that are accepted, with all that lies below them.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    podSpec(pod) {
      for (const volume of volumesOf(pod)) {
        if (isAbsent(volume.get('hostPath'))) continue;
        const path = asString(volume.get('hostPath', 'path'));
        if (path !== undefined && isAllowedPath(cleanPath(path), options.allow)) continue;
        report({ messageId: 'path', at: volume.at('hostPath'), data: { volume: volumeName(volume) } });
      }
    },
  }),
});
