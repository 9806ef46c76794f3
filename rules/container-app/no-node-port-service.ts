import { defineRule, isAbsent, namesResource, objectsOf, ref, strings, valueAt } from 'klint/rule';
import type { Edit, Resource } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/no-node-port-service',
    title: 'Service with a port on every node',
    why:
      'A NodePort opens the same port on every address of every node, past load balancers and their filters. An ' +
      'attacker who reaches a node reaches the application, and network policies often do not see where he comes ' +
      'from.',
    remedy: 'Use type ClusterIP and let traffic in through an Ingress, a Gateway or one load balancer.',
    severity: 'warn',
    presets: ['strict', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft', 'denial-of-service'] },
    kinds: ['Service'],
    references: ['mitre:T1133', 'owasp:K06'],
    messages: {
      'node-port': 'Service {name} opens a port on every node, for all who reach one. Use ClusterIP behind an Ingress.',
    },
    options: {
      allow: strings('Services that are accepted, by name or namespace/name; * stands for any characters.'),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ options, report }) => ({
    resource(service) {
      if (valueAt(service.value, ['spec', 'type']) !== 'NodePort' || namesResource(options.allow, service)) return;
      const at = ref(service, 'spec', 'type');
      report({ messageId: 'node-port', at, data: { name: service.name }, edits: clusterIpEdits(service) });
    },
  }),
});

/** Type ClusterIP, without what is only legal beside a port on the nodes. */
function clusterIpEdits(service: Resource): readonly Edit[] {
  const ports = objectsOf(valueAt(service.value, ['spec', 'ports'])).filter(([, port]) => !isAbsent(port.nodePort));
  const external = ref(service, 'spec', 'externalTrafficPolicy');
  return [
    { op: 'set', at: ref(service, 'spec', 'type'), value: 'ClusterIP' },
    ...ports.map(([i]): Edit => ({ op: 'delete', at: ref(service, 'spec', 'ports', i, 'nodePort') })),
    ...(valueAt(service.value, external.path) === undefined ? [] : [{ op: 'delete', at: external } as const]),
  ];
}
