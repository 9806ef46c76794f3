import type { Container, PodSpec, Resource } from '@klint/model';
import { podSpecsOf } from '@klint/kube';

/** A resource made of plain data, for tests that ask for values and paths only. */
export function resourceOf(value: Readonly<Record<string, unknown>>): Resource {
  const { apiVersion = 'v1', kind = 'Pod' } = value as { apiVersion?: string; kind?: string };
  const typed = { ...value, apiVersion, kind };
  return { apiVersion, kind, namespace: undefined, name: 'x', value: typed, file: 'x.yaml', root: undefined as never };
}

/** The pod of a Pod with this spec. */
export function podOf(spec: unknown, metadata: unknown = {}): PodSpec {
  return podSpecsOf(resourceOf({ metadata, spec }))[0]!;
}

export function pathOf(view: PodSpec | Container): string {
  return view.path.join('/');
}
