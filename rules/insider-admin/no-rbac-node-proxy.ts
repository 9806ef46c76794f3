import { defineRule, heldRights, ref, strings } from 'klint/rule';
import type { Edit, Right } from 'klint/rule';

// One node is enough, so names do not lift it.
const right: Right = { verbs: ['get', 'create'], apiGroup: '', resources: ['nodes/proxy'], named: true };

export default defineRule({
  meta: {
    id: 'insider-admin/no-rbac-node-proxy',
    title: 'Right to the API of the kubelet',
    why:
      'nodes/proxy is the whole API of the kubelet: with get alone an insider runs commands in every pod of the ' +
      'node, past admission and past the audit log. Agents that only want metrics are often given it.',
    remedy: 'Ask for nodes/metrics, nodes/stats, nodes/log or nodes/healthz, whichever is used.',
    severity: 'error',
    presets: ['recommended', 'strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'insider:administrator', motives: ['data-theft', 'compute-theft'] },
    kinds: ['ClusterRole'],
    references: ['cis:5.1.10', 'mitre:T1609', 'owasp:K02'],
    messages: {
      proxy: 'ClusterRole {name} allows {rights}: its subjects run commands in all pods. {instead}.',
    },
    options: {
      ignoreRoles: strings('Names of ClusterRoles that are accepted; * stands for any characters.'),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ options, report }) => ({
    resource(role) {
      for (const { index, rule, resource: at, data } of heldRights(role, [right], options.ignoreRoles)) {
        const item = rule.resources.indexOf('nodes/proxy');
        const place = ref(role, 'rules', index, 'resources', item);
        const edit: Edit = rule.resources.includes('nodes/metrics')
          ? { op: 'delete', at: place }
          : { op: 'set', at: place, value: 'nodes/metrics' };
        const instead = item < 0 ? 'List the resources that are used' : 'Ask for nodes/metrics';
        report({ messageId: 'proxy', at, data: { ...data, instead }, edits: item < 0 ? [] : [edit] });
      }
    },
  }),
});
