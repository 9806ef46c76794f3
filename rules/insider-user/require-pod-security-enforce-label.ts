import { choice, defaultLevel, defineRule, ENFORCE_LABEL, ENFORCE_VERSION_LABEL, flag, isAbsent } from 'klint/rule';
import { isBelow, parseLevel, pinnedMinor, ref, strings, valueAt } from 'klint/rule';
import type { ResourceIndex } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'insider-user/require-pod-security-enforce-label',
    title: 'Namespace that enforces no Pod Security level',
    why:
      'Without an enforced level every user who may create pods in the namespace may create a privileged one, and a ' +
      'privileged pod owns its node: the right to deploy becomes the right to everything.',
    remedy: 'Label the namespace pod-security.kubernetes.io/enforce: baseline, or restricted.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'insider:user', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['Namespace'],
    references: ['cis:5.2.1', 'cis:5.2.2', 'owasp:K04'],
    messages: {
      missing:
        'Namespace {name} enforces no Pod Security level: privileged pods get in. Add the label {label}: {minimum}.',
      weak: 'Namespace {name} enforces only the level {level}, so dangerous pods get in. Set {label}: {minimum}.',
      'old-version':
        'Namespace {name} enforces the rules of {version}, older than 1.{target}. Pin a current version or latest.',
    },
    options: {
      minimum: choice('The weakest level that is accepted.', ['baseline', 'restricted'], 'baseline'),
      currentVersion: flag('Also report a pinned enforce-version older than the target.'),
      systemNamespaces: strings('Namespaces that are not judged.', ['kube-system', 'kube-public', 'kube-node-lease']),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ options, kubernetesMinor: target, report }) => ({
    index(index) {
      const { minimum } = options;
      for (const namespace of index.ofKind('Namespace')) {
        const { name } = namespace;
        if (options.systemNamespaces.includes(name)) continue;
        const label = (key: string) => valueAt(namespace.value, ['metadata', 'labels', key]);
        const at = ref(namespace, 'metadata', 'labels', ENFORCE_LABEL);
        const edits = [{ op: 'set', at, value: minimum }] as const;
        const level = parseLevel(label(ENFORCE_LABEL));
        if (isAbsent(label(ENFORCE_LABEL)) && isUnguarded(index, minimum)) {
          const labels = valueAt(namespace.value, ['metadata', 'labels']);
          const place = isAbsent(labels) ? ref(namespace, 'metadata', 'name') : ref(namespace, 'metadata', 'labels');
          report({ messageId: 'missing', at: place, data: { name, minimum, label: ENFORCE_LABEL }, edits });
        }
        if (level && isBelow(level, minimum)) {
          report({ messageId: 'weak', at, data: { name, level, minimum, label: ENFORCE_LABEL }, edits });
        }
        const pinned = pinnedMinor(label(ENFORCE_VERSION_LABEL));
        if (options.currentVersion && pinned !== undefined && pinned < target) {
          const place = ref(namespace, 'metadata', 'labels', ENFORCE_VERSION_LABEL);
          const data = { name, version: `1.${pinned}`, target };
          const newer = { op: 'set', at: place, value: `v1.${target}` } as const;
          report({ messageId: 'old-version', at: place, data, edits: [newer] });
        }
      }
    },
  }),
});

/** Whether a namespace without the label is below a level; a default in a file that was not read may lift it. */
function isUnguarded(index: ResourceIndex, minimum: 'baseline' | 'restricted'): boolean {
  return index.complete && isBelow(defaultLevel(index), minimum);
}
