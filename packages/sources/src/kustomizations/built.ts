import type { BuiltFrom, Origin, Problem, Resource, SettingsOf } from '@klint/model';
import { ManifestResource, readDocument } from '../resources.js';
import { patchEntries } from './named-files.js';
import type { Made } from './read.js';

/** The objects of a build. Those that stand in a file that the configuration ignores are left out. */
export function builtResources(
  { built, files }: Made,
  settingsOf: SettingsOf,
): { readonly resources: readonly Resource[]; readonly problems: readonly Problem[] } {
  const patches = new Map<string, Origin[]>();
  for (const { root, folder } of files) {
    for (const { file, at } of root ? patchEntries(root, folder) : []) {
      patches.set(file, [...(patches.get(file) ?? []), at]);
    }
  }
  const resources: Resource[] = [];
  const problems: Problem[] = [];
  for (const { root, entries, sourceName } of built.resources) {
    const { file } = root.origin.text;
    if (settingsOf(file).ignores(file)) continue;
    const from: BuiltFrom = { sourceName, entries, patches };
    const read = readDocument(root, file, true);
    problems.push(...read.problems);
    for (const { apiVersion, kind, root } of read.resources) {
      resources.push(new ManifestResource(apiVersion, kind, root, file, from));
    }
  }
  return { resources, problems };
}
