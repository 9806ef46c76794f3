import { asString, defineRule, isControlPlanePod, podSpecsOf, serviceAccountOf } from 'klint/rule';
import { viewOf, workloadRowOf } from 'klint/rule';
import type { PodSpec, Ref, Resource, View } from 'klint/rule';

function usesDefault(pod: PodSpec): boolean {
  return serviceAccountOf(pod) === 'default' && pod.get('automountServiceAccountToken') !== false;
}

/** Where the ServiceAccount is named; `place` lacks it where it is not. */
function placeIn(pod: View, place: View = pod): Ref {
  const named = ['serviceAccountName', 'serviceAccount'].find((key) => asString(pod.get(key)) !== undefined);
  return named === undefined ? place.at('serviceAccountName') : pod.at(named);
}

/** Pods of an Argo workflow take the ServiceAccount of the workflow, which may take it from a template elsewhere. */
function argoPlaces(resource: Resource, workflow: View): readonly Ref[] {
  const pods = podSpecsOf(resource);
  if (pods.length > 0) return pods.filter(usesDefault).map((pod) => placeIn(pod, workflow));
  const name = asString(workflow.get('serviceAccountName'));
  if (workflow.get('automountServiceAccountToken') === false || (name && name !== 'default')) return [];
  return name || workflow.get('workflowTemplateRef') === undefined ? [placeIn(workflow)] : [];
}

export default defineRule({
  meta: {
    id: 'container-app/no-default-service-account',
    title: 'Pod that uses the ServiceAccount default',
    why:
      'All pods of a namespace that name no ServiceAccount share this one. Every right that one of them is given ' +
      'reaches all others, so an attacker in the weakest application has the rights of the strongest.',
    remedy: 'Create a ServiceAccount for the workload and name it, or set automountServiceAccountToken: false.',
    severity: 'warn',
    presets: ['strict', 'cis'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft'] },
    kinds: ['workload', 'Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate', 'CronWorkflow'],
    references: ['cis:5.1.5', 'mitre:T1528'],
    messages: {
      default: 'Pods of {name} share the rights of ServiceAccount default with others. Name one of their own.',
    },
    options: {},
    since: '0.1.0',
  },
  create: ({ report }) => {
    const reportAt = (at: Ref) => report({ messageId: 'default', at, data: { name: at.resource.name } });
    return {
      podSpec(pod) {
        if (workloadRowOf(pod.resource)?.form === 'workflow' || !usesDefault(pod) || isControlPlanePod(pod)) return;
        reportAt(placeIn(pod));
      },
      resource(resource) {
        const row = workloadRowOf(resource);
        if (row?.form !== 'workflow') return;
        const workflow = viewOf(resource, row.templates[0]!.split('/'));
        for (const at of argoPlaces(resource, workflow)) reportAt(at);
      },
    };
  },
});
