import { asList, asObject, asString } from '@klint/kube';
import type { Mapping, Node, Origin } from '@klint/model';
import { joinPath, normalizePath } from '../paths.js';

const fileNames = new Set(['kustomization.yaml', 'kustomization.yml', 'Kustomization']);

/** True for the names under which kustomize looks for its file. */
export function isKustomization(name: string): boolean {
  return fileNames.has(name);
}

/** Fields that are lists of file names. */
const plainLists = ['patchesStrategicMerge', 'configurations', 'crds', 'generators', 'transformers', 'validators'];

/** Fields whose entries may be folders with kustomizations. */
const folderLists = ['resources', 'bases', 'components', 'generators', 'transformers', 'validators'];

/**
 * The files that a kustomization names as something else than resources: patches, replacements, configurations,
 * generators and what they read. They are parts of objects or data of a program, never manifests of their own.
 * Inline patches and remote addresses name no file.
 */
export function partsNamedBy(kustomization: unknown, folder: string): string[] {
  const spec = asObject(kustomization);
  const pathsOf = (field: string) => asList(spec[field]).map((item) => asObject(item).path);
  const generators = ['configMapGenerator', 'secretGenerator'].flatMap((field) => asList(spec[field]).flatMap(readBy));
  const charts = [...asList(spec.helmCharts), ...asList(spec.helmChartInflationGenerator)].flatMap((chart) => [
    asObject(chart).valuesFile,
    asObject(chart).values,
    ...asList(asObject(chart).additionalValuesFiles),
  ]);
  const named = [
    ...pathsOf('patches'),
    ...pathsOf('patchesJson6902'),
    ...pathsOf('replacements'),
    ...plainLists.flatMap((field) => asList(spec[field])),
    asObject(spec.openapi).path,
    ...generators,
    ...charts,
  ];
  return named.flatMap((name) => pathAt(folder, name) ?? []);
}

/** What a kustomization names as resources: files, and folders among them. */
export function resourcesNamedBy(kustomization: unknown, folder: string): string[] {
  return pathsIn(['resources', 'bases'], kustomization, folder);
}

/** Everything in a kustomization that may be a folder with another one. */
export function foldersNamedBy(kustomization: unknown, folder: string): string[] {
  return pathsIn(folderLists, kustomization, folder);
}

function pathsIn(fields: readonly string[], kustomization: unknown, folder: string): string[] {
  const spec = asObject(kustomization);
  return fields.flatMap((field) => asList(spec[field])).flatMap((name) => pathAt(folder, name) ?? []);
}

/** The files of one generator entry: `files` may say `key=path`. */
function readBy(generator: unknown): unknown[] {
  const { files, env, envs } = asObject(generator);
  const paths = asList(files).map((file) => asString(file)?.replace(/^[^=]*=/, ''));
  return [...paths, env, ...asList(envs)];
}

function pathAt(folder: string, name: unknown): string | undefined {
  if (typeof name !== 'string' || name === '' || name.includes('\n')) return undefined;
  return normalizePath(joinPath(folder, name));
}

/** The entries of a kustomization that apply a patch file, with that file. */
export function patchEntries(kustomization: Mapping, folder: string): { readonly file: string; readonly at: Origin }[] {
  const items = (field: string): readonly Node[] => {
    const list = kustomization.get(field);
    return list?.type === 'sequence' ? list.items : [];
  };
  const pathOf = (item: Node): Node | undefined => (item.type === 'mapping' ? item.get('path') : undefined);
  const paths = [
    ...items('patchesStrategicMerge'),
    ...[...items('patches'), ...items('patchesJson6902')].map(pathOf),
  ];
  return paths.flatMap((path) => {
    const file = path?.type === 'scalar' ? pathAt(folder, path.content) : undefined;
    return file === undefined ? [] : [{ file, at: path!.origin }];
  });
}
