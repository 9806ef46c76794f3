import { componentSetting, componentsOf, controlPlaneKinds, defineRule, isUnset } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'control-plane/require-apiserver-audit-logging',
    title: 'API server that records nothing',
    why:
      'Without an audit log nobody can tell who read a Secret, started a pod or changed a role; an intruder ' +
      'leaves no trace that outlives a pod.',
    remedy: 'Set --audit-policy-file, and --audit-log-path or --audit-webhook-config-file.',
    severity: 'warn',
    presets: ['strict', 'nsa-cisa', 'cis'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: controlPlaneKinds,
    components: ['kube-apiserver'],
    references: ['cis:1.2.16', 'cis:3.2.1', 'nsa:audit-logging'],
    messages: {
      'no-policy': '{name} records nothing, since it has no --audit-policy-file. Name a Policy.',
      'no-target': '{name} sends its audit events nowhere. Set --audit-log-path or --audit-webhook-config-file.',
    },
    options: {},
    since: '0.1.0',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const server of componentsOf(index, 'kube-apiserver')) {
        const data = { name: server.name };
        const [policy, path, webhook] = ['audit-policy-file', 'audit-log-path', 'audit-webhook-config-file'].map(
          (flag) => componentSetting(server, flag, kubernetesMinor),
        );
        if (isUnset(policy!)) report({ messageId: 'no-policy', at: policy!.at, data });
        if (isUnset(path!) && isUnset(webhook!)) report({ messageId: 'no-target', at: path!.at, data });
      }
    },
  }),
});
