import { type Chart, isCompatible, loadChart, type LoadedChart } from '@klint/helm';
import type { FileTree } from '@klint/model';
import { normalizePath, joinPath, parentOf } from '../paths.js';

/** Loads charts of a repository, each once. */
export interface ChartShelf {
  load(folder: string): LoadedChart;
  /** The folders of all charts that are no sub-charts. */
  readonly folders: readonly string[];
}

export function chartShelf(tree: FileTree, folders: readonly string[]): ChartShelf {
  const loaded = new Map<string, LoadedChart>();
  const load = (folder: string): LoadedChart => {
    const known = loaded.get(folder) ?? loadChart(tree, folder);
    loaded.set(folder, known);
    return known;
  };
  return { load, folders };
}

const maxDepth = 10;

/**
 * The chart with those dependencies that are missing in its charts folder and stand elsewhere in the repository: at
 * their `file://` place, else as a chart of that name whose version fits. Nothing is fetched.
 */
export function withFound(chart: Chart, folder: string, shelf: ChartShelf, depth = 0): Chart {
  const missing = chart.metadata.dependencies.filter(
    ({ name }) => !chart.dependencies.some((sub) => sub.metadata.name === name),
  );
  if (missing.length === 0 || depth > maxDepth) return chart;
  const found = missing.flatMap(({ name, version, repository }) => {
    const place = repository.startsWith('file://')
      ? normalizePath(joinPath(folder, repository.slice('file://'.length)))
      : findByName(name, version, folder, shelf);
    const sub = place === undefined ? undefined : shelf.load(place).chart;
    return sub && sub.metadata.name === name ? [withFound(sub, place!, shelf, depth + 1)] : [];
  });
  return found.length === 0 ? chart : { ...chart, dependencies: [...chart.dependencies, ...found] };
}

function findByName(name: string, version: string, own: string, shelf: ChartShelf): string | undefined {
  return shelf.folders.find((folder) => {
    if (folder === own || !isNamed(folder, name)) return false;
    const chart = shelf.load(folder).chart;
    return chart?.metadata.name === name && isCompatible(version, chart.metadata.version);
  });
}

/** Helm wants a chart's folder to have its name; so only such folders need to be read. */
function isNamed(folder: string, name: string): boolean {
  return folder.slice(folder.lastIndexOf('/') + 1) === name;
}

/** Whether a chart names a place beyond this repository for a sub-chart: then that sub-chart is not the author's. */
export function isRemote(parent: Chart, name: string): boolean {
  const entry = parent.metadata.dependencies.find((dependency) => dependency.name === name);
  return entry !== undefined && entry.repository !== '' && !entry.repository.startsWith('file://');
}

/** The folder that a chart stands in; for a packed one its archive. */
export function folderOf(chart: Chart): string {
  return parentOf(chart.file.file);
}
