import { asNumber, defineRule, integers, objectsOf, ownerName } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'worker-node/no-host-port',
    title: 'Port opened on the node',
    why:
      'A host port opens the container on every address of its node, past Services, Ingresses and often past ' +
      'NetworkPolicies, so an attacker can reach it from outside the cluster; and two pods with one port cannot ' +
      'share a node.',
    remedy: 'Delete hostPort and expose the pod by a Service.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'pss-baseline', 'pss-restricted', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft', 'denial-of-service'] },
    kinds: ['workload'],
    references: ['pss:baseline/hostPorts', 'cis:5.2.13', 'mitre:T1133', 'owasp:K06', 'nsa:container-host-port'],
    messages: {
      port:
        '{container} opens port {port} on every address of its node. Delete hostPort and expose the pod by a Service.',
    },
    options: {
      allow: integers('Host ports that are accepted.'),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ options, report }) => ({
    container(container) {
      for (const [i, entry] of objectsOf(container.get('ports'))) {
        const port = asNumber(entry['hostPort']);
        if (port === undefined || port === 0 || options.allow.includes(port)) continue;
        const at = container.at('ports', i, 'hostPort');
        const data = { container: ownerName(container), port };
        report({ messageId: 'port', at, data, edits: [{ op: 'delete', at }] });
      }
    },
  }),
});
