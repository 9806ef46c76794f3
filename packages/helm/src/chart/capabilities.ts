import type { Callable } from '../value/callable.js';
import { textOf } from '../value/chars.js';
import { declaredStruct } from '../value/struct.js';
import { isString, List, type Struct, type Value } from '../value/value.js';

export interface KubeVersion {
  /** As given, with a `v`. */
  readonly version: string;
  /** Three numbers, for constraints. */
  readonly normalized: string;
  readonly major: string;
  readonly minor: string;
}

/** Reads a Kubernetes version as Helm does: two numbers at least, any suffix. */
export function parseKubeVersion(text: string): KubeVersion | undefined {
  const match = /^\s*v?(\d+)\.(\d+)(?:\.(\d+))?((?:\.\d+)*)([-+.][^\s]*)?\s*$/.exec(text);
  if (!match) return undefined;
  const [, major, minor, patch = '0', more = ''] = match as unknown as [string, string, string, string?, string?];
  const normalized = `v${major}.${minor}.${patch}${more}`;
  return { version: text.startsWith('v') ? text : `v${text}`, normalized, major, minor };
}

/** What Helm 4.1 knows without a cluster: its own Kubernetes version and the groups of the built-in scheme. */
export const defaultKubeVersion = 'v1.35.0';
export const defaultApiVersions: readonly string[] = [
  'v1',
  ...groups('admissionregistration.k8s.io', 'v1 v1alpha1 v1beta1'),
  'internal.apiserver.k8s.io/v1alpha1',
  ...groups('apps', 'v1 v1beta1 v1beta2'),
  ...groups('authentication.k8s.io', 'v1 v1alpha1 v1beta1'),
  ...groups('authorization.k8s.io', 'v1 v1beta1'),
  ...groups('autoscaling', 'v1 v2 v2beta1 v2beta2'),
  ...groups('batch', 'v1 v1beta1'),
  ...groups('certificates.k8s.io', 'v1 v1beta1 v1alpha1'),
  ...groups('coordination.k8s.io', 'v1alpha2 v1beta1 v1'),
  ...groups('discovery.k8s.io', 'v1 v1beta1'),
  ...groups('events.k8s.io', 'v1 v1beta1'),
  'extensions/v1beta1',
  ...groups('flowcontrol.apiserver.k8s.io', 'v1 v1beta1 v1beta2 v1beta3'),
  ...groups('networking.k8s.io', 'v1 v1beta1'),
  ...groups('node.k8s.io', 'v1 v1alpha1 v1beta1'),
  ...groups('policy', 'v1 v1beta1'),
  ...groups('rbac.authorization.k8s.io', 'v1 v1beta1 v1alpha1'),
  ...groups('resource.k8s.io', 'v1 v1beta2 v1beta1 v1alpha3'),
  ...groups('scheduling.k8s.io', 'v1alpha1 v1beta1 v1'),
  ...groups('storage.k8s.io', 'v1beta1 v1 v1alpha1'),
  'storagemigration.k8s.io/v1beta1',
  ...groups('apiextensions.k8s.io', 'v1beta1 v1'),
];

function groups(name: string, versions: string): string[] {
  return versions.split(' ').map((version) => `${name}/${version}`);
}

function method(
  name: string,
  params: Callable['params'],
  body: (self: Value, args: readonly Value[]) => Value,
): [string, Callable] {
  return [name, { name, params, rest: undefined, call: (_call, args, self) => body(self, args) }];
}

const versionSetMethods = new Map([
  method('Has', ['string'], (self, [name]) =>
    (self as List).items.some((item) => isString(item) && isString(name) && textOf(item) === textOf(name)),
  ),
]);

function kubeVersionStruct(kube: KubeVersion): Struct {
  const methods = new Map([method('String', [], () => kube.normalized), method('GitVersion', [], () => kube.version)]);
  const fields = [
    ['Version', kube.version],
    ['normalizedVersion', kube.normalized, { unexported: true }],
    ['Major', kube.major],
    ['Minor', kube.minor],
  ] as const;
  return declaredStruct('common.KubeVersion', fields, methods, () => kube.normalized);
}

const helmBuild = declaredStruct('version.BuildInfo', [
  ['Version', 'v4.1.4', { json: 'version' }],
  ['GitCommit', '05fa37973dc9e42b76e1d2883494c87174b6074f', { json: 'git_commit' }],
  ['GitTreeState', 'clean', { json: 'git_tree_state' }],
  ['GoVersion', 'go1.25.9', { json: 'go_version' }],
  ['KubeClientVersion', 'v1.35', { json: 'kube_client_version' }],
]);

/** `.Capabilities`. */
export function capabilitiesObject(kube: KubeVersion, apiVersions: readonly string[]): Struct {
  const named = { type: 'common.VersionSet', methods: versionSetMethods };
  return declaredStruct('*common.Capabilities', [
    ['KubeVersion', kubeVersionStruct(kube)],
    ['APIVersions', new List([...apiVersions], 'string', undefined, named)],
    ['HelmVersion', helmBuild],
  ]);
}
