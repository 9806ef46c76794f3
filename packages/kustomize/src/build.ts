import { type FileTree, type Origin, type Problem, Text } from '@klint/model';
import { accumulate, Accumulator } from './accumulate.js';
import { BuildContext, type InflateChart } from './context.js';
import type { Effect, PatchLoss } from './effects.js';
import { Files, ParseCache } from './files.js';
import { finish, type BuiltResource } from './finish.js';
import { Folder } from './folder.js';
import { loadKustomization } from './load.js';
import { lossesIn } from './losses.js';

export interface BuildOptions {
  /** Files that other builds have parsed; give the same one to every build of a run. */
  readonly cache?: ParseCache;
  /** Renders charts. Without it, charts are problems. */
  readonly inflateChart?: InflateChart;
}

/** What a kustomization builds. */
export interface Built {
  /** In the order of kustomize's output. */
  readonly resources: readonly BuiltResource[];
  readonly problems: readonly Problem[];
  /** False when something could not be read or built, or was not fetched: objects may be missing or unfinished. */
  readonly complete: boolean;
  /** Paths below the root of all files that were read. */
  readonly filesRead: ReadonlySet<string>;
  /** Paths below the root that were looked for in vain; a build can change when one of them appears. */
  readonly filesMissing: ReadonlySet<string>;
  /** Folders of the kustomizations that took part. */
  readonly folders: ReadonlySet<string>;
  /** What the parts of kustomizations did; empty when objects are missing, so that nobody knows. */
  readonly effects: readonly Effect[];
  readonly losses: readonly PatchLoss[];
}

/**
 * Builds the kustomization in a folder below the root as `kustomize build` 5.7 does, without network or programs.
 * What kustomize would stop at is a problem at its place, and the rest is built all the same. A component, which
 * kustomize does not build by itself either, gives what it holds.
 */
export function build(root: string, tree: FileTree, options: BuildOptions = {}): Built {
  const files = new Files(tree, options.cache ?? new ParseCache());
  const context = new BuildContext(files, options.inflateChart);
  const folder = new Folder(context, root === '.' ? '' : root, []);
  const nowhere: Origin = { text: new Text(folder.path, ''), start: 0, end: 0, role: 'source' };
  const kustomization = loadKustomization(folder, nowhere);
  let resources: BuiltResource[] = [];
  if (kustomization) {
    const hasMetadata = kustomization.conf.get('buildMetadata').items().length > 0;
    const accumulator = new Accumulator();
    accumulate(folder, kustomization, accumulator, hasMetadata ? { path: '' } : undefined);
    const { objects, config, vars } = accumulator;
    resources = finish(context, kustomization.conf, objects, config, vars);
  }
  const { problems, complete, folders, lacksObjects } = context;
  const { all } = context.effects;
  const losses = lossesIn(context.effects.losses, resources.map((resource) => resource.root));
  const effects = lacksObjects ? [] : all;
  const { read: filesRead, missing: filesMissing } = files;
  return { resources, problems, complete, filesRead, filesMissing, folders, effects, losses };
}
