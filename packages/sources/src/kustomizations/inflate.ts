import { Dict, mergeMaps, missingDependencies, valuesOf } from '@klint/helm';
import type { Chart, ParsedSources, RenderOptions } from '@klint/helm';
import { asList, asString } from '@klint/kube';
import type { ChartRequest, InflateChart, InflatedChart } from '@klint/kustomize';
import { coreProblem, Text } from '@klint/model';
import type { ChartRender, Mapping, Problem, Settings, SettingsOf } from '@klint/model';
import type { ChartShelf } from '../charts/dependencies.js';
import { renderAtAnyDepth } from '../charts/deep.js';
import { failuresOf } from '../charts/problems.js';
import { readDefinitions, readRendered } from '../charts/rendered.js';
import { kubeVersionOf } from '../charts/renders.js';
import { vendoredIn } from '../charts/vendored.js';
import { chartFile } from '../classify.js';
import type { SourceTree } from '../file-tree.js';
import { joinPath, normalizePath } from '../paths.js';
import { readText } from '../read.js';

/** What charts of kustomizations are rendered from. */
export interface Inflation {
  readonly tree: SourceTree;
  readonly shelf: ChartShelf;
  readonly settingsOf: SettingsOf;
  /** Parsed templates, shared by all charts. */
  readonly parsed: ParsedSources;
}

/** A request with what is collected while it is carried out. */
interface Inflating extends Inflation {
  readonly request: ChartRequest;
  readonly problems: Problem[];
}

/**
 * Renders the charts that kustomizations ask for, as kustomize has Helm do it (api, internal/builtins,
 * HelmChartInflationGenerator.go), each entry once for all builds. A chart that is not in the repository is not
 * fetched.
 */
export function chartInflater(inflation: Inflation): InflateChart {
  const known = new Map<Text, Map<number, InflatedChart>>();
  return (request) => {
    const { text, start } = request.at;
    const inText = known.get(text) ?? new Map<number, InflatedChart>();
    known.set(text, inText);
    const inflated = inText.get(start) ?? inflateFor({ ...inflation, request, problems: [] });
    inText.set(start, inflated);
    return inflated;
  };
}

function inflateFor(inflating: Inflating): InflatedChart {
  const { problems, shelf } = inflating;
  const folder = chartFolder(inflating);
  const chart = folder === undefined ? undefined : shelf.load(folder).chart;
  if (chart) return inflate(chart, inflating);
  // Why a chart cannot be loaded is reported where the chart itself is read.
  if (folder !== undefined) refuse(`the chart in ${folder} cannot be loaded`, inflating);
  return { objects: [], problems, complete: false };
}

function refuse(detail: string, { request, problems }: Inflating): void {
  problems.push(coreProblem('core/valid-kustomization', 'refused', request.at, { detail }, { incomplete: true }));
}

/** Where the chart lies: in `chartHome`, by name, or by name and version where kustomize would have pulled it. */
function chartFolder(inflating: Inflating): string | undefined {
  const { request, tree, problems } = inflating;
  const { folder, chart, globals, at } = request;
  const text = (field: string): string => asString(chart[field]) ?? '';
  const [name, version, repository] = [text('name'), text('version'), text('repo')];
  if (name === '') {
    refuse('a chart needs a name', inflating);
    return undefined;
  }
  const home = asString(globals['chartHome']) || 'charts';
  const pulled = version !== '' && repository !== '' ? [`${home}/${name}-${version}/${name}`] : [];
  const found = [...pulled, `${home}/${name}`]
    .flatMap((place) => normalizePath(joinPath(folder, place)) ?? [])
    .find((place) => tree.stat(chartFile(place))?.type === 'file');
  if (found !== undefined) return found;
  if (repository !== '') {
    const address = `${repository.replace(/\/$/, '')}/${name}${version === '' ? '' : `:${version}`}`;
    problems.push(coreProblem('core/no-unfetched-remote-source', 'kustomize', at, { address }));
  } else {
    const data = { path: `${home}/${name}` };
    problems.push(coreProblem('core/valid-kustomization', 'not-found', at, data, { incomplete: true }));
  }
  return undefined;
}

function inflate(chart: Chart, inflating: Inflating): InflatedChart {
  const { request, settingsOf, problems, parsed } = inflating;
  const settings = settingsOf(request.at.text.file);
  const values = readValues(inflating);
  const rendered = renderAtAnyDepth(chart, { values, parsed, ...optionsOf(request.chart, settings) });
  const failures = failuresOf(chart, rendered, request.folder || '.');
  const vendored = vendoredIn(chart);
  const crds = request.chart['includeCRDs'] === true ? rendered.crds : [];
  const read = [
    ...crds.map((file) => readDefinitions(file, vendored)),
    ...rendered.files.map((file) => readRendered(file, vendored)),
  ];
  problems.push(...failures.map(({ problem }) => problem), ...read.flatMap((each) => each.problems));
  const objects = read.flatMap(({ resources }) => resources.map(({ root }) => root));
  const complete = missingDependencies(chart).length === 0 && problems.every((problem) => !problem.incomplete);
  return { objects: objects.filter((root) => isWanted(root, request.chart)), problems, complete };
}

function optionsOf(chart: ChartRequest['chart'], settings: Settings): RenderOptions {
  const text = (field: string): string | undefined => asString(chart[field]) || undefined;
  const [releaseName, namespace, version] = [text('releaseName'), text('namespace'), text('kubeVersion')];
  const kubeVersion = version ?? kubeVersionOf(plainRender, settings);
  return {
    apiVersions: asList(chart['apiVersions']).flatMap((each) => asString(each) ?? []),
    helmVersion: settings.helmVersion,
    ...(releaseName !== undefined && { releaseName }),
    ...(namespace !== undefined && { namespace }),
    ...(kubeVersion !== undefined && { kubeVersion }),
  };
}

const plainRender: ChartRender = { apiVersions: [], values: [], set: [], base: '' };

/** Hooks and tests come along unless the entry says otherwise. */
function isWanted(root: Mapping, chart: ChartRequest['chart']): boolean {
  const metadata = root.get('metadata');
  const annotations = metadata?.type === 'mapping' ? metadata.get('annotations') : undefined;
  const hook = annotations?.type === 'mapping' ? annotations.get('helm.sh/hook') : undefined;
  if (hook?.type !== 'scalar') return true;
  const isTest = hook.content.split(',').some((each) => /^\s*test(?:-success)?\s*$/i.test(each));
  return chart['skipHooks'] !== true && !(isTest && chart['skipTests'] === true);
}

/** What the entry sets over the chart's own values: its values file, its own values, and further files. */
function readValues(inflating: Inflating): Dict {
  const { chart } = inflating.request;
  const files = asList(chart['additionalValuesFiles']).flatMap((name) => asString(name) ?? []);
  const more = files.map((name) => readFile(name, inflating));
  return [baseValues(inflating), ...more].reduce(mergeMaps);
}

/** The values file and the values in the entry, merged as `valuesMerge` says. */
function baseValues(inflating: Inflating): Dict {
  const { chart } = inflating.request;
  const inline = inlineValues(inflating);
  const order = asString(chart['valuesMerge']) || 'override';
  if (!['merge', 'override', 'replace'].includes(order)) {
    refuse('valuesMerge must be one of merge, override and replace', inflating);
  }
  if (inline && order === 'replace') return inline;
  const name = asString(chart['valuesFile']) ?? '';
  const file = name === '' ? new Dict() : readFile(name, inflating);
  if (!inline) return file;
  return order === 'merge' ? overlaid(inline, file) : overlaid(file, inline);
}

/** Maps merge; a null deletes what it meets (kyaml, merge2). */
function overlaid(below: Dict, above: Dict): Dict {
  const merged = mergeMaps(below, above);
  for (const [key, value] of above.entries) {
    const old = below.entries.get(key);
    if (value === null) merged.entries.delete(key);
    else if (value instanceof Dict && old instanceof Dict) merged.entries.set(key, overlaid(old, value));
  }
  return merged;
}

/** The values that stand in the entry, with their places in its file. */
function inlineValues(inflating: Inflating): Dict | undefined {
  const { node } = inflating.request;
  const own = node?.type === 'mapping' ? (node.get('valuesInline') ?? node.get('valuesLocal')) : undefined;
  if (own?.type !== 'mapping' || own.entries.length === 0) return undefined;
  const { text, start, end } = own.origin;
  // Everything else in the file is made blank, so that each value stands where it stands there.
  const before = text.content.slice(0, start).replace(/[^\n]/g, ' ');
  const alone = new Text(text.file, before + text.content.slice(start, end), text.origins);
  return valuesOf(alone, (detail) => refuse(`its values cannot be read: ${detail}`, inflating));
}

function readFile(name: string, inflating: Inflating): Dict {
  const { request, tree, problems } = inflating;
  const path = name.startsWith('/') ? undefined : normalizePath(joinPath(request.folder, name));
  if (path === undefined || tree.stat(path)?.type !== 'file') {
    const messageId = path === undefined ? 'outside-root' : 'not-found';
    const data = { path: name };
    problems.push(coreProblem('core/valid-kustomization', messageId, request.at, data, { incomplete: true }));
    return new Dict();
  }
  const text = readText(tree, path, Infinity);
  if (!('content' in text)) {
    problems.push(text);
    return new Dict();
  }
  const found = valuesOf(text, (detail, start) => {
    const at = { text, start, end: start };
    problems.push(coreProblem('core/valid-chart', 'values', at, { detail }, { incomplete: true }));
  });
  return found ?? new Dict();
}
