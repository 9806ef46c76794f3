import type { ChartRender, InputState, Loaded, LoadedText, Problem, SettingsOf, Text, Unit } from '@klint/model';
import type { ChartShelf } from './charts/dependencies.js';
import type { ChartContext } from './charts/read.js';
import { classify, type ChartFiles, type Classified } from './classify.js';
import { discover, type Discovery } from './discover.js';
import { mayHoldManifest, notKubernetes, readManifestFile } from './manifest-file.js';
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
}

/** What is collected on the way, and what reading needs. */
interface Loading {
  readonly repository: Repository;
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

/** What charts and kustomizations are rendered with. */
export type Renderers = typeof import('./renderers.js');

/** What there is to load: every file by what it belongs to, and what could not be looked at. */
export interface Survey {
  readonly repository: Repository;
  readonly settingsOf: SettingsOf;
  readonly discovery: Discovery;
  readonly classified: Classified;
}

export function survey(repository: Repository, settingsOf: SettingsOf): Survey {
  const discovery = discover(repository);
  return { repository, settingsOf, discovery, classified: classify(discovery.files, settingsOf) };
}

export function needsRenderers({ classified: { charts, kustomizations } }: Survey): boolean {
  return charts.length > 0 || kustomizations.length > 0;
}

/** Loads what was surveyed; `renderers` may be absent if they are not needed. */
export function loadSurveyed(
  { repository, settingsOf, discovery, classified }: Survey,
  renderers: Renderers | undefined,
  options: LoadOptions,
): Loaded {
  const loading: Loading = {
    repository,
    maxBytes: options.maxBytes ?? ((file) => maxBytesOf(settingsOf, file)),
    states: new Map(discovery.unread.map((file) => [file, 'incomplete'])),
    texts: [],
    problems: [...discovery.problems],
    files: [],
    rendered: [],
    gaps: [...discovery.gaps],
  };
  const { ignored, configurations, others } = classified;
  for (const file of ignored) loading.states.set(file, 'ignored');
  for (const file of configurations) loading.states.set(file, 'not-kubernetes');
  const taken = renderers && loadRendered(classified, { settingsOf, render: options.render, renderers }, loading);
  for (const file of others) if (!taken?.has(file)) loadPlain(file, loading);

  const inputs = [...loading.states].filter(([file]) => repository.inScope(file)).sort(([a], [b]) => compareText(a, b));
  return {
    units: [...unitsOf(loading.files, loading.gaps, settingsOf), ...loading.rendered],
    texts: loading.texts.sort((a, b) => compareText(a.text.file, b.text.file)),
    problems: loading.problems,
    inputs: inputs.map(([file, state]) => ({ file, state })),
  };
}

function maxBytesOf(settingsOf: SettingsOf, file: string): number {
  const { maxBytes } = settingsOf(file).rule('core/no-skipped-file', { file }).options;
  return typeof maxBytes === 'number' ? maxBytes : defaultMaxBytes;
}

interface Rendering extends Pick<ChartContext, 'settingsOf' | 'render'> {
  readonly renderers: Renderers;
}

/** Loads charts and kustomizations; gives the other files that are not to be read as plain manifests. */
function loadRendered(
  { charts, kustomizations, others }: Classified,
  rendering: Rendering,
  loading: Loading,
): ReadonlySet<string> {
  const { chartShelf, withoutCircles } = rendering.renderers;
  const shelf = chartShelf(withoutCircles(loading.repository.tree), charts.map(({ folder }) => folder));
  loadCharts(charts, rendering, shelf, loading);
  return loadKustomizations(kustomizations, new Set(others), rendering, shelf, loading);
}

function loadCharts(
  charts: readonly ChartFiles[],
  { settingsOf, render, renderers }: Rendering,
  shelf: ChartShelf,
  loading: Loading,
): void {
  const { repository } = loading;
  const crds = renderers.crdReader();
  const context: ChartContext = { repository, settingsOf, render, shelf, parsed: new Map(), crds };
  for (const chart of charts) {
    const { units, texts, problems, states } = renderers.readChart(chart, context);
    loading.rendered.push(...units);
    loading.texts.push(...texts);
    for (const problem of problems) loading.problems.push(problem);
    for (const [file, state] of states) loading.states.set(file, state);
  }
}

function loadKustomizations(
  kustomizations: readonly string[],
  known: ReadonlySet<string>,
  { settingsOf, renderers }: Rendering,
  shelf: ChartShelf,
  loading: Loading,
): ReadonlySet<string> {
  const { tree, inScope } = loading.repository;
  const texts = kustomizations.flatMap((file) => read(file, loading) ?? []);
  if (texts.length === 0) return new Set();
  const inflateChart = renderers.chartInflater({ tree, shelf, settingsOf, parsed: new Map() });
  const result = renderers.readKustomizations(texts, { tree, settingsOf, inflateChart, known, inScope });
  loading.rendered.push(...result.units);
  loading.texts.push(...result.texts);
  loading.gaps.push(...result.gaps);
  for (const problem of result.problems) loading.problems.push(problem);
  for (const [file, state] of result.states) loading.states.set(file, state);
  return result.taken;
}

function loadPlain(file: string, loading: Loading): void {
  const text = read(file, loading);
  if (!text) return;
  const isNamed = loading.repository.namedFiles.has(file);
  const manifest = isNamed || mayHoldManifest(text) ? readManifestFile(text) : notKubernetes;
  const { resources, problems, kubernetes, incomplete, complete } = manifest;
  loading.states.set(file, incomplete ? 'incomplete' : kubernetes || isNamed ? 'linted' : 'not-kubernetes');
  for (const problem of problems) loading.problems.push(problem);
  // A text in which nothing was found and nothing can be suppressed would only take memory.
  if (kubernetes || problems.length > 0 || text.content.includes('klint')) loading.texts.push(loadedText(text));
  if (!complete) loading.gaps.push(file);
  if (resources.length > 0) loading.files.push({ file, resources });
}

/** The text of a file; where there is none, why is recorded. */
function read(file: string, loading: Loading): Text | undefined {
  const text = readText(loading.repository.tree, file, loading.maxBytes(file));
  if ('content' in text) return text;
  loading.states.set(file, 'incomplete');
  loading.problems.push(text);
  loading.gaps.push(file);
  return undefined;
}
