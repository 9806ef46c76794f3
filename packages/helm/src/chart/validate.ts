import type { Datum } from '../value/origin.js';
import { parseConstraint, parseVersion } from '../semver.js';
import type { KubeVersion } from './capabilities.js';
import { isCompatible } from './dependencies.js';
import type { Chart, ChartProblem } from './load.js';

/** What makes `helm template` refuse a chart before it renders anything; the chart may be rendered all the same. */
export function validateChart(chart: Chart, kube: KubeVersion): ChartProblem[] {
  return [...metadataProblems(chart), ...missingDependencies(chart), ...installable(chart, kube)];
}

function problem(chart: Chart, message: string, datum?: Datum): ChartProblem {
  const place = datum?.text && datum.start >= 0 ? { text: datum.text, start: datum.start, end: datum.end } : undefined;
  return { message, at: place ?? { text: chart.file, start: 0, end: 0 } };
}

function metadataProblems(chart: Chart): ChartProblem[] {
  const { apiVersion, name, version, type, dependencies } = chart.metadata;
  const found: string[] = [];
  if (name === '') found.push('the chart has no name');
  else if (/[/\\]/.test(name) || name === '.' || name === '..') found.push(`the chart name ${name} is not a file name`);
  if (version === '') found.push('the chart has no version');
  else if ('error' in parseVersion(version)) found.push(`the chart version ${version} is not a semantic version`);
  if (!['v1', 'v2'].includes(apiVersion)) found.push(`the apiVersion ${apiVersion} is none of charts`);
  if (!['', 'application', 'library'].includes(type)) found.push(`the type ${type} is neither application nor library`);
  const names = new Set<string>();
  const doubled = dependencies.filter(({ name: own, alias }) => names.size === names.add(alias || own).size);
  return [
    ...found.map((message) => problem(chart, message)),
    ...doubled.map((each) =>
      problem(chart, `more than one dependency has the name or alias ${each.alias || each.name}`, each.datum),
    ),
  ];
}

/** Helm asks for a chart of that name only; of another version it is used without its condition and alias. */
function missingDependencies(chart: Chart): ChartProblem[] {
  return chart.metadata.dependencies
    .filter(({ name }) => !chart.dependencies.some((sub) => sub.metadata.name === name))
    .map(({ name, datum }) => problem(chart, `the dependency ${name} is not in the charts folder`, datum));
}

function installable(chart: Chart, kube: KubeVersion): ChartProblem[] {
  const { type, kubeVersion } = chart.metadata;
  if (type === 'library') return [problem(chart, 'library charts are not installable')];
  if (kubeVersion === '' || isCompatible(kubeVersion, kube.normalized)) return [];
  const unreadable = 'error' in parseConstraint(kubeVersion);
  const why = unreadable ? 'cannot be read' : `does not allow Kubernetes ${kube.version}`;
  return [problem(chart, `the chart's kubeVersion ${kubeVersion} ${why}`, chart.metadata.data.datum)];
}
