import { asString, defineRule, imageOf, isKind, ref, serviceAccountOf, subjectsOf, valueAt } from 'klint/rule';
import type { PodSpec } from 'klint/rule';

const DASHBOARD = 'kubernetes-dashboard';
const segments = [DASHBOARD, 'kubernetesui'];
const labels = ['app', 'k8s-app'];

export default defineRule({
  meta: {
    id: 'control-plane/no-kubernetes-dashboard',
    title: 'Kubernetes Dashboard in the cluster',
    why:
      'The dashboard acts on the cluster for whoever reaches its page, with the rights of its own account or of a ' +
      'token that is pasted into it. Open ones were how clusters came to mine for strangers, and the project is ' +
      'archived.',
    remedy: 'Delete it; use kubectl or a desktop client, which act with the rights of the person.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft', 'compute-theft'] },
    kinds: ['workload', 'RoleBinding', 'ClusterRoleBinding'],
    references: ['mitre:T1133', 'owasp:K06'],
    messages: {
      image: '{user} runs the Kubernetes Dashboard, which acts for whoever reaches its page. Delete it.',
      label: '{kind} {name} is labelled as the Kubernetes Dashboard, which acts for whoever reaches it. Delete it.',
      subject: '{kind} {name} gives the rights of the dashboard to {subject}. Delete the subject.',
      account: '{kind} {name} runs with the ServiceAccount of the dashboard. Give it one of its own.',
    },
    options: {},
    since: '0.1.0',
  },
  create: ({ report }) => ({
    podSpec(pod) {
      const { kind, name } = pod.resource;
      const found = imagesOfDashboard(pod);
      for (const { user, at } of found) report({ messageId: 'image', at, data: { user } });
      if (found.length > 0) return;
      const label = labels.find((key) => pod.metadata.get('labels', key) === DASHBOARD);
      if (label !== undefined) {
        return report({ messageId: 'label', at: pod.metadata.at('labels', label), data: { kind, name } });
      }
      if (serviceAccountOf(pod) !== DASHBOARD) return;
      const field = asString(pod.get('serviceAccountName')) ? 'serviceAccountName' : 'serviceAccount';
      report({ messageId: 'account', at: pod.at(field), data: { kind, name } });
    },
    resource(binding) {
      const { kind, name } = binding;
      if (!isKind(binding, 'RoleBinding') && !isKind(binding, 'ClusterRoleBinding')) return;
      if (valueAt(binding.value, ['roleRef', 'name']) !== DASHBOARD) return;
      for (const subject of subjectsOf(binding).filter((each) => each.name !== DASHBOARD)) {
        const data = { kind, name, subject: `${subject.kind} ${subject.name}` };
        report({ messageId: 'subject', at: ref(binding, ...subject.path, 'name'), data });
      }
    },
  }),
});

function imagesOfDashboard(pod: PodSpec) {
  return pod.containers.flatMap((container) => {
    const used = container.role === 'ephemeral' ? undefined : imageOf(container);
    return used?.reference.repository.split('/').some((part) => segments.includes(part)) ? [used] : [];
  });
}
