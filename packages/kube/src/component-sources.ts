import type { ComponentName, Container, Path, Ref, Resource, ResourceIndex } from '@klint/model';
import { configurationFiles, fieldOf, fileFlags, type ConfigurationFile } from './component-fields.js';
import { kubeadmParts, type KubeadmPart } from './component-kubeadm.js';
import { componentFlags, type ComponentFlag } from './components.js';
import { ownerName } from './pod-security.js';
import { asList, asString, isAbsent, objectsOf, stringsOf, valueAt } from './values.js';

/**
 * How a component is configured: by a container that runs it, by arguments that kubeadm or k3s hand on, or by a file
 * that it reads in place of flags.
 */
export type ComponentForm = 'process' | 'kubeadm' | 'k3s' | 'file';

/** A setting that somebody wrote. */
export interface WrittenSetting {
  /** What a flag or a field says; for a flag without `=` the word after it. */
  readonly value: unknown;
  /** True for a flag without `=`: as a boolean it is true, whatever follows. */
  readonly bare: boolean;
  readonly at: Ref;
  /** Set for the word of a command line: whether it is an item of its own, not a part of a script. */
  readonly isItem?: boolean;
}

/** One component that a resource configures. */
export interface Component {
  readonly component: ComponentName;
  readonly form: ComponentForm;
  readonly resource: Resource;
  /** What it is, at the start of a sentence. */
  readonly name: string;
  /** What is written of a setting, by the name of its flag. */
  written(setting: string): WrittenSetting | undefined;
  /** Where a setting that is absent would be written. */
  place(setting: string): Ref;
  /** Whether a setting that is absent here may stand elsewhere: in a file that is not here, behind a variable. */
  isOpen(setting: string): boolean;
  /** Whether kubeadm completes what is absent. */
  readonly byKubeadm: boolean;
  /** The container that runs it, if one does. */
  readonly container?: Container;
  /** The list of words that a flag can be added to; absent where there is none, as for a script. */
  readonly list?: Ref;
}

const cache = new WeakMap<ResourceIndex, readonly Component[]>();

/** Every place of a unit that configures one of some components. */
export function componentsOf(index: ResourceIndex, ...names: readonly ComponentName[]): readonly Component[] {
  let all = cache.get(index);
  if (!all) cache.set(index, (all = findComponents(index)));
  return all.filter(({ component }) => names.includes(component));
}

function findComponents(index: ResourceIndex): readonly Component[] {
  const running = index.podSpecs.flatMap(({ containers }) => containers.flatMap(processOf));
  const files = configurationFiles.flatMap((file) => {
    return index.ofKind(file.kind).map((resource) => configured(resource, file, isForKubeadm(resource, index)));
  });
  return [...running, ...kubeadmParts(index).map(byKubeadm), ...index.ofKind('K3sConfig').flatMap(k3sOf), ...files];
}

function processOf(container: Container): readonly Component[] {
  return componentFlags(container).map(({ component, flags, at, isOpen, isPlain }) => {
    const env = component === 'etcd' ? etcdEnvironment(container) : new Map<string, WrittenSetting>();
    const readsFile = (fileFlags[component] ?? []).some((flag) => flags.has(flag) || env.has(flag));
    return {
      component,
      form: 'process',
      resource: container.resource,
      name: ownerName(container),
      written: (setting) => written(flags.get(setting)) ?? env.get(setting),
      place: () => at,
      isOpen: () => isOpen || readsFile,
      byKubeadm: false,
      container,
      ...(isPlain && { list: at.path.at(-1) === 'image' ? container.at('args') : at }),
    };
  });
}

function written(flag: ComponentFlag | undefined): WrittenSetting | undefined {
  return flag && { ...flag, bare: !flag.joined };
}

/** etcd reads each flag from a variable too, which a flag wins over (pkg/flags/flag.go). */
function etcdEnvironment(container: Container): ReadonlyMap<string, WrittenSetting> {
  const found = new Map<string, WrittenSetting>();
  for (const [i, { name, value, valueFrom }] of objectsOf(container.get('env'))) {
    const flag = /^ETCD_([A-Z0-9_]+)$/.exec(asString(name) ?? '')?.[1]?.toLowerCase().replaceAll('_', '-');
    if (flag === undefined) continue;
    // What another object gives is a value that is not known here.
    const text = isAbsent(valueFrom) ? (value ?? '') : '$(valueFrom)';
    const at = container.at('env', i, isAbsent(valueFrom) ? 'value' : 'valueFrom');
    found.set(flag, { value: text, bare: false, at });
  }
  return found;
}

/** What kubeadm hands on. The kubelet has its other settings from a KubeletConfiguration. */
function byKubeadm({ component, resource, path, args }: KubeadmPart): Component {
  return {
    component,
    form: 'kubeadm',
    resource,
    name: `${component} of this ${resource.kind}`,
    written: (setting) => written(args.get(setting)),
    place: () => ({ resource, path }),
    isOpen: () => component === 'kubelet',
    byKubeadm: true,
  };
}

/** k3s and RKE2 set most of what is absent, and read more files beside this one. */
function k3sOf(resource: Resource): readonly Component[] {
  const names: readonly ComponentName[] = [
    'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'etcd', 'kubelet', 'kube-proxy',
  ];
  return names.flatMap((component): Component[] => {
    const keys = [`${component}-arg`, `${component}-arg+`].filter((key) => !isAbsent(valueAt(resource.value, [key])));
    if (keys.length === 0) return [];
    const args = new Map(keys.flatMap((key) => k3sArguments(resource, key)));
    return [{
      component,
      form: 'k3s',
      resource,
      name: `${component} of this configuration`,
      written: (setting) => args.get(setting),
      place: () => ({ resource, path: [keys[0]!] }),
      isOpen: () => true,
      byKubeadm: false,
    }];
  });
}

/** `flag=value` with or without dashes, as a text or a list of them. */
function k3sArguments(resource: Resource, key: string): readonly (readonly [string, WrittenSetting])[] {
  const value = valueAt(resource.value, [key]);
  const items: readonly (readonly [Path, string])[] =
    typeof value === 'string' ? [[[key], value]] : stringsOf(asList(value)).map(([i, text]) => [[key, i], text]);
  return items.map(([path, text]) => {
    const [, name = '', , said] = /^-{0,2}([^=]*)(=([^]*))?$/.exec(text) ?? [];
    return [name.replaceAll('_', '-'), { value: said, bare: said === undefined, at: { resource, path }, isItem: true }];
  });
}

function configured(resource: Resource, file: ConfigurationFile, isCompleted: boolean): Component {
  const place = (setting: string): Ref => ({ resource, path: fieldOf(file, setting) ?? [] });
  return {
    component: file.of,
    form: 'file',
    resource,
    name: `This ${file.kind}`,
    written: (setting) => {
      const path = fieldOf(file, setting);
      const value = path && valueAt(resource.value, path);
      return isAbsent(value) ? undefined : { value, bare: false, at: place(setting) };
    },
    place,
    isOpen: (setting) => fieldOf(file, setting) === undefined,
    byKubeadm: isCompleted,
  };
}

/** Whether a file stands beside documents of kubeadm, which then completes it. */
function isForKubeadm(resource: Resource, index: ResourceIndex): boolean {
  const kinds = ['ClusterConfiguration', 'InitConfiguration', 'JoinConfiguration'];
  const { host } = resource;
  const sameString = (other: Resource): boolean => {
    return other.host?.resource === host?.resource && String(other.host?.path) === String(host?.path);
  };
  return kinds.some((kind) => index.ofKind(kind).some((other) => other.file === resource.file && sameString(other)));
}
