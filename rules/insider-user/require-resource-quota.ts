import { defineRule, flag, limitsKey, placeOfNamespace, populatedNamespaces, ref } from 'klint/rule';
import { strings, unscopedQuotas } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'insider-user/require-resource-quota',
    title: 'Namespace without a quota',
    why:
      'Without a ResourceQuota a user who may create pods in the namespace may fill the whole cluster with them: ' +
      'enough to stop everybody else, or to mine.',
    remedy: 'Add a ResourceQuota that limits requests and limits of CPU and memory, and the number of pods.',
    severity: 'info',
    presets: ['strict', 'nsa-cisa'],
    threat: { leaf: 'insider:user', motives: ['denial-of-service', 'compute-theft'] },
    kinds: ['Namespace', 'ResourceQuota', 'workload'],
    references: ['mitre:T1496.001', 'mitre:T1499', 'nsa:resource-quotas'],
    messages: {
      none:
        'No ResourceQuota of this unit limits all pods of namespace {name}: they may fill the cluster. Add one.',
      keys: 'The quotas of namespace {name} do not limit {keys}, of which its users may take all. Add to spec.hard.',
    },
    options: {
      keys: strings('Keys of spec.hard that have to be there.', [
        'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory', 'pods',
      ]),
      judgeUndeclared: flag('Also judge namespaces that only workloads name.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    index(index) {
      // A quota may stand in a file that could not be read.
      if (!index.complete) return;
      for (const found of populatedNamespaces(index)) {
        const { name } = found;
        if (!found.namespace && !options.judgeUndeclared) continue;
        const quotas = unscopedQuotas(index, name);
        const keys = options.keys.filter((key) => !quotas.some((quota) => limitsKey(quota, key)));
        if (keys.length === 0) continue;
        const [quota] = quotas;
        if (quota) report({ messageId: 'keys', at: ref(quota, 'spec', 'hard'), data: { name, keys: keys.join(', ') } });
        else report({ messageId: 'none', ...placeOfNamespace(found), data: { name } });
      }
    },
  }),
});
