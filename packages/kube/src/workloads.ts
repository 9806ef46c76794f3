import type { Container, ContainerRole, PodSpec, Resource, View } from '@klint/model';
import { argoPods } from './argo.js';
import { groupOf } from './kinds.js';
import { placedAt, placedItems, type Placed } from './placed.js';
import { asString, entriesOf, isObject, objectsOf } from './values.js';
import { below, viewOfPlaced } from './view.js';

/** A kind whose objects hold pod templates. */
export interface WorkloadRow {
  readonly kind: string;
  /** API groups that have or had the kind; the core group is the empty string. */
  readonly groups: readonly string[];
  /**
   * Where its templates stand: steps with slashes between them, `*` for every item of a list or value of a mapping;
   * the empty string is the object itself. A template has `metadata` and `spec`.
   */
  readonly templates: readonly string[];
  /** What stands there: a pod template (the default), or the spec of an Argo workflow, which makes many pods. */
  readonly form?: 'template' | 'workflow';
}

const underSpec = ['spec/template'];

/** Every place a pod template can live. Group and path follow the API types of each project. */
export const workloadRows: readonly WorkloadRow[] = [
  // kubernetes/kubernetes; extensions/v1beta1 until 1.16, Job there until 1.5, PetSet 1.3 to 1.4, ScheduledJob 1.4.
  { kind: 'Pod', groups: [''], templates: [''] },
  { kind: 'PodTemplate', groups: [''], templates: ['template'] },
  { kind: 'ReplicationController', groups: [''], templates: underSpec },
  { kind: 'Deployment', groups: ['apps', 'extensions'], templates: underSpec },
  { kind: 'ReplicaSet', groups: ['apps', 'extensions'], templates: underSpec },
  { kind: 'DaemonSet', groups: ['apps', 'extensions'], templates: underSpec },
  { kind: 'StatefulSet', groups: ['apps'], templates: underSpec },
  { kind: 'PetSet', groups: ['apps'], templates: underSpec },
  { kind: 'Job', groups: ['batch', 'extensions'], templates: underSpec },
  { kind: 'CronJob', groups: ['batch'], templates: ['spec/jobTemplate/spec/template'] },
  { kind: 'ScheduledJob', groups: ['batch'], templates: ['spec/jobTemplate/spec/template'] },
  { kind: 'JobTemplate', groups: ['batch'], templates: ['template/spec/template'] },
  // openshift/api; the group-less form is that of OpenShift before 3.6.
  { kind: 'DeploymentConfig', groups: ['apps.openshift.io', ''], templates: underSpec },
  // argoproj/argo-rollouts: a Rollout with workloadRef has no template of its own.
  { kind: 'Rollout', groups: ['argoproj.io'], templates: underSpec },
  // argoproj/argo-workflows
  { kind: 'Workflow', groups: ['argoproj.io'], templates: ['spec'], form: 'workflow' },
  { kind: 'WorkflowTemplate', groups: ['argoproj.io'], templates: ['spec'], form: 'workflow' },
  { kind: 'ClusterWorkflowTemplate', groups: ['argoproj.io'], templates: ['spec'], form: 'workflow' },
  { kind: 'CronWorkflow', groups: ['argoproj.io'], templates: ['spec/workflowSpec'], form: 'workflow' },
  // knative/serving
  { kind: 'Service', groups: ['serving.knative.dev'], templates: underSpec },
  { kind: 'Configuration', groups: ['serving.knative.dev'], templates: underSpec },
  { kind: 'Revision', groups: ['serving.knative.dev'], templates: [''] },
  // kubernetes-sigs/agent-sandbox
  { kind: 'Sandbox', groups: ['agents.x-k8s.io'], templates: ['spec/podTemplate'] },
  { kind: 'SandboxTemplate', groups: ['extensions.agents.x-k8s.io'], templates: ['spec/podTemplate'] },
  // kubernetes-sigs/jobset, kubernetes-sigs/lws
  { kind: 'JobSet', groups: ['jobset.x-k8s.io'], templates: ['spec/replicatedJobs/*/template/spec/template'] },
  {
    kind: 'LeaderWorkerSet',
    groups: ['leaderworkerset.x-k8s.io'],
    templates: ['spec/leaderWorkerTemplate/leaderTemplate', 'spec/leaderWorkerTemplate/workerTemplate'],
  },
  // kedacore/keda
  { kind: 'ScaledJob', groups: ['keda.sh'], templates: ['spec/jobTargetRef/template'] },
  // volcano-sh/apis
  { kind: 'Job', groups: ['batch.volcano.sh'], templates: ['spec/tasks/*/template'] },
  // openkruise/kruise
  { kind: 'CloneSet', groups: ['apps.kruise.io'], templates: underSpec },
  { kind: 'StatefulSet', groups: ['apps.kruise.io'], templates: underSpec },
  { kind: 'DaemonSet', groups: ['apps.kruise.io'], templates: underSpec },
  { kind: 'BroadcastJob', groups: ['apps.kruise.io'], templates: underSpec },
  // ray-project/kuberay
  { kind: 'RayCluster', groups: ['ray.io'], templates: rayTemplates('spec') },
  {
    kind: 'RayJob',
    groups: ['ray.io'],
    templates: [...rayTemplates('spec/rayClusterSpec'), 'spec/submitterPodTemplate'],
  },
  { kind: 'RayService', groups: ['ray.io'], templates: rayTemplates('spec/rayClusterConfig') },
  // kubeflow/training-operator, kubeflow/mpi-operator
  { kind: 'JAXJob', groups: ['kubeflow.org'], templates: ['spec/jaxReplicaSpecs/*/template'] },
  { kind: 'MPIJob', groups: ['kubeflow.org'], templates: ['spec/mpiReplicaSpecs/*/template'] },
  { kind: 'MXJob', groups: ['kubeflow.org'], templates: ['spec/mxReplicaSpecs/*/template'] },
  { kind: 'PaddleJob', groups: ['kubeflow.org'], templates: ['spec/paddleReplicaSpecs/*/template'] },
  { kind: 'PyTorchJob', groups: ['kubeflow.org'], templates: ['spec/pytorchReplicaSpecs/*/template'] },
  { kind: 'TFJob', groups: ['kubeflow.org'], templates: ['spec/tfReplicaSpecs/*/template'] },
  { kind: 'XGBoostJob', groups: ['kubeflow.org'], templates: ['spec/xgbReplicaSpecs/*/template'] },
];

function rayTemplates(cluster: string): string[] {
  return [`${cluster}/headGroupSpec/template`, `${cluster}/workerGroupSpecs/*/template`];
}

const rowsByKind = new Map<string, WorkloadRow[]>();
for (const row of workloadRows) rowsByKind.set(row.kind, [...(rowsByKind.get(row.kind) ?? []), row]);

/** The row of a resource's kind; `extra` are rows beyond the table, such as those of a configuration. */
export function workloadRowOf(resource: Resource, extra: readonly WorkloadRow[] = []): WorkloadRow | undefined {
  const group = groupOf(resource);
  const fits = (row: WorkloadRow) => row.kind === resource.kind && group !== undefined && row.groups.includes(group);
  return rowsByKind.get(resource.kind)?.find(fits) ?? extra.find(fits);
}

/** True for a kind that can hold a pod template, whether or not this resource has one. */
export function isWorkload(resource: Resource, extra: readonly WorkloadRow[] = []): boolean {
  return workloadRowOf(resource, extra) !== undefined;
}

/** The pod specs of a resource; none if it is no workload or has no template with a spec. */
export function podSpecsOf(resource: Resource, extra: readonly WorkloadRow[] = []): PodSpec[] {
  const row = workloadRowOf(resource, extra);
  if (!row) return [];
  const root: Placed = { value: resource.value, path: [] };
  const places = row.templates.flatMap((template) => expand(root, template === '' ? [] : template.split('/')));
  const pods = row.form === 'workflow' ? places.flatMap(argoPods) : places;
  return pods.filter((pod) => isObject(placedAt(pod, 'spec').value)).map((pod) => podSpecOf(resource, pod));
}

function expand(placed: Placed, steps: readonly string[]): Placed[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [placed];
  if (step !== '*') return expand(placedAt(placed, step), rest);
  const items = Array.isArray(placed.value)
    ? placedItems(placed)
    : entriesOf(placed.value).map(([name]) => placedAt(placed, name));
  return items.flatMap((item) => expand(item, rest));
}

/** The order in which Pod Security admission visits containers (policy/visitor.go). */
const containerLists: readonly (readonly [list: string, role: ContainerRole])[] = [
  ['initContainers', 'init'],
  ['containers', 'container'],
  ['ephemeralContainers', 'ephemeral'],
];

function podSpecOf(resource: Resource, template: Placed): PodSpec {
  const containers: Container[] = [];
  const spec = viewOfPlaced(resource, placedAt(template, 'spec'));
  const metadata = viewOfPlaced(resource, placedAt(template, 'metadata'));
  const pod: PodSpec = { ...spec, metadata, containers };
  for (const [list, role] of containerLists) {
    for (const [i] of objectsOf(spec.get(list))) {
      const container = below(spec, list, i);
      const name = asString(container.get('name')) ?? '';
      containers.push({ ...container, pod, role: roleOf(container, role), name });
    }
  }
  return pod;
}

function roleOf(container: View, role: ContainerRole): ContainerRole {
  return role === 'init' && container.get('restartPolicy') === 'Always' ? 'sidecar' : role;
}
