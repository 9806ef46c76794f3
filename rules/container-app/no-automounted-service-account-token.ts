import { asString, boundServiceAccounts, defaultTokenRefused, defineRule, flag, mountsOwnToken } from 'klint/rule';
import { namespacedName, namespaceOf, ref, serviceAccountMounts, serviceAccountOf } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/no-automounted-service-account-token',
    title: 'Token of the API server in every container',
    why:
      'The token that is mounted by default lets whoever gets into the container talk to the API server as the ' +
      'ServiceAccount. Most applications never use it; an attacker does, to read Secrets or to start pods.',
    remedy: 'Set automountServiceAccountToken: false on the pod or its ServiceAccount.',
    severity: 'warn',
    presets: ['strict', 'nsa-cisa', 'cis'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft', 'compute-theft'] },
    kinds: ['workload', 'ServiceAccount'],
    references: ['cis:5.1.6', 'cis:5.1.5', 'mitre:T1528', 'nsa:service-account-tokens'],
    messages: {
      'pod-on':
        'Who gets into pods of {name} gets the token of {account}. Set automountServiceAccountToken: false if unused.',
      'pod-unset': 'Who gets into pods of {name} gets the token of {account}. Set automountServiceAccountToken: false.',
      'default-account':
        'Pods of {namespace} get the token of account default. Set automountServiceAccountToken: false on it.',
    },
    options: { ignoreBound: flag('Accept ServiceAccounts that a binding in the same unit names: they are in use.') },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ options, report }) => ({
    index(index) {
      const bound = options.ignoreBound ? boundServiceAccounts(index) : new Set<string>();
      for (const pod of index.podSpecs) {
        const account = serviceAccountOf(pod);
        const own = pod.get('automountServiceAccountToken');
        if (own === false || bound.has(`${namespaceOf(pod.resource)}/${account}`) || mountsOwnToken(pod)) continue;
        const set = pod.at('automountServiceAccountToken');
        const edits = [{ op: 'set', at: set, value: false }] as const;
        const data = { name: pod.resource.name, account };
        if (own === true) report({ messageId: 'pod-on', at: set, data, edits });
        else if (serviceAccountMounts(index, pod)) {
          const named = ['serviceAccountName', 'serviceAccount'].find((key) => asString(pod.get(key)));
          report({ messageId: 'pod-unset', at: named === undefined ? pod.at() : pod.at(named), data, edits });
        }
      }
      for (const account of index.ofKind('ServiceAccount')) {
        if (account.name !== 'default' || account.value.automountServiceAccountToken === false) continue;
        const namespace = namespaceOf(account);
        if (bound.has(namespacedName(account)) || defaultTokenRefused(index, namespace)) continue;
        const set = ref(account, 'automountServiceAccountToken');
        const at = account.value.automountServiceAccountToken === true ? set : ref(account, 'metadata', 'name');
        const edits = [{ op: 'set', at: set, value: false }] as const;
        report({ messageId: 'default-account', at, data: { namespace }, edits });
      }
    },
  }),
});
