import type { Mapping, Text } from '@klint/model';
import { toValue } from '@klint/parser';
import { compareText } from '../paths.js';
import { foldersNamedBy } from './named-files.js';

/** A kustomization file and what stands in it. */
export interface KustomizationFile {
  readonly file: string;
  readonly folder: string;
  readonly text: Text;
  readonly root: Mapping | undefined;
  /** The same as plain data. */
  readonly spec: unknown;
}

/**
 * A build to make. This is where builds that are described elsewhere will join: Argo CD's Application and Flux's
 * Kustomization give a folder with a name and switches of their own.
 */
export interface PlannedBuild {
  readonly folder: string;
  /** False for what no root uses, and is built by itself to be linted at all. */
  readonly reached: boolean;
}

/** What is to be built, and the folders that no root uses. */
export interface Plan {
  readonly builds: readonly PlannedBuild[];
  readonly unreached: readonly string[];
}

/**
 * Roots are the kustomizations that no other one uses, components left out. What none of them uses (components, what
 * only such a component uses, kustomizations that use each other) is built by itself, as few of them as will do.
 * `realPath` resolves links.
 */
export function planBuilds(files: readonly KustomizationFile[], realPath: (path: string) => string): Plan {
  const uses = usesOf(files, realPath);
  const used = new Set([...uses].flatMap(([folder, others]) => others.filter((other) => other !== folder)));
  const components = new Set(files.filter(({ spec }) => isComponent(spec)).map(({ folder }) => folder));
  const folders = [...uses.keys()].sort(compareText);
  const roots = folders.filter((folder) => !used.has(folder) && !components.has(folder));
  const reached = new Set<string>();
  for (const root of roots) reach(root, uses, reached);
  const unreached = folders.filter((folder) => !reached.has(folder));
  const alone: string[] = [];
  // Those that use others first, so that what they use need not be built again.
  const users = unreached.filter((folder) => !used.has(folder));
  for (const folder of [...users, ...unreached]) {
    if (reached.has(folder)) continue;
    alone.push(folder);
    reach(folder, uses, reached);
  }
  const planned = (folder: string, isReached: boolean): PlannedBuild => ({ folder, reached: isReached });
  return {
    builds: [...roots.map((folder) => planned(folder, true)), ...alone.map((folder) => planned(folder, false))],
    unreached,
  };
}

function isComponent(spec: unknown): boolean {
  return typeof spec === 'object' && spec !== null && (spec as { kind?: unknown }).kind === 'Component';
}

/** For each folder with a kustomization, those that it uses. */
function usesOf(
  files: readonly KustomizationFile[],
  realPath: (path: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const folders = new Set(files.map(({ folder }) => folder));
  const uses = new Map<string, string[]>();
  for (const { folder, spec } of files) {
    const named = foldersNamedBy(spec, folder);
    const found = named.map((path) => (folders.has(path) ? path : realPath(path))).filter((path) => folders.has(path));
    uses.set(folder, [...(uses.get(folder) ?? []), ...found]);
  }
  return uses;
}

function reach(start: string, uses: ReadonlyMap<string, readonly string[]>, reached: Set<string>): void {
  const pending = [start];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    if (reached.has(folder)) continue;
    reached.add(folder);
    pending.push(...(uses.get(folder) ?? []));
  }
}

/** The content of a kustomization as plain data, read as kustomize does. */
export function specOf(root: Mapping | undefined): unknown {
  return root && toValue(root, 'sigs');
}
