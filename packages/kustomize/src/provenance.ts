import { field } from './draft.js';
import type { Objects } from './objects.js';
import { originAnnotation, transformationsAnnotation, type BuildResource } from './resource.js';

/** Where an object or a transformer comes from, as `buildMetadata` tells it (api/resource/origin.go). */
export interface Provenance {
  readonly path?: string;
  readonly configuredIn?: string;
  readonly configuredBy?: { readonly apiVersion: string; readonly kind: string; name?: string; namespace?: string };
}

/** The transformer or generator of a kind that a kustomization file configures. */
export function configuredBy(kind: string, configuredIn: string): Provenance {
  return { configuredIn, configuredBy: { apiVersion: 'builtin', kind } };
}

/** The same for one that has a configuration of its own. */
export function ofPlugin(resource: BuildResource): Provenance | undefined {
  const told = resource.pairs('annotations').get(originAnnotation)?.value.value;
  if (told === undefined) return undefined;
  const path = /^path: (.*)$/m.exec(told)?.[1];
  const { apiVersion, kind, name, namespace } = resource;
  const by = { apiVersion, kind, ...(name !== '' && { name }), ...(namespace !== '' && { namespace }) };
  return { ...(path !== undefined && { configuredIn: path }), configuredBy: by };
}

function toYaml({ path, configuredIn, configuredBy }: Provenance): string {
  const lines = [
    ...(path ? [`path: ${path}`] : []),
    ...(configuredIn ? [`configuredIn: ${configuredIn}`] : []),
    ...(configuredBy ? ['configuredBy:'] : []),
    ...Object.entries(configuredBy ?? {}).map(([key, text]) => `  ${key}: ${text}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Notes where an object comes from, in an annotation that goes at the end unless it is asked for. */
export function setProvenance(resource: BuildResource, provenance: Provenance): void {
  resource.setAnnotation(originAnnotation, toYaml(provenance));
}

/** Notes a generator at the objects that do not say yet where they come from. */
export function addGenerator(resources: readonly BuildResource[], provenance: Provenance): void {
  for (const resource of resources) if (!has(resource)) setProvenance(resource, provenance);
}

/** Notes a transformer at all objects. */
export function addTransformer(objects: Objects, provenance: Provenance): void {
  for (const resource of objects.list) {
    if (resource.isEmpty) continue;
    if (!has(resource)) {
      setProvenance(resource, provenance);
      continue;
    }
    const before = resource.pairs('annotations').get(transformationsAnnotation)?.value.value ?? '';
    const item = toYaml(provenance)
      .replace(/^(?=.)/gm, '  ')
      .replace(/^ {2}/, '- ');
    resource.setAnnotation(transformationsAnnotation, before + item);
  }
}

function has(resource: BuildResource): boolean {
  return field(field(resource.metadata, 'annotations'), originAnnotation) !== undefined;
}
