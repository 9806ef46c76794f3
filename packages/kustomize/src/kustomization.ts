import type { Shape } from './conf.js';

// The fields of a kustomization and of what it holds (api/types), as Go's decoder sees them.

const gvk = { group: 'string', version: 'string', kind: 'string' } as const satisfies Shape;
const id = { ...gvk, name: 'string', namespace: 'string' } as const satisfies Shape;
const selector = { ...id, annotationSelector: 'string', labelSelector: 'string' } as const satisfies Shape;
export const fieldSpec = { ...gvk, path: 'string', create: 'bool' } as const satisfies Shape;

const patch = { path: 'string', patch: 'string', target: selector, options: 'flags' } as const satisfies Shape;

const image = {
  name: 'string',
  newName: 'string',
  tagSuffix: 'string',
  newTag: 'string',
  digest: 'string',
} as const satisfies Shape;

const fieldOptions = { delimiter: 'string', index: 'int', encoding: 'string', create: 'bool' } as const satisfies Shape;

export const replacement = {
  path: 'string',
  source: { ...id, fieldPath: 'string', options: fieldOptions },
  sourceValue: 'string',
  targets: [{ select: selector, reject: [selector], fieldPaths: 'strings', options: fieldOptions }],
} as const satisfies Shape;

const generatorOptions = {
  labels: 'pairs',
  annotations: 'pairs',
  disableNameSuffixHash: 'bool',
  immutable: 'bool',
} as const satisfies Shape;

const configMap = {
  namespace: 'string',
  name: 'string',
  behavior: 'string',
  literals: 'strings',
  files: 'strings',
  envs: 'strings',
  env: 'string',
  options: generatorOptions,
} as const satisfies Shape;

const helmChart = {
  name: 'string',
  version: 'string',
  repo: 'string',
  releaseName: 'string',
  namespace: 'string',
  additionalValuesFiles: 'strings',
  valuesFile: 'string',
  valuesInline: 'any',
  valuesMerge: 'string',
  includeCRDs: 'bool',
  skipHooks: 'bool',
  apiVersions: 'strings',
  kubeVersion: 'string',
  nameTemplate: 'string',
  skipTests: 'bool',
  debug: 'bool',
  devel: 'bool',
} as const satisfies Shape;

const legacyHelmChart = {
  chartName: 'string',
  chartVersion: 'string',
  chartRepoUrl: 'string',
  chartHome: 'string',
  chartRepoName: 'string',
  helmBin: 'string',
  helmHome: 'string',
  values: 'string',
  valuesLocal: 'any',
  valuesMerge: 'string',
  releaseName: 'string',
  releaseNamespace: 'string',
  extraArgs: 'strings',
} as const satisfies Shape;

const variable = {
  name: 'string',
  objref: { apiVersion: 'string', ...id },
  fieldref: { fieldPath: 'string' },
} as const satisfies Shape;

const label = {
  pairs: 'pairs',
  includeSelectors: 'bool',
  includeTemplates: 'bool',
  fields: [fieldSpec],
} as const satisfies Shape;

/** A kustomization or component. */
export const kustomization = {
  apiVersion: 'string',
  kind: 'string',
  metadata: { name: 'string', namespace: 'string', labels: 'pairs', annotations: 'pairs' },
  openapi: 'pairs',
  namePrefix: 'string',
  nameSuffix: 'string',
  namespace: 'string',
  commonLabels: 'pairs',
  labels: [label],
  commonAnnotations: 'pairs',
  patchesStrategicMerge: 'strings',
  patchesJson6902: [patch],
  patches: [patch],
  images: [image],
  imageTags: [image],
  replacements: [replacement],
  replicas: [{ name: 'string', count: 'int' }],
  vars: [variable],
  sortOptions: { order: 'string', legacySortOptions: { orderFirst: 'strings', orderLast: 'strings' } },
  resources: 'strings',
  components: 'strings',
  crds: 'strings',
  bases: 'strings',
  configMapGenerator: [configMap],
  secretGenerator: [{ ...configMap, type: 'string' }],
  helmGlobals: { chartHome: 'string', configHome: 'string' },
  helmCharts: [helmChart],
  helmChartInflationGenerator: [legacyHelmChart],
  generatorOptions,
  configurations: 'strings',
  generators: 'strings',
  transformers: 'strings',
  validators: 'strings',
  buildMetadata: 'strings',
} as const satisfies Shape;

const specs: Shape = [fieldSpec];

/** A file of `configurations` (api, internal/plugins/builtinconfig). */
export const transformerConfig = {
  namePrefix: specs,
  nameSuffix: specs,
  namespace: specs,
  commonLabels: specs,
  labels: specs,
  templateLabels: specs,
  commonAnnotations: specs,
  nameReference: [{ ...gvk, fieldSpecs: specs }],
  varReference: specs,
  images: specs,
  replicas: specs,
} as const satisfies Shape;
