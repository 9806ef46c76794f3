import type { Path, PodSpec, Ref, Resource, ResourceIndex } from '@klint/model';
import { flagsOf } from './components.js';
import { namespaceOf } from './kinds.js';
import { asString, entriesOf, isObject, valueAt } from './values.js';

/** From controller 1.9 on snippets are refused unless the ConfigMap says otherwise. */
const REFUSED_SINCE = [1, 9] as const;

export const SNIPPETS_KEY = 'allow-snippet-annotations';

/** Whether an annotation of an Ingress puts its text into the configuration of the proxy. */
export function isSnippetAnnotation(key: string): boolean {
  return /^[^/]+\/[\w.-]*snippets?$/.test(key);
}

/** Where values of a chart give such annotations to what it renders. */
export function snippetAnnotationsIn(value: unknown, path: Path): readonly Path[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => snippetAnnotationsIn(item, [...path, i]));
  if (!isObject(value)) return [];
  return entriesOf(value).flatMap(([key, item]) => {
    return isSnippetAnnotation(key) ? [[...path, key]] : snippetAnnotationsIn(item, [...path, key]);
  });
}

/** A place that lets every Ingress of a controller write snippets. */
export interface SnippetSwitch {
  readonly resource: Resource;
  readonly at: Ref;
  /** The version of a controller that takes snippets where nobody says otherwise; undefined where somebody does. */
  readonly version: string | undefined;
}

/** The ConfigMaps of ingress-nginx controllers that let Ingresses write snippets. */
export function snippetSwitches(index: ResourceIndex): readonly SnippetSwitch[] {
  const controllers = index.podSpecs.flatMap(controllersOf);
  return index.ofKind('ConfigMap').flatMap((resource): SnippetSwitch[] => {
    const own = controllers.filter((each) => each.name === resource.name && each.namespace === namespaceOf(resource));
    const label = valueAt(resource.value, ['metadata', 'labels', 'app.kubernetes.io/name']);
    if (own.length === 0 && label !== 'ingress-nginx') return [];
    const value = valueAt(resource.value, ['data', SNIPPETS_KEY]);
    const at = { resource, path: ['data', SNIPPETS_KEY] };
    if (value !== undefined) return value === 'true' ? [{ resource, at, version: undefined }] : [];
    const old = own.find(({ version }) => version !== undefined && isBefore(version, REFUSED_SINCE));
    return old ? [{ resource, at, version: old.version }] : [];
  });
}

/** What a HelmRelease of the controller's chart sets to allow snippets. */
export function snippetValues(release: Resource): Path | undefined {
  const controller: Path = ['spec', 'values', 'controller'];
  const paths: readonly Path[] = [
    [...controller, 'allowSnippetAnnotations'],
    [...controller, 'config', SNIPPETS_KEY],
  ];
  return paths.find((path) => [true, 'true'].includes(valueAt(release.value, path) as boolean | string));
}

interface Controller {
  readonly namespace: string;
  /** The ConfigMap that the flag --configmap names. */
  readonly name: string;
  readonly version: string | undefined;
}

/** The controllers among the containers of a pod; their flag may name the namespace by a variable. */
function controllersOf(pod: PodSpec): readonly Controller[] {
  return pod.containers.flatMap((container): Controller[] => {
    const flag = flagsOf(container, 'nginx-ingress-controller')?.flags.get('configmap')?.value;
    const [namespace = '', name] = flag?.split('/') ?? [];
    if (name === undefined) return [];
    const own = namespaceOf(pod.resource);
    const version = releaseOf(asString(container.get('image')) ?? '');
    return [{ namespace: /^\$\(\w+\)$/.test(namespace) ? own : namespace, name, version }];
  });
}

/** Major and minor version of an image; unknown for a development build, whose tag says nothing of its age. */
function releaseOf(image: string): string | undefined {
  const [, version, more = ''] = /:v?(\d+\.\d+)([.@-].*)?$/.exec(image) ?? [];
  return /-(dev|snapshot|nightly|test)\b/i.test(more) ? undefined : version;
}

function isBefore(version: string, [major, minor]: readonly [number, number]): boolean {
  const [a = 0, b = 0] = version.split('.').map(Number);
  return a < major || (a === major && b < minor);
}
