import { cidrContains, defineRule, isInternalLoadBalancer, namesResource, parseCidr } from 'klint/rule';
import { ref, sourceRangesOf, strings, valueAt } from 'klint/rule';
import type { Cidr } from 'klint/rule';

const everything = ['0.0.0.0/0', '::/0'].map((cidr) => parseCidr(cidr)!);

export default defineRule({
  meta: {
    id: 'container-app/no-external-load-balancer',
    title: 'Service open to the whole internet',
    why:
      'A load balancer without source ranges gives the Service a public address that everyone can connect to. ' +
      'Attackers find it by scanning within minutes, and use every flaw of the application behind it.',
    remedy: 'Make the load balancer internal, limit its source ranges, or put the Service behind an Ingress.',
    severity: 'warn',
    presets: ['strict', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft', 'denial-of-service'] },
    kinds: ['Service'],
    references: ['mitre:T1190', 'owasp:K06'],
    messages: {
      unlimited:
        'Everyone on the internet can connect to Service {name}. Add loadBalancerSourceRanges or make it internal.',
      'open-range':
        'The range {range} lets everyone connect to Service {name}. Write the networks that need it in its place.',
    },
    options: { allow: strings('Services that are accepted, by name or namespace/name; * stands for any characters.') },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    resource(service) {
      const { name } = service;
      if (valueAt(service.value, ['spec', 'type']) !== 'LoadBalancer' || isInternalLoadBalancer(service)) return;
      if (namesResource(options.allow, service)) return;
      const ranges = sourceRangesOf(service);
      if (ranges.length === 0) report({ messageId: 'unlimited', at: ref(service, 'spec', 'type'), data: { name } });
      for (const { cidr: range, path } of ranges) {
        if (isEverything(parseCidr(range))) {
          report({ messageId: 'open-range', at: ref(service, ...path), data: { name, range } });
        }
      }
    },
  }),
});

function isEverything(cidr: Cidr | undefined): boolean {
  return cidr !== undefined && everything.some((all) => cidrContains(cidr, all));
}
