import type { PodSpec, Resource, ResourceIndex } from '@klint/model';
import { compileCalicoSelector } from './calico-selector.js';
import { groupOf, isKind, namespaceOf } from './kinds.js';
import { isolatedDirections, podsSelectedBy } from './network-policy.js';
import { compileSelector, parseSelector, selectorMatches, selectsEverything } from './selectors.js';
import { serviceAccountOf } from './service-accounts.js';
import { asList, asObject, asString, isObject, objectsOf, valueAt } from './values.js';

export type Direction = 'ingress' | 'egress';

/** A policy of any kind that governs the traffic of pods. */
export interface PodPolicy {
  readonly resource: Resource;
  readonly directions: ReadonlySet<Direction>;
  /** Whether it selects a pod; undefined if that depends on labels of a namespace that is not in the unit. */
  selects(pod: PodSpec): boolean | undefined;
  /** Whether it is for every pod of the namespaces that it is for. */
  readonly everyPod: boolean;
}

/**
 * All policies of a unit that govern pods: NetworkPolicy, Cilium's and Calico's policies, AdminNetworkPolicy and
 * BaselineAdminNetworkPolicy. Only whom they select and for which direction is read, not what they allow.
 */
export function podPoliciesOf(index: ResourceIndex): readonly PodPolicy[] {
  const policies: PodPolicy[] = [];
  for (const resource of index.resources) {
    const read = readerOf(resource);
    if (read) policies.push(...read(resource, index));
  }
  return policies;
}

/** Whether one of the policies governs a pod in a direction; undefined if that cannot be known. */
export function isGoverned(policies: readonly PodPolicy[], pod: PodSpec, direction: Direction): boolean | undefined {
  let answer: boolean | undefined = false;
  for (const policy of policies) {
    if (!policy.directions.has(direction)) continue;
    const selected = policy.selects(pod);
    if (selected) return true;
    if (selected === undefined) answer = undefined;
  }
  return answer;
}

/** For each namespace with pods that no policy governs in a direction, the first of their resources by name. */
export function firstUngoverned(index: ResourceIndex, direction: Direction): ReadonlyMap<string, Resource> {
  const policies = podPoliciesOf(index);
  const open = new Map<string, Resource>();
  for (const pod of index.podSpecs) {
    const namespace = namespaceOf(pod.resource);
    const first = open.get(namespace);
    // Policies do not reach pods on the network of their node.
    if (pod.get('hostNetwork') === true || (first && orderOf(first) <= orderOf(pod.resource))) continue;
    if (isGoverned(policies, pod, direction) === false) open.set(namespace, pod.resource);
  }
  return open;
}

function orderOf({ name, kind, file }: Resource): string {
  return [name, kind, file].join('\n');
}

type Reader = (resource: Resource, index: ResourceIndex) => readonly PodPolicy[];

const calicoGroups = ['projectcalico.org', 'crd.projectcalico.org'];

function readerOf(resource: Resource): Reader | undefined {
  if (resource.kind === 'NetworkPolicy' && calicoGroups.includes(groupOf(resource) ?? '')) return calico;
  const reader = Object.hasOwn(readers, resource.kind) ? readers[resource.kind] : undefined;
  return reader && isKind(resource, resource.kind) ? reader : undefined;
}

const readers: Readonly<Record<string, Reader>> = {
  NetworkPolicy: (resource) => [
    {
      resource,
      directions: isolatedDirections(resource),
      selects: podsSelectedBy(resource),
      everyPod: selectsEverything(valueAt(resource.value, ['spec', 'podSelector']) ?? {}),
    },
  ],
  CiliumNetworkPolicy: cilium,
  CiliumClusterwideNetworkPolicy: cilium,
  GlobalNetworkPolicy: calico,
  AdminNetworkPolicy: admin,
  BaselineAdminNetworkPolicy: admin,
};

/** Cilium: a direction is governed if it has rules, unless enableDefaultDeny says otherwise (pkg/policy/api). */
function cilium(resource: Resource): readonly PodPolicy[] {
  const { spec, specs } = resource.value;
  return [spec, ...asList(specs)].filter(isObject).map((rule) => {
    const governs = (direction: Direction) =>
      valueAt(rule, ['enableDefaultDeny', direction]) ??
      [direction, `${direction}Deny`].some((key) => asList(rule[key]).length > 0);
    const namespace = namespaceOf(resource);
    const selector = withoutSources(rule.endpointSelector);
    const matches = compileSelector(selector);
    const selects = (pod: PodSpec): boolean =>
      (namespace === '' || namespace === namespaceOf(pod.resource)) && matches(ciliumLabels(pod));
    const directions = directionsWhere((direction) => governs(direction) === true);
    return { resource, directions, selects, everyPod: selectsEverything(selector) };
  });
}

function ciliumLabels(pod: PodSpec): Record<string, unknown> {
  return { ...asObject(pod.metadata.get('labels')), 'io.kubernetes.pod.namespace': namespaceOf(pod.resource) };
}

/** Cilium's label keys may name their source: `k8s:app` and `any:app` are the label `app` of a pod. */
function withoutSources(selector: unknown): unknown {
  if (!isObject(selector)) return selector;
  const bare = (key: unknown) => (typeof key === 'string' ? key.replace(/^(k8s|any)[:.]/, '') : key);
  const labels = Object.entries(asObject(selector.matchLabels)).map(([key, value]) => [bare(key), value]);
  const expressions = objectsOf(selector.matchExpressions).map(([, item]) => ({ ...item, key: bare(item.key) }));
  return { matchLabels: Object.fromEntries(labels), matchExpressions: expressions };
}

/** Calico: without types, a policy governs egress if it has only egress rules, both if it has both, else ingress. */
function calico(resource: Resource, index: ResourceIndex): readonly PodPolicy[] {
  const spec = asObject(resource.value.spec);
  const types = asList(spec.types);
  const [into, out] = [spec.ingress, spec.egress].map((rules) => asList(rules).length > 0);
  const governs = (direction: Direction) => {
    if (types.length > 0) return types.includes(direction === 'ingress' ? 'Ingress' : 'Egress');
    return direction === 'egress' ? out === true : into === true || out === false;
  };
  const own = resource.kind === 'NetworkPolicy' ? resource.namespace || 'default' : undefined;
  const inPods = compileCalicoSelector(asString(spec.selector) ?? '');
  const inNamespaces = compileWhere(own === undefined ? spec.namespaceSelector : '');
  const inAccounts = compileWhere(spec.serviceAccountSelector);
  const selects = (pod: PodSpec): boolean | undefined => {
    const namespace = namespaceOf(pod.resource);
    if (own !== undefined && own !== namespace) return false;
    if (!inPods?.(calicoLabels(pod, namespace))) return false;
    const answers = [inNamespaces(namespaceLabels(index, namespace)), inAccounts(accountLabels(index, pod))];
    return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
  };
  const everyPod = ['', 'all()'].includes((asString(spec.selector) ?? '').trim());
  return [{ resource, directions: directionsWhere(governs), selects, everyPod }];
}

type Labels = Readonly<Record<string, unknown>>;

/** A selector of objects beside the pod; undefined where it depends on labels that are not known. */
function compileWhere(selector: unknown): (labels: Labels | undefined) => boolean | undefined {
  const text = asString(selector) ?? '';
  const matches = compileCalicoSelector(text);
  if (text === '' || !matches) return () => matches !== undefined;
  return (labels) => labels && matches(labels);
}

/** Labels of the ServiceAccount of a pod with the one that Calico adds; undefined if it is not in the unit. */
function accountLabels(index: ResourceIndex, pod: PodSpec): Labels | undefined {
  const name = serviceAccountOf(pod);
  const found = index.find('ServiceAccount', namespaceOf(pod.resource), name);
  if (found.state !== 'present') return undefined;
  return { ...asObject(valueAt(found.value.value, ['metadata', 'labels'])), 'projectcalico.org/name': name };
}

function calicoLabels(pod: PodSpec, namespace: string): Record<string, unknown> {
  return {
    ...asObject(pod.metadata.get('labels')),
    'projectcalico.org/namespace': namespace,
    'projectcalico.org/orchestrator': 'k8s',
    'projectcalico.org/serviceaccount': serviceAccountOf(pod),
  };
}

/** AdminNetworkPolicy of network-policy-api: the subject is all pods of some namespaces, or some of their pods. */
function admin(resource: Resource, index: ResourceIndex): readonly PodPolicy[] {
  const spec = asObject(resource.value.spec);
  const subject = asObject(spec.subject);
  const pods = isObject(subject.pods) ? subject.pods : undefined;
  const selector = pods ? (pods.podSelector ?? {}) : {};
  const matches = compileSelector(selector);
  const selects = (pod: PodSpec): boolean | undefined => {
    if (!matches(pod.metadata.get('labels'))) return false;
    return selectsNamespace(pods ? pods.namespaceSelector : subject.namespaces, namespaceOf(pod.resource), index);
  };
  const directions = directionsWhere((direction) => asList(spec[direction]).length > 0);
  return [{ resource, directions, selects, everyPod: selectsEverything(selector) }];
}

/** Whether a LabelSelector selects a namespace; undefined if it asks for labels that are not in the unit. */
export function selectsNamespace(selector: unknown, namespace: string, index: ResourceIndex): boolean | undefined {
  const parsed = parseSelector(selector);
  if (parsed.state !== 'valid') return false;
  const labels = namespaceLabels(index, namespace);
  if (labels) return selectorMatches(selector, labels);
  const known = parsed.requirements.every((requirement) => requirement.key === NAME_LABEL);
  return known ? selectorMatches(selector, { [NAME_LABEL]: namespace }) : undefined;
}

const NAME_LABEL = 'kubernetes.io/metadata.name';

/** Labels of a namespace with those that the API server and Calico add; undefined if it is not in the unit. */
function namespaceLabels(index: ResourceIndex, namespace: string): Record<string, unknown> | undefined {
  const found = index.find('Namespace', '', namespace);
  if (found.state !== 'present') return undefined;
  const written = asObject(valueAt(found.value.value, ['metadata', 'labels']));
  return { ...written, [NAME_LABEL]: namespace, 'projectcalico.org/name': namespace };
}

function directionsWhere(holds: (direction: Direction) => boolean): ReadonlySet<Direction> {
  return new Set((['ingress', 'egress'] as const).filter(holds));
}
