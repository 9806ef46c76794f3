import type { Conf } from './conf.js';
import { emptyConfig, makeSpec, mergeConfigs, type FieldSpec, type TransformerConfig } from './field-specs.js';

const extensions = {
  annotation: 'x-kubernetes-annotation',
  label: 'x-kubernetes-label-selector',
  identity: 'x-kubernetes-identity',
  version: 'x-kubernetes-object-ref-api-version',
  kind: 'x-kubernetes-object-ref-kind',
  nameKey: 'x-kubernetes-object-ref-name-key',
} as const;

/** How deep types may refer to each other. */
const maxDepth = 30;

/**
 * Field specs and name references that a file of `crds` asks for. Such a file holds OpenAPI definitions, not
 * CustomResourceDefinition objects (api, internal/accumulator/loadconfigfromcrds.go).
 */
export function readCrds(file: Conf): TransformerConfig {
  let config = emptyConfig;
  for (const { name, value } of file.pairs()) {
    const properties = value.get('Schema').get('properties');
    if (!['kind', 'apiVersion', 'metadata'].every((one) => !properties.get(one).isAbsent)) continue;
    const reader = new DefinitionReader(file, name.split('.').at(-1)!);
    reader.read(name, []);
    config = mergeConfigs(config, reader.config);
  }
  return config;
}

class DefinitionReader {
  config = emptyConfig;

  constructor(
    readonly file: Conf,
    readonly kind: string,
  ) {}

  read(type: string, path: readonly string[]): void {
    if (path.length > maxDepth) return;
    const definition = this.file.pairs().find(({ name }) => name === type)?.value;
    for (const { name, value } of definition?.get('Schema').get('properties').pairs() ?? []) {
      this.#property([...path, name], value);
    }
  }

  #property(path: readonly string[], property: Conf): void {
    const has = (extension: string): boolean => property.get(extension).node?.type === 'scalar';
    const spec = (...more: string[]): FieldSpec => makeSpec({ kind: this.kind, path: [...path, ...more].join('/') });
    if (has(extensions.annotation)) this.#add({ commonAnnotations: [spec()] });
    if (has(extensions.label)) this.#add({ commonLabels: [spec()] });
    if (has(extensions.identity)) this.#add({ namePrefix: [spec()] });
    if (has(extensions.version) && has(extensions.kind)) {
      const [version, kind] = [property.get(extensions.version).text, property.get(extensions.kind).text];
      const nameKey = property.get(extensions.nameKey).text || 'name';
      this.#add({ nameReference: [{ group: '', version, kind, fieldSpecs: [spec(nameKey)] }] });
    }
    const reference = property.get('$ref').text;
    if (reference !== '') this.read(reference, path);
  }

  #add(part: Partial<TransformerConfig>): void {
    this.config = mergeConfigs(this.config, { ...emptyConfig, ...part });
  }
}
