import { asString, defineRule, isSafeSysctl, objectsOf, strings } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'worker-node/no-unsafe-sysctls',
    title: 'Sysctl that reaches beyond the pod',
    why:
      'A sysctl outside the safe list can change the kernel for all pods of the node or switch off a protection of ' +
      'it. An attacker who may set one starves or opens what runs beside him.',
    remedy: 'Delete the sysctl, or set it on nodes that are kept for this workload.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'pss-baseline', 'pss-restricted', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['denial-of-service', 'data-theft'] },
    kinds: ['workload'],
    references: ['pss:baseline/sysctls', 'owasp:K01'],
    messages: {
      unsafe:
        'The sysctl {name} is not on the safe list of Kubernetes 1.{minor}: it may change the whole node. Delete it.',
    },
    options: {
      allow: strings('Sysctls that are accepted, by their exact names.'),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor: minor, options, report }) => ({
    podSpec(pod) {
      for (const [i, sysctl] of objectsOf(pod.get('securityContext', 'sysctls'))) {
        const name = asString(sysctl['name']) ?? '';
        if (isSafeSysctl(name, minor) || options.allow.includes(name)) continue;
        const at = pod.at('securityContext', 'sysctls', i, 'name');
        const item = pod.at('securityContext', 'sysctls', i);
        const data = { name: name === '' ? 'without a name' : name, minor };
        report({ messageId: 'unsafe', at, data, edits: [{ op: 'delete', at: item }] });
      }
    },
  }),
});
