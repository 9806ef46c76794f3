import { asString, defineRule, hasBootstrapLabel, namespaceOf, ref, subjectsOf, valueAt } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'insider-admin/no-default-service-account-binding',
    title: 'Rights for the ServiceAccount default',
    why:
      'Every pod that names no ServiceAccount runs as default. What an administrator binds to it is held by all of ' +
      'them, now and later, so whoever may run a pod there, or breaks into one, has it too.',
    remedy: 'Make a ServiceAccount for the workload that needs the role, name it in the pod and bind the role to it.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'insider:administrator', motives: ['data-theft'] },
    kinds: ['ClusterRoleBinding', 'RoleBinding'],
    references: ['cis:5.1.5', 'mitre:T1528', 'owasp:K02'],
    messages: {
      default:
        '{kind} {name} gives {role} to all pods of {namespace} that name no account. Bind an account of one pod only.',
    },
    options: {},
    since: '0.1.0',
  },
  create: ({ report }) => ({
    resource(binding) {
      if (hasBootstrapLabel(binding)) return;
      const { kind, name } = binding;
      const role = asString(valueAt(binding.value, ['roleRef', 'name'])) ?? 'a role';
      for (const subject of subjectsOf(binding)) {
        if (subject.kind !== 'ServiceAccount' || subject.name !== 'default') continue;
        const namespace = subject.namespace || namespaceOf(binding) || 'its namespace';
        const data = { kind, name, role, namespace };
        report({ messageId: 'default', at: ref(binding, ...subject.path, 'name'), data });
      }
    },
  }),
});
