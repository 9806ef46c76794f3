import { asNumber, defineRule, integers, isAbsent, isKind, objectsOf, ownerName, ref, valueAt } from 'klint/rule';
import type { JsonObject } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/no-ssh-port',
    title: 'SSH into a container',
    why:
      'An SSH server in a container is a second way in, beside the API server and past its rights and its audit log. ' +
      'Guessed passwords and leaked keys open it, and whoever comes in stays unseen.',
    remedy: 'Delete the port and the SSH server; kubectl exec and kubectl debug do the same under RBAC.',
    severity: 'warn',
    presets: ['strict'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft', 'compute-theft'] },
    kinds: ['workload', 'Service'],
    references: ['mitre:T1133'],
    messages: {
      container: '{container} offers SSH on port {port}, past RBAC and audit log. Delete it and use kubectl exec.',
      service: 'Service {name} offers SSH on port {port}, past RBAC and audit log. Delete it and use kubectl exec.',
    },
    options: { ports: integers('Ports that count as SSH.', [22]) },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ options, report }) => {
    const isSsh = (port: unknown) => options.ports.includes(asNumber(port) ?? 0);
    const isTcp = ({ protocol }: JsonObject) => isAbsent(protocol) || protocol === '' || protocol === 'TCP';
    return {
      container(container) {
        for (const [i, port] of objectsOf(container.get('ports'))) {
          if (!isTcp(port) || !isSsh(port.containerPort)) continue;
          const at = container.at('ports', i, 'containerPort');
          const data = { container: ownerName(container), port: asNumber(port.containerPort)! };
          report({ messageId: 'container', at, data, edits: [{ op: 'delete', at: container.at('ports', i) }] });
        }
      },
      resource(resource) {
        if (!isKind(resource, 'Service')) return;
        const ports = objectsOf(valueAt(resource.value, ['spec', 'ports']));
        for (const [i, port] of ports) {
          const which = [port.port, port.targetPort].find(isSsh);
          if (!isTcp(port) || which === undefined) continue;
          const at = ref(resource, 'spec', 'ports', i, 'port');
          // The API server refuses most Services without a port.
          const edits = ports.length > 1 ? [{ op: 'delete', at: ref(resource, 'spec', 'ports', i) } as const] : [];
          report({ messageId: 'service', at, data: { name: resource.name, port: asNumber(which)! }, edits });
        }
      },
    };
  },
});
