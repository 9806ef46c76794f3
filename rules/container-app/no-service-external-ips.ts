import { defineRule, namesResource, ref, strings, stringsOf, valueAt } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/no-service-external-ips',
    title: 'Service that claims addresses of its own choice',
    why:
      'Nodes send traffic for an external IP to the pods of the Service, whatever the address belongs to. An ' +
      'attacker who may write one draws the traffic of others to himself and reads or changes it (CVE-2020-8554).',
    remedy: 'Delete externalIPs; use a load balancer, or an Ingress or Gateway.',
    severity: 'error',
    presets: ['recommended', 'strict', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft'] },
    kinds: ['Service'],
    references: ['mitre:T1557', 'mitre:T1133', 'owasp:K06'],
    messages: {
      external:
        'Service {name} draws traffic for {addresses} to its pods, whoever owns that address. Delete externalIPs.',
    },
    options: {
      allow: strings('Services that are accepted, by name or namespace/name; * stands for any characters.'),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ options, report }) => ({
    resource(service) {
      const at = ref(service, 'spec', 'externalIPs');
      const addresses = stringsOf(valueAt(service.value, at.path)).map(([, address]) => address);
      if (addresses.length === 0 || namesResource(options.allow, service)) return;
      const data = { name: service.name, addresses: addresses.join(', ') };
      report({ messageId: 'external', at, data, edits: [{ op: 'delete', at }] });
    },
  }),
});
