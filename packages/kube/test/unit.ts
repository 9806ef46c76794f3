import type { Lookup, PodSpec, Resource, ResourceIndex } from '@klint/model';
import { isKind, namespaceOf, podSpecsOf, selectorMatches } from '@klint/kube';

/** A resource made of plain data, with the namespace and name of its metadata. */
export function objectOf(value: Readonly<Record<string, unknown>>): Resource {
  const { apiVersion = 'v1', kind = 'Pod', metadata } = value as Typed;
  const typed = { ...value, apiVersion, kind };
  const { namespace, name = '' } = metadata ?? {};
  return { apiVersion, kind, namespace, name, value: typed, file: 'x.yaml', root: undefined as never };
}

interface Typed {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: { readonly namespace?: string; readonly name?: string };
}

/** An index of plain data; only whether something is there is answered, and everything was read. */
export function indexOf(...values: readonly Readonly<Record<string, unknown>>[]): ResourceIndex {
  const resources = values.map(objectOf);
  const podSpecs = resources.flatMap((resource) => podSpecsOf(resource));
  const ofKind = (kind: string) => resources.filter((resource) => isKind(resource, kind));
  const find = (kind: string, namespace: string, name: string): Lookup<Resource> => {
    const value = ofKind(kind).find((it) => it.name === name && ['', namespace].includes(namespaceOf(it)));
    return value ? { state: 'present', value } : { state: 'absent' };
  };
  const select = (namespace: string, selector: unknown): PodSpec[] =>
    podSpecs.filter((pod) => {
      return namespaceOf(pod.resource) === namespace && selectorMatches(selector, pod.metadata.get('labels'));
    });
  return { unit: '.', resources, complete: true, podSpecs, ofKind, find, select };
}
