import { build, ParseCache, type BuildOptions, type Built } from '@klint/kustomize';
import type { Build, InputState, LoadedText, Problem, SettingsOf, Text, Unit } from '@klint/model';
import { cachedTree } from '../cached-tree.js';
import { failed, type SourceTree } from '../file-tree.js';
import { parentOf } from '../paths.js';
import { builtResources } from './built.js';
import { buildFacts } from './facts.js';
import { planBuilds, specOf, type KustomizationFile, type PlannedBuild } from './graph.js';
import { problemsOf, unreachedProblems } from './problems.js';
import { fileStates, textsOf } from './states.js';

export interface KustomizeContext {
  readonly tree: SourceTree;
  readonly settingsOf: SettingsOf;
  readonly inflateChart: NonNullable<BuildOptions['inflateChart']>;
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

/** Gives parsed files the name that they have without links, so that places in them are the same for all builds. */
class LinkFreeCache extends ParseCache {
  constructor(readonly realPath: (path: string) => string) {
    super();
  }

  override get(path: string, content: string): ReturnType<ParseCache['get']> {
    return super.get(this.realPath(path), content);
  }
}

/** Builds every kustomization that no other one uses, and by themselves those that no such root uses. */
export function readKustomizations(texts: readonly Text[], context: KustomizeContext): KustomizeResult {
  const realPath = pathResolver(context.tree);
  const cache = new LinkFreeCache(realPath);
  const tree = cachedTree(context.tree);
  const files = texts.map((text) => readFile(text, cache));
  const plan = planBuilds(files, realPath);
  const makeOne = (planned: PlannedBuild): Made => {
    const built = build(planned.folder, tree, { cache, inflateChart: context.inflateChart });
    const folders = new Set([...built.folders].map(realPath));
    return {
      planned,
      name: planned.folder || '.',
      built,
      files: files.filter(({ folder }) => folders.has(folder)),
      filesRead: new Set([...built.filesRead].map(realPath)),
      successful: built.problems.every(({ incomplete }) => !incomplete),
    };
  };
  const made = plan.builds.map(makeOne);
  const read = made.map((each) => ({ each, ...builtResources(each, context.settingsOf) }));
  const { states, taken } = fileStates(files, made, context);
  const factsOf = buildFacts(made, context.settingsOf);
  return {
    units: read.map(({ each, resources }) => unitOf(each, resources, factsOf(each))),
    texts: textsOf(made, { taken, known: context.known }, cache, tree),
    problems: [
      ...read.flatMap(({ each, problems }) => problemsOf(each, [...each.built.problems, ...problems], context)),
      ...unreachedProblems(files, plan.unreached, context.settingsOf),
    ],
    states,
    taken,
    gaps: made.filter(({ successful }) => !successful).flatMap((each) => each.files.map(({ file }) => file)),
  };
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
