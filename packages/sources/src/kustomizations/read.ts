import { build, type BuildOptions, type Built, type ParseCache } from '@klint/kustomize';
import type { Build, FileTree, InputState, LoadedText, Problem, Resource, SettingsOf, Text, Unit } from '@klint/model';
import { cachedTree } from '../cached-tree.js';
import { failed, type SourceTree } from '../file-tree.js';
import type { Memory } from '../memory.js';
import { parentOf } from '../paths.js';
import { builtResources } from './built.js';
import { buildFacts } from './facts.js';
import { planBuilds, specOf, type KustomizationFile, type PlannedBuild } from './graph.js';
import { problemsOf, unreachedProblems } from './problems.js';
import { fileStates, textsOf } from './states.js';

export interface KustomizeContext {
  readonly tree: SourceTree;
  readonly settingsOf: SettingsOf;
  /** Renders charts from a tree. */
  inflaterOn(tree: SourceTree): NonNullable<BuildOptions['inflateChart']>;
  readonly memory: Memory;
  /** Files that were found and belong to no chart. */
  readonly known: ReadonlySet<string>;
  /** What is reported on. */
  inScope(path: string): boolean;
}

/** What the kustomizations of a repository give: a unit for each build. */
export interface KustomizeResult {
  readonly units: readonly Unit[];
  readonly texts: readonly LoadedText[];
  readonly problems: readonly Problem[];
  readonly states: ReadonlyMap<string, InputState>;
  /** Files that are no plain manifests: raw files of successful builds, and patches and the like of all. */
  readonly taken: ReadonlySet<string>;
  /** Kustomizations of builds that failed: what they should have given is unknown. */
  readonly gaps: readonly string[];
}

/** One build with what was planned for it. Its paths have no links in them. */
export interface Made {
  readonly planned: PlannedBuild;
  readonly name: string;
  readonly built: Built;
  /** The kustomizations that took part. */
  readonly files: readonly KustomizationFile[];
  readonly filesRead: ReadonlySet<string>;
  /** False when something of the repository could not be built. */
  readonly successful: boolean;
}

/** A build with its objects. */
interface MadeObjects extends Made {
  readonly objects: { readonly resources: readonly Resource[]; readonly problems: readonly Problem[] };
}

/** What a build is made from. */
interface BuildSetting {
  readonly tree: FileTree;
  readonly inflateChart: NonNullable<BuildOptions['inflateChart']>;
  realPath(path: string): string;
}

/** Builds every kustomization that no other one uses, and by themselves those that no such root uses. */
export function readKustomizations(texts: readonly Text[], context: KustomizeContext): KustomizeResult {
  const { memory } = context;
  const shared = settingOn(context.tree, context);
  const cache = memory.documents;
  cache.realPath = shared.realPath;
  const files = texts.map((text) => readFile(text, cache));
  const plan = planBuilds(files, shared.realPath);
  const given = files.map(({ file }) => file);
  const made = plan.builds.map((planned) =>
    memory.recall(`build ${planned.folder}`, [planned.reached, ...given], context.tree, (tree) => {
      const setting = tree === context.tree ? shared : settingOn(tree, context);
      return makeOne(planned, files, setting, context);
    }),
  );
  const { states, taken } = fileStates(files, made, context);
  const factsOf = buildFacts(made, context.settingsOf);
  return {
    units: made.map((each) => unitOf(each, each.objects.resources, factsOf(each))),
    texts: textsOf(made, { taken, known: context.known }, context),
    problems: [
      ...made.flatMap((each) => problemsOf(each, [...each.built.problems, ...each.objects.problems], context)),
      ...unreachedProblems(files, plan.unreached, context.settingsOf),
    ],
    states,
    taken,
    gaps: made.filter(({ successful }) => !successful).flatMap((each) => each.files.map(({ file }) => file)),
  };
}

function settingOn(tree: SourceTree, { inflaterOn }: KustomizeContext): BuildSetting {
  return { tree: cachedTree(tree), inflateChart: inflaterOn(tree), realPath: pathResolver(tree) };
}

function makeOne(
  planned: PlannedBuild,
  files: readonly KustomizationFile[],
  { tree, inflateChart, realPath }: BuildSetting,
  { settingsOf, memory }: KustomizeContext,
): MadeObjects {
  const built = build(planned.folder, tree, { cache: memory.documents, inflateChart });
  const folders = new Set([...built.folders].map(realPath));
  const made: Made = {
    planned,
    name: planned.folder || '.',
    built,
    files: files.filter(({ folder }) => folders.has(folder)),
    filesRead: new Set([...built.filesRead].map(realPath)),
    successful: built.problems.every(({ incomplete }) => !incomplete),
  };
  return { ...made, objects: builtResources(made, settingsOf) };
}

/** Where a path is without links; itself where that is not known. */
function pathResolver(tree: SourceTree): (path: string) => string {
  const known = new Map<string, string>();
  return (path) => {
    let real = known.get(path);
    if (real === undefined) {
      const target = tree.follow(path);
      known.set(path, (real = failed(target) ? path : target.path));
    }
    return real;
  };
}

function readFile(text: Text, cache: ParseCache): KustomizationFile {
  const { file, content } = text;
  const known = cache.get(file, content);
  const { root } = known.document;
  const mapping = root?.type === 'mapping' ? root : undefined;
  return { file, folder: parentOf(file), text: known.text, root: mapping, spec: specOf(mapping) };
}

function unitOf({ planned, name, built }: Made, resources: Unit['resources'], build: Build): Unit {
  return { name, kind: 'kustomization', folder: planned.folder, resources, complete: built.complete, build };
}
