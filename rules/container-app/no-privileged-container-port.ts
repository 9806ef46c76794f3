import { asNumber, asString, defineRule, integers, objectsOf, ownerName } from 'klint/rule';
import type { PodSpec } from 'klint/rule';

const PRIVILEGED_BELOW = 1024;

/** The first port that a process without rights may listen on; the kubelet takes slashes in the name of a sysctl. */
function firstOpenPort(pod: PodSpec): number {
  const sysctls = objectsOf(pod.get('securityContext', 'sysctls')).map(([, sysctl]) => sysctl);
  const found = sysctls.find(({ name }) => {
    return asString(name)?.replaceAll('/', '.') === 'net.ipv4.ip_unprivileged_port_start';
  });
  const value = asString(found?.value) ?? '';
  return /^\d+$/.test(value) ? Number(value) : PRIVILEGED_BELOW;
}

export default defineRule({
  meta: {
    id: 'container-app/no-privileged-container-port',
    title: 'Port that takes rights to listen on',
    why:
      'To listen below 1024 a process is root or keeps NET_BIND_SERVICE, so the image is run with more rights than ' +
      'it needs, and an attacker in it has them too.',
    remedy: 'Listen on a port above 1023 and let the Service map the port that clients use.',
    severity: 'info',
    presets: [],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft'] },
    kinds: ['workload'],
    references: [],
    messages: {
      privileged: '{container} listens on port {port}, which takes rights it need not have. Listen above 1023.',
    },
    options: { allow: integers('Ports that are accepted.') },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    container(container) {
      for (const [i, item] of objectsOf(container.get('ports'))) {
        const port = asNumber(item.containerPort) ?? 0;
        if (port <= 0 || port >= PRIVILEGED_BELOW || options.allow.includes(port)) continue;
        if (port >= firstOpenPort(container.pod)) continue;
        const at = container.at('ports', i, 'containerPort');
        report({ messageId: 'privileged', at, data: { container: ownerName(container), port } });
      }
    },
  }),
});
