import type { Chart } from '@klint/helm';
import type { InputState } from '@klint/model';
import { isCandidate } from '../discover.js';
import { joinPath } from '../paths.js';
import { folderOf } from './dependencies.js';

/** The files that a build of a chart reads, its sub-charts included. */
export function filesOf(chart: Chart): Set<string> {
  const folder = folderOf(chart);
  const crds = chart.files.filter(({ name }) => /^crds\/.*\.(?:ya?ml|json)$/.test(name));
  const read = [...chart.templates, ...crds, ...(chart.schema ? [chart.schema] : [])].map(({ text }) => text.file);
  const named = ['Chart.yaml', 'values.yaml', 'requirements.yaml'].map((name) => joinPath(folder, name));
  return new Set([...read, ...named, ...chart.dependencies.flatMap((sub) => [...filesOf(sub)])]);
}

/**
 * The state of each file that was found: that of `read` ones, else not Kubernetes. Partials and notes are read though
 * they are no candidates for manifests; files of an archive are none of the repository.
 */
export function fileStates(
  files: readonly string[],
  read: ReadonlySet<string>,
  state: InputState,
): Map<string, InputState> {
  const found = new Map(files.map((file): [string, InputState] => [file, read.has(file) ? state : 'not-kubernetes']));
  for (const file of read) if (!isCandidate(file) && !file.includes('.tgz/')) found.set(file, state);
  return found;
}
