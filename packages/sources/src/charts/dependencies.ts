import { type Chart, loadChart, type LoadedChart } from '@klint/helm';
import type { FileTree } from '@klint/model';
import { parentOf } from '../paths.js';

/** Loads charts of a repository, each once; what they lack in their charts folders is taken from each other. */
export interface ChartShelf {
  load(folder: string): LoadedChart;
}

/** `folders` are those of all charts that are no sub-charts. */
export function chartShelf(tree: FileTree, folders: readonly string[]): ChartShelf {
  const loaded = new Map<string, LoadedChart>();
  const load = (folder: string): LoadedChart => {
    const known = loaded.get(folder) ?? loadChart(tree, folder, folders);
    loaded.set(folder, known);
    return known;
  };
  return { load };
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
