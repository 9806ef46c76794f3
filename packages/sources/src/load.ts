import type { ChartRender, InputState, Loaded, LoadedText, Problem, SettingsOf, Text, Unit } from '@klint/model';
import { chartShelf, type ChartShelf } from './charts/dependencies.js';
import { withoutCircles } from './charts/links.js';
import { readChart, type ChartContext } from './charts/read.js';
import { crdReader } from './charts/rendered.js';
import { classify, type ChartFiles } from './classify.js';
import { discover } from './discover.js';
import { chartInflater } from './kustomizations/inflate.js';
import { readKustomizations } from './kustomizations/read.js';
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

/**
 * Reads everything that is known of a repository: every file seen ends in one state, everything that could not be read
 * is a problem. Problems and units are those of all files, `inputs` only those in scope. Texts of files of other tools
 * are kept only if they speak of klint.
 */
export function load(repository: Repository, settingsOf: SettingsOf, options: LoadOptions = {}): Loaded {
  const discovery = discover(repository);
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
  const { ignored, charts, kustomizations, configurations, others } = classify(discovery.files, settingsOf);
  for (const file of ignored) loading.states.set(file, 'ignored');
  for (const file of configurations) loading.states.set(file, 'not-kubernetes');
  const shelf = chartShelf(withoutCircles(repository.tree), charts.map(({ folder }) => folder));
  loadCharts(charts, { settingsOf, render: options.render, shelf }, loading);
  const taken = loadKustomizations(kustomizations, new Set(others), { settingsOf, shelf }, loading);
  for (const file of others) if (!taken.has(file)) loadPlain(file, loading);

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

interface ChartsContext {
  readonly settingsOf: SettingsOf;
  readonly shelf: ChartShelf;
}

function loadCharts(
  charts: readonly ChartFiles[],
  given: ChartsContext & Pick<ChartContext, 'render'>,
  loading: Loading,
): void {
  const { repository } = loading;
  const context: ChartContext = { repository, ...given, parsed: new Map(), crds: crdReader() };
  for (const chart of charts) {
    const { units, texts, problems, states } = readChart(chart, context);
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
  { settingsOf, shelf }: ChartsContext,
  loading: Loading,
): ReadonlySet<string> {
  const { tree, inScope } = loading.repository;
  const texts = kustomizations.flatMap((file) => read(file, loading) ?? []);
  if (texts.length === 0) return new Set();
  const inflateChart = chartInflater({ tree, shelf, settingsOf, parsed: new Map() });
  const result = readKustomizations(texts, { tree, settingsOf, inflateChart, known, inScope });
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
