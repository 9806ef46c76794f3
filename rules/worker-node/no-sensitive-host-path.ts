import {
  cleanPath,
  defineRule,
  hostPathsOf,
  isAllowedPath,
  isWithin,
  runtimeSocketIn,
  strings,
  volumeName,
} from 'klint/rule';

const sensitivePaths = [
  '/', '/bin', '/boot', '/dev', '/etc', '/home', '/lib', '/lib64', '/proc', '/root', '/run', '/sbin', '/sys', '/usr',
  '/var/lib/containerd', '/var/lib/docker', '/var/lib/etcd', '/var/lib/kubelet', '/var/lib/rancher', '/var/run',
];
const harmlessPaths = [
  '/etc/localtime', '/etc/timezone', '/usr/share/zoneinfo', '/lib/modules', '/run/xtables.lock',
];

export default defineRule({
  meta: {
    id: 'worker-node/no-sensitive-host-path',
    title: 'Sensitive folder of the node in a pod',
    why:
      'These folders hold the keys, programs and state of the node: an attacker who reads them takes the ' +
      'credentials of the kubelet and of other pods, and one who writes them runs code on the node.',
    remedy: 'Mount the narrowest folder that the workload itself owns, or use another kind of volume.',
    severity: 'error',
    presets: ['recommended', 'strict', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['workload'],
    references: ['mitre:T1611', 'mitre:T1552.001', 'mitre:T1552.004', 'owasp:K01'],
    messages: {
      sensitive:
        'Volume {volume} mounts {path}, where the node keeps keys, programs or state. Mount a folder of your own.',
      parent: 'Volume {volume} mounts {path}, which holds {folder} of the node. Mount a folder of your own.',
    },
    options: {
      paths: strings('Folders of the node to report, with all below; / stands for itself only.', sensitivePaths),
      allow: strings('Host paths that are accepted, with all that lies below them.', harmlessPaths),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    podSpec(pod) {
      const folders = options.paths.map(cleanPath);
      for (const { volume, written, path } of hostPathsOf(pod)) {
        // no-container-runtime-socket reports these.
        if (runtimeSocketIn(path) !== undefined || isAllowedPath(path, options.allow)) continue;
        const above = folders.find((folder) => path === folder || (folder !== '/' && isWithin(path, folder)));
        const folder = above ?? folders.find((other) => isWithin(other, path));
        if (folder === undefined) continue;
        const data = { volume: volumeName(volume), path: written, folder };
        report({ messageId: above ? 'sensitive' : 'parent', at: volume.at('hostPath', 'path'), data });
      }
    },
  }),
});
