import { defineRule, hostPathsOf, runtimeSocketIn, runtimeSockets, strings, volumeName } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'worker-node/no-container-runtime-socket',
    title: 'Socket of the container runtime in a pod',
    why:
      'An attacker who can write to the socket of the container runtime starts containers of any kind on the node, ' +
      'past all admission, and so owns the node. A read-only mount does not help, because a socket can still be ' +
      'written to.',
    remedy: 'Build images with a rootless builder, and read what runs through the API server.',
    severity: 'error',
    presets: ['recommended', 'strict', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['workload'],
    references: ['mitre:T1610', 'mitre:T1611', 'owasp:K01'],
    messages: {
      socket:
        'Volume {volume} hands the pod the runtime socket {path}, and so the node. Use a rootless builder or the API.',
      parent:
        'Volume {volume} mounts {path} with the runtime socket {socket}, and so the node. Mount a narrower folder.',
    },
    options: {
      sockets: strings('Sockets of runtimes and builders, relative to /run and /var/run.', runtimeSockets),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    podSpec(pod) {
      for (const { volume, written, path } of hostPathsOf(pod)) {
        const socket = runtimeSocketIn(path, options.sockets);
        const at = volume.at('hostPath', 'path');
        const data = { volume: volumeName(volume), path: written };
        if (socket === path) report({ messageId: 'socket', at, data });
        else if (socket !== undefined) report({ messageId: 'parent', at, data: { ...data, socket } });
      }
    },
  }),
});
