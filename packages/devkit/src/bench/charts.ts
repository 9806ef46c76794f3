import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Chart repositories of the shared corpus, and how many charts of each are taken. */
const sources: readonly (readonly [string, number])[] = [
  ['prometheus-community-helm-charts', 10],
  ['bitnami-charts', 10],
];

/** Charts are wanted that render with their own default values; this one asks for others. */
const needsValues = 'prometheus-postgres-exporter';

/**
 * Copies charts of the corpus into a folder, one beside the other and without the variants of their ci folders, so that
 * each is rendered once; where one source has too few, the next gives more. Returns the names.
 */
export function copyCharts(corpus: string, folder: string): string[] {
  const names: string[] = [];
  let wanted = 0;
  for (const [source, count] of sources) {
    wanted += count;
    const from = join(corpus, 'charts', source);
    const isWanted = (name: string): boolean => name !== needsValues && existsSync(join(from, name, 'Chart.yaml'));
    const charts = readdirSync(from).filter(isWanted);
    for (const name of charts.sort().slice(0, wanted - names.length)) {
      cpSync(join(from, name), join(folder, name), {
        recursive: true,
        filter: (path) => !/[\\/]ci$/.test(path),
      });
      names.push(name);
    }
  }
  mkdirSync(join(folder, '.git'));
  return names;
}
