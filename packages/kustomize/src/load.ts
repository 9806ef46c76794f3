import type { Origin } from '@klint/model';
import { Conf, misfits } from './conf.js';
import type { KnownFile } from './files.js';
import type { Folder } from './folder.js';
import { kustomization as shape } from './kustomization.js';
import { joinPaths } from './paths.js';

/** A kustomization file. */
export interface Kustomization {
  readonly conf: Conf;
  /** The name of the file. */
  readonly file: string;
  readonly isComponent: boolean;
}

const fileNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** Reads the kustomization of a folder; undefined if there is none that can be built, which has been reported. */
export function loadKustomization(folder: Folder, at: Origin): Kustomization | undefined {
  const { context } = folder;
  const paths = fileNames.map((name) => ({ name, path: joinPaths(folder.path, name) }));
  const found = paths.filter(({ path }) => context.files.type(path) === 'file');
  const [first] = found;
  if (!first) {
    context.refused('refused', at, { detail: `the folder ${folder.path || '.'} has no kustomization` });
    return undefined;
  }
  context.folders.add(folder.path);
  const file = context.attempt(at, () => context.files.file(first.path));
  if (!file) return undefined;
  const start = { text: file.text, start: 0, end: 0, role: 'source' } as const;
  if (found.length > 1) {
    context.refused('refused', start, { detail: `the folder has both ${found.map(({ name }) => name).join(' and ')}` });
  }
  return readKustomization(folder, file, first.name, start);
}

function readKustomization(folder: Folder, file: KnownFile, name: string, start: Origin): Kustomization | undefined {
  const { context } = folder;
  const { root, problems, ok } = file.document;
  context.parsed(file.text, problems);
  if (!ok) {
    context.complete = false;
    return undefined;
  }
  const conf = new Conf(root, root?.origin ?? start);
  const faults = root && !conf.isAbsent ? misfits(root, shape, false) : [];
  for (const { detail, origin } of faults) context.refused('refused', origin, { detail });
  if (conf.isAbsent || (root?.type === 'mapping' && isEmpty(conf))) {
    context.refused('refused', start, { detail: 'the kustomization is empty' });
    return undefined;
  }
  const isComponent = conf.get('kind').text === 'Component';
  const [kind, version] = [conf.get('kind'), conf.get('apiVersion')];
  if (!['', 'Kustomization', 'Component'].includes(kind.text)) {
    context.refused('refused', kind.origin, { detail: 'its kind must be Kustomization or Component' });
  }
  const wanted = `kustomize.config.k8s.io/${isComponent ? 'v1alpha1' : 'v1beta1'}`;
  if (version.text !== '' && version.text !== wanted) {
    context.refused('refused', version.origin, { detail: `its apiVersion must be ${wanted}` });
  }
  return { conf, file: name, isComponent };
}

/** Legacy lists that, when empty, leave nothing behind. */
const legacyLists: ReadonlySet<string> = new Set(['bases', 'imagetags', 'helmchartinflationgenerator']);

function isEmpty(conf: Conf): boolean {
  return conf.pairs().every(({ name, value }) => {
    if (['apiversion', 'kind'].includes(name.toLowerCase()) || value.isAbsent) return true;
    if (value.node?.type === 'scalar') return value.text === '';
    return legacyLists.has(name.toLowerCase()) && value.items().length === 0;
  });
}
