import type { Datum } from '../value/origin.js';
import { dataIn } from '../value/value.js';
import { parseConstraint, parseVersion } from '../semver.js';
import type { KubeVersion } from './capabilities.js';
import { isCompatible } from './dependencies.js';
import type { Chart, ChartProblem } from './load.js';

/**
 * What makes `helm template` refuse a chart before it renders anything, beside missing dependencies; the chart may be
 * rendered all the same.
 */
export function validateChart(chart: Chart, kube: KubeVersion): ChartProblem[] {
  return [...metadataProblems(chart), ...installable(chart, kube)];
}

function problem(chart: Chart, message: string, datum?: Datum): ChartProblem {
  const place = datum?.text && datum.start >= 0 ? { text: datum.text, start: datum.start, end: datum.end } : undefined;
  return { message, at: place ?? { text: chart.file, start: 0, end: 0 } };
}

/** The place of a key of Chart.yaml. */
function datumOf(chart: Chart, key: string): Datum | undefined {
  return dataIn(chart.metadata.data.entries.get(key))[0];
}

function metadataProblems(chart: Chart): ChartProblem[] {
  const { apiVersion, name, version, type, dependencies } = chart.metadata;
  const found: ChartProblem[] = [];
  const add = (key: string, message: string): void => void found.push(problem(chart, message, datumOf(chart, key)));
  if (name === '') add('name', 'the chart has no name');
  else if (/[/\\]|^\.\.?$/.test(name)) add('name', `the chart name ${name} is not a file name`);
  if (version === '') add('version', 'the chart has no version');
  else if ('error' in parseVersion(version)) add('version', `the chart version ${version} is not a semantic version`);
  if (!['v1', 'v2'].includes(apiVersion)) add('apiVersion', `the apiVersion ${apiVersion} is none of charts`);
  if (!['', 'application', 'library'].includes(type)) {
    add('type', `the type ${type} is neither application nor library`);
  }
  const names = new Set<string>();
  const doubled = dependencies.filter(({ name: own, alias }) => names.size === names.add(alias || own).size);
  return [
    ...found,
    ...doubled.map((each) =>
      problem(chart, `more than one dependency has the name or alias ${each.alias || each.name}`, each.datum),
    ),
  ];
}

/**
 * The dependencies that are neither in the charts folder nor in the repository. Helm asks for a chart of that name
 * only; of another version it is used without its condition and alias.
 */
export function missingDependencies(chart: Chart): (ChartProblem & { readonly dependency: string })[] {
  return chart.metadata.dependencies
    .filter(({ name }) => !chart.dependencies.some((sub) => sub.metadata.name === name))
    .map(({ name, datum }) => {
      return { ...problem(chart, `the dependency ${name} is not in the charts folder`, datum), dependency: name };
    });
}

/** The charts below a chart, and itself. */
export function allCharts(chart: Chart): Chart[] {
  return [chart, ...chart.dependencies.flatMap(allCharts)];
}

function installable(chart: Chart, kube: KubeVersion): ChartProblem[] {
  const { type, kubeVersion } = chart.metadata;
  if (type === 'library') return [problem(chart, 'library charts are not installable')];
  if (kubeVersion === '' || isCompatible(kubeVersion, kube.normalized)) return [];
  const unreadable = 'error' in parseConstraint(kubeVersion);
  const why = unreadable ? 'cannot be read' : `does not allow Kubernetes ${kube.version}`;
  return [problem(chart, `the chart's kubeVersion ${kubeVersion} ${why}`, datumOf(chart, 'kubeVersion'))];
}
