import { isObject, objectsOf } from './values.js';
import { placedAt, placedItems, placedList, placedObject, withDefaults, type Placed } from './placed.js';

/**
 * Fields of a pod spec that a template may set and the workflow sets for all: pod field, template field, workflow
 * field. As in argoproj/argo-workflows workflow/controller/workflowpod.go.
 */
const inheritedFields = [
  ['securityContext', 'securityContext', 'securityContext'],
  ['serviceAccountName', 'serviceAccountName', 'serviceAccountName'],
  ['automountServiceAccountToken', 'automountServiceAccountToken', 'automountServiceAccountToken'],
  ['nodeSelector', 'nodeSelector', 'nodeSelector'],
  ['affinity', 'affinity', 'affinity'],
  ['tolerations', 'tolerations', 'tolerations'],
  ['schedulerName', 'schedulerName', 'schedulerName'],
  ['priorityClassName', 'priorityClassName', 'podPriorityClassName'],
] as const;

const workflowFields = ['hostNetwork', 'dnsPolicy', 'dnsConfig', 'imagePullSecrets'] as const;

/**
 * The pods of a workflow spec, each as a pod template put together from the template, `templateDefaults` and the
 * workflow: one for every template with a container, script or containerSet, also those written inline in steps and
 * DAG tasks. Steps, DAGs and suspensions make no pod; pods of `resource` and `data` hold only Argo's own executor.
 */
export function argoPods(workflow: Placed): Placed[] {
  const defaults = placedAt(workflow, 'templateDefaults');
  const templates = placedItems(placedAt(workflow, 'templates')).flatMap((template) => [
    template,
    ...placedItems(placedAt(template, 'steps')).flatMap(placedItems).map((step) => placedAt(step, 'inline')),
    ...placedItems(placedAt(template, 'dag', 'tasks')).map((task) => placedAt(task, 'inline')),
  ]);
  return templates
    .filter((template) => isObject(template.value))
    .map((template) => argoPod(workflow, withDefaults(template, defaults)))
    .filter((pod) => pod !== undefined);
}

function argoPod(workflow: Placed, template: Placed): Placed | undefined {
  const main = mainContainers(template);
  if (main.length === 0) return undefined;
  const init = placedItems(placedAt(template, 'initContainers'));
  const sidecars = placedItems(placedAt(template, 'sidecars'));
  const parts: Record<string, Placed> = {
    initContainers: placedList(placedAt(template, 'initContainers').path, init),
    containers: placedList(template.path, [...main, ...sidecars]),
    volumes: volumesOf(workflow, template, [placedAt(template, 'containerSet'), ...init, ...main, ...sidecars]),
  };
  for (const [field, own, inherited] of inheritedFields) {
    const value = placedAt(template, own);
    parts[field] = value.value === undefined ? placedAt(workflow, inherited) : value;
  }
  for (const field of workflowFields) parts[field] = placedAt(workflow, field);
  return placedObject(template.path, {
    metadata: withDefaults(placedAt(template, 'metadata'), placedAt(workflow, 'podMetadata')),
    spec: placedObject(template.path, parts),
  });
}

/** The container that Argo calls `main` unless it has a name, or those of a containerSet. */
function mainContainers(template: Placed): Placed[] {
  const named = (place: Placed): Placed => {
    const name: Placed = { value: 'main', path: [...place.path, 'name'] };
    return withDefaults(place, placedObject(place.path, { name }));
  };
  const single = ['container', 'script'].map((field) => placedAt(template, field));
  const set = placedItems(placedAt(template, 'containerSet', 'containers'));
  return [...single.filter((place) => isObject(place.value)).map(named), ...set];
}

/** The template's own volumes, and those of the workflow that its containers mount. */
function volumesOf(workflow: Placed, template: Placed, mounting: readonly Placed[]): Placed {
  const own = placedItems(placedAt(template, 'volumes'));
  const nameOf = (volume: Placed) => placedAt(volume, 'name').value;
  const missing = new Set(
    mounting.flatMap((place) => objectsOf(placedAt(place, 'volumeMounts').value).map(([, mount]) => mount['name'])),
  );
  for (const volume of own) missing.delete(nameOf(volume));
  const shared = placedItems(placedAt(workflow, 'volumes')).filter((volume) => missing.has(nameOf(volume)));
  return placedList(placedAt(template, 'volumes').path, [...own, ...shared]);
}
