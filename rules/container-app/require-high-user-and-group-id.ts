import { asNumber, defineRule, integer, inUserNamespace, isWindows, ownerName, settingOf } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/require-high-user-and-group-id',
    title: 'User or group that may be an account of the node',
    why:
      'Ids in a container are those of the node. Where one equals an account there, an attacker who gets out of the ' +
      'container, or to a mounted path, has the files and processes of that account.',
    remedy: 'Set runAsUser and runAsGroup to numbers of 10000 or more, which no account of a node has.',
    severity: 'info',
    presets: ['strict'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft'] },
    kinds: ['workload'],
    references: [],
    messages: {
      low: '{owner} sets {field} to {id}, which may be an account of the node. Set {minimum} or more.',
      missing: '{owner} has no {fields}, so the image decides, often for an account of the node. Set it to a high id.',
    },
    options: {
      minimumUser: integer('The lowest runAsUser that is accepted; 0 accepts any, and none.', 10000),
      minimumGroup: integer('The lowest runAsGroup that is accepted; 0 accepts any, and none.', 10000),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => {
    const minimums = { runAsUser: options.minimumUser, runAsGroup: options.minimumGroup };
    const fields = (['runAsUser', 'runAsGroup'] as const).filter((field) => minimums[field] > 0);
    return {
      podSpec(pod) {
        if (isWindows(pod) || inUserNamespace(pod)) return;
        const inherited = new Set<string>();
        for (const container of pod.containers) {
          const settings = fields.map((field) => ({ field, ...settingOf(container, field) }));
          for (const { field, value, at, from } of settings) {
            const id = asNumber(value);
            if (id === undefined || id >= minimums[field]) continue;
            if (from === 'pod' && inherited.has(field)) continue;
            if (from === 'pod') inherited.add(field);
            const owner = ownerName(from === 'pod' ? pod : container);
            report({ messageId: 'low', at, data: { owner, field, id, minimum: minimums[field] } });
          }
          const unset = settings.filter(({ from }) => from === undefined).map(({ field }) => field);
          if (unset.length === 0) continue;
          const data = { owner: ownerName(container), fields: unset.join(' and no ') };
          report({ messageId: 'missing', at: container.at('securityContext', unset[0]!), data });
        }
      },
    };
  },
});
