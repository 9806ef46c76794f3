import type { Path, Ref, Resource, ResourceIndex } from '@klint/model';
import { flagsOf, type ComponentFlag } from './components.js';
import { isKind } from './kinds.js';
import { ownerName } from './pod-security.js';
import { asList, asString, entriesOf, isAbsent, isObject, objectsOf, valueAt } from './values.js';

/** One API server that a unit configures. */
export interface ApiServer {
  /** The container or kubeadm kind, at the start of a sentence. */
  readonly name: string;
  readonly flags: ReadonlyMap<string, ComponentFlag>;
  /** Where a flag would be added. */
  readonly at: Ref;
}

/** The API servers of a unit: containers that run kube-apiserver, and extra arguments in kubeadm's settings. */
export function apiServersOf(index: ResourceIndex): readonly ApiServer[] {
  const containers = index.podSpecs.flatMap((pod) => pod.containers);
  const running = containers.flatMap((container): ApiServer[] => {
    const found = flagsOf(container, 'kube-apiserver');
    return found ? [{ name: ownerName(container), ...found }] : [];
  });
  const configured = index.resources.flatMap((resource): ApiServer[] => {
    const path = kubeadmApiServerPath(resource);
    if (!path) return [];
    const at = { resource, path: [...path, 'extraArgs'] };
    return [{ name: resource.kind, flags: kubeadmArgs(resource, path), at }];
  });
  return [...running, ...configured];
}

/** Where kubeadm's settings of the API server stand in a resource; undefined if it is no such kind. */
function kubeadmApiServerPath(resource: Resource): Path | undefined {
  if (isKind(resource, 'ClusterConfiguration')) return ['apiServer'];
  if (!isKind(resource, 'KubeadmControlPlane')) return undefined;
  return ['spec', 'kubeadmConfigSpec', 'clusterConfiguration', 'apiServer'];
}

/**
 * Extra arguments of a component in kubeadm's settings as flags: a mapping until kubeadm.k8s.io/v1beta3, a list of
 * name and value since, of which the last of equal names counts.
 */
export function kubeadmArgs(resource: Resource, component: Path): ReadonlyMap<string, ComponentFlag> {
  const path = [...component, 'extraArgs'];
  const args = valueAt(resource.value, path);
  const found = new Map<string, ComponentFlag>();
  for (const [i, item] of objectsOf(args)) {
    if (typeof item.name !== 'string') continue;
    const at = { resource, path: [...path, i, 'value'] };
    found.set(item.name, { value: String(item.value ?? ''), joined: true, at });
  }
  for (const [name, value] of entriesOf(args)) {
    found.set(name, { value: String(value), joined: true, at: { resource, path: [...path, name] } });
  }
  return found;
}

/**
 * The value of a boolean flag as pflag and strconv.ParseBool read it: a bare one is true whatever word follows it;
 * undefined if there is no flag or its value is no boolean.
 */
export function booleanFlag(flag: ComponentFlag | undefined): boolean | undefined {
  if (!flag) return undefined;
  const text = flag.joined ? flag.value : 'true';
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text ?? '')) return true;
  return ['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text ?? '') ? false : undefined;
}

const healthPaths = new Set(['/livez', '/readyz', '/healthz']);

/**
 * What an AuthenticationConfiguration says of anonymous requests: `unset` leaves it to the flag; `limited` admits them
 * only to the health paths (KEP 4633, on by default since 1.32).
 */
export function anonymousAccess(config: Resource): 'unset' | 'off' | 'limited' | 'on' {
  const anonymous = valueAt(config.value, ['anonymous']);
  if (isAbsent(anonymous)) return 'unset';
  if (valueAt(anonymous, ['enabled']) !== true) return 'off';
  const conditions = asList(valueAt(anonymous, ['conditions']));
  const limited = conditions.every((each) => isObject(each) && healthPaths.has(asString(each.path) ?? ''));
  return conditions.length > 0 && limited ? 'limited' : 'on';
}
