import type { InputState, LoadedText } from '@klint/model';
import { decode } from '@klint/parser';
import { isCandidate } from '../discover.js';
import { baseName } from '../paths.js';
import { loadedText } from '../read.js';
import type { KustomizationFile } from './graph.js';
import { isKustomization, partsNamedBy, resourcesNamedBy } from './named-files.js';
import type { KustomizeContext, KustomizeResult, Made } from './read.js';

/**
 * The states of the files that builds read. Raw resources of a build that failed are left to be linted as plain
 * manifests; whatever else a kustomization names is never one. A file that was not found by itself and may hold
 * manifests is hidden or named by .gitignore, and has no state.
 */
export function fileStates(
  files: readonly KustomizationFile[],
  made: readonly Made[],
  { known }: Pick<KustomizeContext, 'known'>,
): Pick<KustomizeResult, 'states' | 'taken'> {
  const states = new Map<string, InputState>();
  const taken = new Set<string>();
  const note = (file: string, state: InputState): void => {
    const isFound = known.has(file) || !isCandidate(baseName(file)) || isKustomization(baseName(file));
    if (isFound) states.set(file, state);
    if (known.has(file)) taken.add(file);
  };
  const raw = new Set(files.flatMap(({ spec, folder }) => resourcesNamedBy(spec, folder)));
  for (const { file } of files) note(file, 'linted');
  for (const { spec, folder } of files) {
    for (const part of partsNamedBy(spec, folder)) if (known.has(part) && !raw.has(part)) note(part, 'linted');
  }
  for (const { filesRead } of made) {
    for (const file of filesRead) if (!raw.has(file)) note(file, 'linted');
  }
  for (const { filesRead, successful, files: own, built } of made) {
    const named = own.flatMap(({ spec, folder }) => resourcesNamedBy(spec, folder));
    for (const file of named) if (successful && filesRead.has(file)) note(file, 'covered-by-build');
    const lacks = built.problems.filter(({ ruleId }) => ruleId === 'core/no-unfetched-remote-source');
    for (const { at } of lacks) if ('text' in at) note(at.text.file, 'incomplete');
  }
  return { states, taken };
}

/** The texts in which something can be suppressed: YAML files of builds that are not read as plain manifests too. */
export function textsOf(
  made: readonly Made[],
  { taken, known }: Pick<KustomizeResult, 'taken'> & Pick<KustomizeContext, 'known'>,
  { memory, tree }: Pick<KustomizeContext, 'memory' | 'tree'>,
): LoadedText[] {
  const files = [...new Set(made.flatMap(({ filesRead }) => [...filesRead]))];
  const wanted = files.filter((file) => isCandidate(baseName(file)) && (taken.has(file) || !known.has(file)));
  return wanted.flatMap((file) =>
    memory.recall(`text ${file}`, [], tree, (from): LoadedText[] => {
      const bytes = from.read(file);
      const decoded = bytes && decode(bytes);
      return decoded && 'content' in decoded ? [loadedText(memory.documents.get(file, decoded.content).text)] : [];
    }),
  );
}
