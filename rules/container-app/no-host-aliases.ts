import { asString, choice, defineRule, hijackedBy, matchesAny, objectsOf, string, strings } from 'klint/rule';
import { stringsOf } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/no-host-aliases',
    title: 'Name that the pod looks up in its own hosts file',
    why:
      'An entry of hostAliases comes before DNS. One for a name of the cluster or the cloud sends requests, with ' +
      'the tokens in them, to an address that somebody put there, and no log of a DNS server shows it.',
    remedy: 'Delete the alias, and let DNS answer.',
    severity: 'warn',
    presets: ['recommended', 'strict'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft'] },
    kinds: ['workload'],
    references: ['mitre:T1557'],
    messages: {
      cluster: 'Requests to {name}, a name of the cluster, go to {address}, tokens included. Delete the alias.',
      localhost: 'Requests to {name} leave the pod and go to {address}. Delete the alias.',
      metadata: 'Requests to {name}, where credentials of the cloud come from, go to {address}. Delete the alias.',
      alias: 'Requests to {name} go to {address}, whatever DNS says. Delete the alias, and let DNS answer.',
    },
    options: {
      scope: choice(
        'Which names are reported: any, or those (hijack) of the cluster, of localhost and of metadata services.',
        ['hijack', 'any'],
        'hijack',
      ),
      clusterDomain: string('The DNS domain of the cluster.', 'cluster.local'),
      allow: strings('Host names that are accepted; * stands for any characters.'),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ options, report }) => ({
    podSpec(pod) {
      for (const [i, entry] of objectsOf(pod.get('hostAliases'))) {
        const address = asString(entry.ip);
        const hostnames = stringsOf(entry.hostnames);
        for (const [j, name] of hostnames) {
          if (matchesAny(options.allow, name)) continue;
          const hijacked = hijackedBy(name, address, options.clusterDomain);
          if (!hijacked && options.scope === 'hijack') continue;
          const at = pod.at('hostAliases', i, 'hostnames', j);
          const whole = hostnames.length === 1 ? pod.at('hostAliases', i) : at;
          const data = { name, address: address ?? 'no address' };
          report({ messageId: hijacked ?? 'alias', at, data, edits: [{ op: 'delete', at: whole }] });
        }
      }
    },
  }),
});
