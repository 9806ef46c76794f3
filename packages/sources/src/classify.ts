import type { SettingsOf } from '@klint/model';
import { isKustomization } from './kustomizations/named-files.js';
import { baseName, parentOf } from './paths.js';

/** What klint itself is told; neither is a manifest. */
const ownFiles: ReadonlySet<string> = new Set(['klint.yaml', 'klint-baseline.json']);

/** A chart and the files of it that are not ignored, its sub-charts included. */
export interface ChartFiles {
  readonly folder: string;
  readonly files: readonly string[];
}

/** Every file, once, by what it belongs to. */
export interface Classified {
  readonly ignored: readonly string[];
  readonly charts: readonly ChartFiles[];
  readonly kustomizations: readonly string[];
  readonly configurations: readonly string[];
  /** All others: manifests, files of other tools, parts of kustomizations. */
  readonly others: readonly string[];
}

/**
 * Sorts files by what they belong to, by name alone. Everything below a folder with a Chart.yaml is that chart's, but
 * for charts that stand elsewhere than in its charts folder; a chart whose Chart.yaml the configuration ignores is
 * ignored as a whole.
 */
export function classify(files: readonly string[], settingsOf: SettingsOf): Classified {
  const chartOf = chartFinder(files);
  const ignores = (file: string) => settingsOf(file).ignores(file);
  const charts = new Map<string, string[]>();
  const ignoredCharts = new Map<string, boolean>();
  const sorted = {
    ignored: [] as string[],
    kustomizations: [] as string[],
    configurations: [] as string[],
    others: [] as string[],
  };
  for (const file of files) {
    const chart = chartOf(parentOf(file));
    if (chart !== undefined && !ignoredCharts.has(chart)) ignoredCharts.set(chart, ignores(chartFile(chart)));
    if (ignores(file) || (chart !== undefined && ignoredCharts.get(chart))) sorted.ignored.push(file);
    else if (chart !== undefined) addTo(charts, chart, file);
    else if (isKustomization(baseName(file))) sorted.kustomizations.push(file);
    else if (ownFiles.has(baseName(file))) sorted.configurations.push(file);
    else sorted.others.push(file);
  }
  return { ...sorted, charts: [...charts].map(([folder, inChart]) => ({ folder, files: inChart })) };
}

export function chartFile(folder: string): string {
  return folder === '' ? 'Chart.yaml' : `${folder}/Chart.yaml`;
}

/** Gives the chart that a folder is in; a folder below `charts`, `templates` or `crds` of a chart is of that chart. */
function chartFinder(files: readonly string[]): (folder: string) => string | undefined {
  const folders = new Set(files.filter((file) => baseName(file) === 'Chart.yaml').map(parentOf));
  const known = new Map<string, string | undefined>();
  const find = (folder: string): string | undefined => {
    if (folders.size === 0) return undefined;
    if (known.has(folder)) return known.get(folder);
    const above = folder === '' ? undefined : find(parentOf(folder));
    const chart = folders.has(folder) && !isPartOf(folder, above) ? folder : above;
    known.set(folder, chart);
    return chart;
  };
  return find;
}

function isPartOf(folder: string, chart: string | undefined): boolean {
  if (chart === undefined) return false;
  const below = chart === '' ? folder : folder.slice(chart.length + 1);
  return /^(?:charts|templates|crds)\//.test(below);
}

function addTo(lists: Map<string, string[]>, key: string, item: string): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
