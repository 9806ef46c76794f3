import {
  cleanPath,
  defineRule,
  hostPathsOf,
  isAllowedPath,
  isOnlyRead,
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

/** What an agent may read to know its node; a pod that is taken over learns no secret from it. */
const toldPaths = [
  '/etc/debian_version', '/etc/fedora-release', '/etc/group', '/etc/lsb-release', '/etc/os-release', '/etc/passwd',
  '/etc/redhat-release', '/etc/system-release', '/sys/fs/cgroup', '/usr/lib/os-release', '/usr/src',
];
/** Folders in which agents have folders of their own: they stand for themselves, and what the system has below. */
const shared = ['/', '/run', '/var/run'];
const systemFolders = [
  'buildkit', 'containerd', 'credentials', 'crio', 'dbus', 'docker', 'k3s', 'kubernetes', 'log', 'netns', 'podman',
  'runc', 'secrets', 'systemd', 'udev', 'user',
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
      paths: strings('Folders of the node to report, with all below; / and /run stand for less.', sensitivePaths),
      allow: strings('Host paths that are accepted, with all that lies below them.', harmlessPaths),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    podSpec(pod) {
      const folders = options.paths.map(cleanPath).flatMap(withSystemFolders);
      for (const { volume, written, path } of hostPathsOf(pod)) {
        // no-container-runtime-socket reports these.
        if (runtimeSocketIn(path) !== undefined || isAllowedPath(path, options.allow)) continue;
        if (toldPaths.some((told) => isWithin(path, told)) && isOnlyRead(pod, volume)) continue;
        const above = folders.find((each) => path === each || (!shared.includes(each) && isWithin(path, each)));
        const folder = above ?? folders.find((other) => isWithin(other, path));
        if (folder === undefined) continue;
        const data = { volume: volumeName(volume), path: written, folder };
        report({ messageId: above ? 'sensitive' : 'parent', at: volume.at('hostPath', 'path'), data });
      }
    },
  }),
});

function withSystemFolders(folder: string): readonly string[] {
  if (folder === '/' || !shared.includes(folder)) return [folder];
  return [folder, ...systemFolders.map((name) => `${folder}/${name}`)];
}
