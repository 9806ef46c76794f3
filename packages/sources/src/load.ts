import type { InflateChart } from '@klint/kustomize';
import type { ChartRender, InputState, Loaded, LoadedText, Problem, SettingsOf, Text, Unit } from '@klint/model';
import { chartShelf, type ChartShelf } from './charts/dependencies.js';
import { withoutCircles } from './charts/links.js';
import { readChart, type ChartContext, type ChartResult } from './charts/read.js';
import { crdReader } from './charts/rendered.js';
import { classify, type ChartFiles } from './classify.js';
import { discover, type Discovery } from './discover.js';
import type { SourceTree } from './file-tree.js';
import { chartInflater } from './kustomizations/inflate.js';
import { readKustomizations } from './kustomizations/read.js';
import { mayHoldManifest, notKubernetes, readManifestFile, type ManifestFile } from './manifest-file.js';
import { noMemory, type Memory } from './memory.js';
import { compareText } from './paths.js';
import { loadedText, readText } from './read.js';
import type { Repository } from './repository.js';
import type { PlainFile } from './split.js';
import { unitsOf } from './units.js';

export interface LoadOptions {
  /** Limit for a file in bytes, in place of the option `maxBytes` of core/no-skipped-file. */
  maxBytes?(file: string): number;
  /** The one set of values that every chart is rendered with, in place of its variants. */
  readonly render?: ChartRender;
  /** What earlier loads made; it is changed. */
  readonly memory?: Memory;
}

/** What is collected on the way, and what reading needs. */
interface Loading {
  readonly repository: Repository;
  readonly memory: Memory;
  readonly maxBytes: (file: string) => number;
  readonly states: Map<string, InputState>;
  readonly texts: LoadedText[];
  readonly problems: Problem[];
  readonly files: PlainFile[];
  /** Units of charts and kustomizations. */
  readonly rendered: Unit[];
  /** Files and folders that could not be read. */
  readonly gaps: string[];
}

const defaultMaxBytes = 10_485_760;

/**
 * Reads everything that is known of a repository: every file seen ends in one state, everything that could not be read
 * is a problem. Problems and units are those of all files, `inputs` only those in scope. Texts of files of other tools
 * are kept only if they speak of klint.
 */
export function load(repository: Repository, settingsOf: SettingsOf, options: LoadOptions = {}): Loaded {
  const memory = options.memory ?? noMemory();
  const discovery = discoverIn(repository, memory);
  const loading: Loading = {
    repository,
    memory,
    maxBytes: options.maxBytes ?? ((file) => maxBytesOf(settingsOf, file)),
    states: new Map(discovery.unread.map((file) => [file, 'incomplete'])),
    texts: [],
    problems: [...discovery.problems],
    files: [],
    rendered: [],
    gaps: [...discovery.gaps],
  };
  const { ignored, charts, kustomizations, configurations, others } = classify(discovery.files, settingsOf);
  for (const file of ignored) loading.states.set(file, 'ignored');
  for (const file of configurations) loading.states.set(file, 'not-kubernetes');
  const folders = charts.map(({ folder }) => folder);
  const shared = chartShelf(withoutCircles(repository.tree), folders);
  const shelfOn = (tree: SourceTree): ChartShelf =>
    tree === repository.tree ? shared : chartShelf(withoutCircles(tree), folders);
  loadCharts(charts, { settingsOf, render: options.render, shelfOn }, loading);
  const taken = loadKustomizations(kustomizations, new Set(others), { settingsOf, shelfOn }, loading);
  for (const file of others) if (!taken.has(file)) loadPlain(file, loading);

  const units = [...unitsOf(loading.files, loading.gaps, settingsOf), ...loading.rendered];
  const inputs = [...loading.states].filter(([file]) => repository.inScope(file)).sort(([a], [b]) => compareText(a, b));
  const known = units.map((unit) => memory.unit(unit));
  memory.endOfLoad();
  return {
    units: known,
    texts: loading.texts.sort((a, b) => compareText(a.text.file, b.text.file)),
    problems: loading.problems,
    inputs: inputs.map(([file, state]) => ({ file, state })),
  };
}

/** What is found depends on nothing but the tree and on where to look. */
function discoverIn(repository: Repository, { recall }: Memory): Discovery {
  const starts = repository.starts.flatMap(({ folder, recursive, base }) => [folder, recursive, base]);
  const given = [...repository.namedFiles, '', ...starts];
  return recall('discovery', given, repository.tree, (tree) => discover({ ...repository, tree }));
}

function maxBytesOf(settingsOf: SettingsOf, file: string): number {
  const { maxBytes } = settingsOf(file).rule('core/no-skipped-file', { file }).options;
  return typeof maxBytes === 'number' ? maxBytes : defaultMaxBytes;
}

interface ChartsContext {
  readonly settingsOf: SettingsOf;
  /** Charts as they are in a tree; those of the repository's own are loaded once for all. */
  shelfOn(tree: SourceTree): ChartShelf;
}

function loadCharts(
  charts: readonly ChartFiles[],
  { settingsOf, render, shelfOn }: ChartsContext & Pick<ChartContext, 'render'>,
  loading: Loading,
): void {
  const { repository, memory } = loading;
  const crds = crdReader();
  const folders = charts.map(({ folder }) => folder);
  for (const chart of charts) {
    const read = (tree: SourceTree): ChartResult => {
      const shelf = shelfOn(tree);
      const given = { settingsOf, render, shelf, parsed: memory.parsed, crds };
      return readChart(chart, { repository: { ...repository, tree }, ...given });
    };
    const given = [...folders, '', ...chart.files];
    const { units, texts, problems, states } = memory.recall(`chart ${chart.folder}`, given, repository.tree, read);
    loading.rendered.push(...units);
    loading.texts.push(...texts);
    for (const problem of problems) loading.problems.push(problem);
    for (const [file, state] of states) loading.states.set(file, state);
  }
}

/** Gives the files among those that are `known` which are not to be read as plain manifests. */
function loadKustomizations(
  kustomizations: readonly string[],
  known: ReadonlySet<string>,
  { settingsOf, shelfOn }: ChartsContext,
  loading: Loading,
): ReadonlySet<string> {
  const { repository: { tree, inScope }, memory } = loading;
  const texts = kustomizations.flatMap((file) => read(file, loading) ?? []);
  if (texts.length === 0) return new Set();
  const inflaterOn = (from: SourceTree): InflateChart =>
    chartInflater({ tree: from, shelf: shelfOn(from), settingsOf, parsed: memory.parsed });
  const result = readKustomizations(texts, { tree, settingsOf, inflaterOn, known, inScope, memory });
  loading.rendered.push(...result.units);
  loading.texts.push(...result.texts);
  loading.gaps.push(...result.gaps);
  for (const problem of result.problems) loading.problems.push(problem);
  for (const [file, state] of result.states) loading.states.set(file, state);
  return result.taken;
}

/** A file with what it holds. */
interface ReadFile {
  readonly loaded: LoadedText;
  readonly manifest: ManifestFile;
}

function loadPlain(file: string, loading: Loading): void {
  const { memory, repository } = loading;
  const isNamed = repository.namedFiles.has(file);
  const limit = loading.maxBytes(file);
  const found = memory.recall(`plain ${file}`, [isNamed, limit], repository.tree, (tree): ReadFile | Problem => {
    const text = readText(tree, file, limit);
    if (!('content' in text)) return text;
    const manifest = isNamed || mayHoldManifest(text) ? readManifestFile(text) : notKubernetes;
    return { loaded: loadedText(text), manifest };
  });
  if (!('loaded' in found)) return noteUnread(file, found, loading);
  const { resources, problems, kubernetes, incomplete, complete } = found.manifest;
  loading.states.set(file, incomplete ? 'incomplete' : kubernetes || isNamed ? 'linted' : 'not-kubernetes');
  for (const problem of problems) loading.problems.push(problem);
  // A text in which nothing was found and nothing can be suppressed would only take memory.
  const mayMatter = kubernetes || problems.length > 0 || found.loaded.text.content.includes('klint');
  if (mayMatter) loading.texts.push(found.loaded);
  if (!complete) loading.gaps.push(file);
  if (resources.length > 0) loading.files.push({ file, resources });
}

/** The text of a file; where there is none, why is recorded. */
function read(file: string, loading: Loading): Text | undefined {
  const { memory, repository } = loading;
  const limit = loading.maxBytes(file);
  const text = memory.recall(`read ${file}`, [limit], repository.tree, (tree) => readText(tree, file, limit));
  if ('content' in text) return text;
  noteUnread(file, text, loading);
  return undefined;
}

function noteUnread(file: string, problem: Problem, loading: Loading): void {
  loading.states.set(file, 'incomplete');
  loading.problems.push(problem);
  loading.gaps.push(file);
}
