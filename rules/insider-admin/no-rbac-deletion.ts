import { apiResource, defineRule, heldRights, strings } from 'klint/rule';

const verbs = ['delete', 'deletecollection'];

export default defineRule({
  meta: {
    id: 'insider-admin/no-rbac-deletion',
    title: 'Right to delete what runs or what tells of it',
    why:
      'Who may delete workloads, claims or whole namespaces ends an application at once, and an administrator who ' +
      'may delete events takes away the traces of what he did.',
    remedy: 'Leave deletion to the pipeline and to controllers, or name the objects in resourceNames.',
    severity: 'info',
    presets: ['strict', 'owasp-k8s'],
    threat: { leaf: 'insider:administrator', motives: ['denial-of-service'] },
    kinds: ['Role', 'ClusterRole'],
    references: ['mitre:T1489', 'owasp:K02'],
    messages: {
      delete:
        '{kind} {name} allows {rights}: its subjects can stop what runs there. Name the objects in resourceNames.',
      events:
        '{kind} {name} allows {rights}: its subjects can wipe out the traces of what they did. Delete the right.',
    },
    options: {
      resources: strings('Resources that are judged, such as pods or widgets.example.com.', [
        'namespaces', 'persistentvolumeclaims', 'secrets', 'services', 'pods', 'deployments', 'statefulsets',
        'daemonsets', 'replicasets', 'jobs', 'cronjobs', 'events',
      ]),
      ignoreRoles: strings('Names of ClusterRoles that are accepted; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, kubernetesMinor, report }) => ({
    resource(role) {
      const judged = options.resources.map((text) => apiResource(text, kubernetesMinor));
      const rights = judged.flatMap(({ name, groups }) => {
        return groups.map((apiGroup) => ({ verbs, apiGroup, resources: [name], clusterOnly: name === 'namespaces' }));
      });
      const others = rights.filter(({ resources: [name] }) => name !== 'events');
      for (const { index, verb: at, data } of heldRights(role, rights, options.ignoreRoles)) {
        const isMore = heldRights(role, others, []).some((held) => held.index === index);
        report({ messageId: isMore ? 'delete' : 'events', at, data });
      }
    },
  }),
});
