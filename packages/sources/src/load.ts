import type { ChartRender, InputState, Loaded, LoadedText, Problem, SettingsOf, Text, Unit } from '@klint/model';
import { parseManifests, toValue } from '@klint/parser';
import { chartShelf } from './charts/dependencies.js';
import { withoutCircles } from './charts/links.js';
import { readChart, type ChartContext } from './charts/read.js';
import { crdReader } from './charts/rendered.js';
import { classify, type ChartFiles } from './classify.js';
import { discover } from './discover.js';
import { filesNamedBy } from './kustomization.js';
import { mayHoldManifest, notKubernetes, readManifestFile } from './manifest-file.js';
import { compareText, parentOf } from './paths.js';
import { loadedText, readText, skipped } from './read.js';
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
  readonly charts: Unit[];
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
    charts: [],
    gaps: [...discovery.gaps],
  };
  const { ignored, charts, kustomizations, configurations, others } = classify(discovery.files, settingsOf);
  for (const file of ignored) loading.states.set(file, 'ignored');
  for (const file of configurations) loading.states.set(file, 'not-kubernetes');
  loadCharts(charts, settingsOf, options.render, loading);
  const parts = loadKustomizations(kustomizations, new Set(others), loading);
  for (const file of others) if (!parts.has(file)) loadPlain(file, loading);

  const inputs = [...loading.states].filter(([file]) => repository.inScope(file)).sort(([a], [b]) => compareText(a, b));
  return {
    units: [...unitsOf(loading.files, loading.gaps, settingsOf), ...loading.charts],
    texts: loading.texts.sort((a, b) => compareText(a.text.file, b.text.file)),
    problems: loading.problems,
    inputs: inputs.map(([file, state]) => ({ file, state })),
  };
}

function maxBytesOf(settingsOf: SettingsOf, file: string): number {
  const { maxBytes } = settingsOf(file).rule('core/no-skipped-file', { file }).options;
  return typeof maxBytes === 'number' ? maxBytes : defaultMaxBytes;
}

function loadCharts(
  charts: readonly ChartFiles[],
  settingsOf: SettingsOf,
  render: ChartRender | undefined,
  loading: Loading,
): void {
  const shelf = chartShelf(withoutCircles(loading.repository.tree), charts.map(({ folder }) => folder));
  const { repository } = loading;
  const shared = { shelf, parsed: new Map(), crds: crdReader() };
  const context: ChartContext = { repository, settingsOf, render, ...shared };
  for (const chart of charts) {
    const { units, texts, problems, states } = readChart(chart, context);
    loading.charts.push(...units);
    loading.texts.push(...texts);
    for (const problem of problems) loading.problems.push(problem);
    for (const [file, state] of states) loading.states.set(file, state);
  }
}

/** Gives the files that kustomizations name as something else than resources. */
function loadKustomizations(
  kustomizations: readonly string[],
  known: ReadonlySet<string>,
  loading: Loading,
): Set<string> {
  const parts = new Set<string>();
  for (const file of kustomizations) {
    loading.states.set(file, 'incomplete');
    loading.gaps.push(file);
    const text = read(file, loading);
    if (text) loading.texts.push(loadedText(text));
    const spec = text && kustomizationOf(text, loading);
    const named = filesNamedBy(spec, parentOf(file)).filter((name) => known.has(name));
    for (const name of named) {
      parts.add(name);
      loading.states.set(name, 'incomplete');
    }
    const consequence = 'its resources were linted as plain manifests, its patches and generators were not read';
    addUnsupported(file, named, { what: 'Building a kustomization', consequence }, loading);
  }
  return parts;
}

function kustomizationOf(text: Text, loading: Loading): unknown {
  const { value, problems } = parseManifests(text);
  for (const problem of problems) loading.problems.push(problem);
  const root = value.find((document) => document.root && !document.failed)?.root;
  return root && toValue(root);
}

/** A source without an engine: reported at its own file or, where only others of it are in scope, at one of them. */
function addUnsupported(
  file: string,
  members: readonly string[],
  data: { readonly what: string; readonly consequence: string },
  { repository, problems }: Loading,
): void {
  const place = repository.inScope(file) ? file : (members.find((member) => repository.inScope(member)) ?? file);
  problems.push(skipped(place, 'unsupported', data));
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
