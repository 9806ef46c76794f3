import { compareQuantities, defineRule, isAbsent, ownerName, quantities, strings } from 'klint/rule';
import type { Container } from 'klint/rule';

const lists = ['requests', 'limits'] as const;

export default defineRule({
  meta: {
    id: 'container-app/valid-resource-bounds',
    title: 'Request or limit outside of what is agreed',
    why:
      'One container with a limit far above the others takes the node for itself when an attacker, or a leak, uses ' +
      'it to the full; one that gets more than it asked for may be stopped first when memory runs out.',
    remedy: 'Set requests and limits inside the bounds that the options of this rule state.',
    severity: 'info',
    presets: [],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['compute-theft', 'denial-of-service'] },
    kinds: ['workload'],
    references: ['mitre:T1496.001'],
    messages: {
      low: '{container} has {list}.{name} of {amount}, below the agreed {bound}. Raise it.',
      high: '{container} has {list}.{name} of {amount}, above the agreed {bound}, to take from others. Lower it.',
      unequal: '{container} requests {name} of {amount} but may use {limit}. Set both to the same amount.',
    },
    options: {
      min: quantities('The least amount that a request or limit may say, by resource.'),
      max: quantities('The largest amount that a request or limit may say, by resource.'),
      requireEqual: strings('Resources of which request and limit must be the same.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => {
    const amountOf = (container: Container, list: string, name: string) => {
      const amount = container.get('resources', list, name);
      return isAbsent(amount) ? undefined : { amount: String(amount), at: container.at('resources', list, name) };
    };
    const judgeBounds = (container: Container, list: string, sign: 1 | -1) => {
      for (const [name, bound] of Object.entries(sign < 0 ? options.min : options.max)) {
        const found = amountOf(container, list, name);
        if (!found || (compareQuantities(found.amount, bound) ?? 0) * sign <= 0) continue;
        const data = { container: ownerName(container), list, name, amount: found.amount, bound };
        report({ messageId: sign < 0 ? 'low' : 'high', at: found.at, data });
      }
    };
    return {
      container(container) {
        if (container.role === 'ephemeral') return;
        for (const list of lists) {
          judgeBounds(container, list, -1);
          judgeBounds(container, list, 1);
        }
        for (const name of options.requireEqual) {
          const request = amountOf(container, 'requests', name);
          const limit = amountOf(container, 'limits', name)?.amount;
          // An absent request is set to the limit by the API server.
          if (!request || (limit !== undefined && (compareQuantities(request.amount, limit) ?? 0) === 0)) continue;
          const { amount, at } = request;
          const data = { container: ownerName(container), name, amount, limit: limit ?? 'all there is' };
          report({ messageId: 'unequal', at, data });
        }
      },
    };
  },
});
