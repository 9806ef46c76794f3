import { capabilityName, defineRule, isWindows, ownerName, stringsOf } from 'klint/rule';

const granting: ReadonlySet<string> = new Set(['ALL', 'NET_RAW']);

export default defineRule({
  meta: {
    id: 'worker-node/require-drop-net-raw',
    title: 'Container that may forge packets',
    why:
      'Runtimes give every container NET_RAW. An attacker in it forges ARP and DNS answers with raw sockets and so ' +
      'takes over the traffic of other pods on the node.',
    remedy: 'Add NET_RAW to capabilities.drop of every container, better ALL, and do not add it again.',
    severity: 'info',
    presets: ['cis'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft'] },
    kinds: ['workload'],
    references: ['cis:5.2.8', 'mitre:T1557'],
    messages: {
      kept: '{container} keeps NET_RAW, with which an attacker forges packets. Add it to capabilities.drop.',
      added: '{container} is given {capability}, with which an attacker forges packets. Delete it.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ report }) => ({
    container(container) {
      if (isWindows(container.pod)) return;
      const list = (name: 'add' | 'drop') => {
        const items = stringsOf(container.get('securityContext', 'capabilities', name));
        return items.filter(([, item]) => granting.has(capabilityName(item)));
      };
      const owner = ownerName(container);
      const added = list('add').map(([i, capability]) => {
        return { capability, at: container.at('securityContext', 'capabilities', 'add', i) };
      });
      const deletions = added.map(({ at }) => ({ op: 'delete', at }) as const);
      if (list('drop').length === 0) {
        const at = container.at('securityContext', 'capabilities', 'drop');
        const edits = [{ op: 'append', at, value: 'NET_RAW' }, ...deletions] as const;
        report({ messageId: 'kept', at, data: { container: owner }, edits });
        return;
      }
      for (const [i, { at, capability }] of added.entries()) {
        report({ messageId: 'added', at, data: { container: owner, capability }, edits: [deletions[i]!] });
      }
    },
  }),
});
