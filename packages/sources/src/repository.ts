import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { targetOf } from './changed-tree.js';
import { contains, diskTree, reasonOf, slashed } from './disk-tree.js';
import { memoryTree, overlayTree, type SourceTree } from './file-tree.js';
import { baseName, joinPath, normalizePath, parentOf } from './paths.js';
import { expandPattern } from './patterns.js';
import { rootFinder, type FoundRoot } from './root.js';

/** A folder to walk; `base` is the folder of the repository whose .gitignore files count. */
export interface Start {
  readonly folder: string;
  /** False: only the files directly in it. */
  readonly recursive: boolean;
  readonly base: string;
}

/** What is known (`tree`, from `starts`) and what is reported (`inScope`). Paths are relative to the root. */
export interface Repository {
  /** The root as an absolute path of the system; empty where there is no disk. */
  readonly root: string;
  readonly tree: SourceTree;
  readonly starts: readonly Start[];
  /** Files that were named by an argument. */
  readonly namedFiles: ReadonlySet<string>;
  /** Whether a file or folder is an argument or lies in one. */
  inScope(path: string): boolean;
}

/** The command line cannot be carried out (exit code 2). */
export interface UsageError {
  readonly usageError: string;
}

/** Text in place of a file that may or may not exist. */
export interface StandardInput {
  /** As typed, relative to the working directory. Without it the text stands alone, without files beside it. */
  readonly filename?: string | undefined;
  readonly content: string | Uint8Array;
}

/** An argument: a folder, or a file in it, as absolute paths of the system in which the folder has no links. */
interface Argument {
  readonly folder: string;
  readonly file: string | undefined;
  readonly root: FoundRoot;
  readonly alone: boolean;
}

export function isUsageError(result: Repository | UsageError): result is UsageError {
  return 'usageError' in result;
}

/**
 * Finds the root of the arguments (design §4), what is known below it and what is reported. The root of an argument is
 * the nearest folder above it with `.git`, else with a klint.yaml that says `root: true`, else `cwd` for a relative
 * path below it, else the argument's own folder; several have their deepest common folder. Below a root with a marker
 * everything is known, below one without only the folders given and the files beside the files given.
 * `cwd` is absolute. A path that does not exist may be a glob pattern.
 */
export function openRepository(
  paths: readonly string[],
  cwd: string,
  options: { readonly stdin?: StandardInput | undefined } = {},
): Repository | UsageError {
  const { stdin } = options;
  const rootOf = rootFinder(realpathSync.native(cwd));
  const found: Argument[] = [];
  for (const argument of paths) {
    const expanded = expandPattern(argument, cwd);
    if (expanded.length === 0) return { usageError: `${argument}: no file or folder matches this pattern` };
    for (const path of expanded) {
      const place = locateArgument(path, cwd);
      if ('usageError' in place) return place;
      found.push({ ...place, root: rootOf(place.folder, !isAbsolute(path)), alone: false });
    }
  }
  const input = stdin && locateInput(stdin, cwd);
  if (input) {
    const root = rootOf(input.folder, !isAbsolute(stdin.filename ?? ''));
    found.push({ ...input, root, alone: stdin.filename === undefined });
  }
  const root = commonFolder(found.map((argument) => argument.root.folder));
  if (root === undefined) return { usageError: 'the paths have no folder in common' };
  const below = (path: string) => slashed(relative(root, path));
  const disk = diskTree(root);
  const tree = input ? overlayTree(disk, memoryTree({ [below(input.file)]: stdin.content })) : disk;
  return { root, tree, ...scopeOf(found, tree, below) };
}

/** A repository on a given tree, all of which is known; paths are relative to its root. */
export function openTree(tree: SourceTree, paths: readonly string[] = ['.']): Repository {
  const clean = paths.map((path) => normalizePath(path) ?? '');
  const folders = clean.filter((path) => tree.stat(path)?.type === 'folder');
  const starts = [...new Set(['', ...folders])].map((folder) => ({ folder, recursive: true, base: '' }));
  const namedFiles = new Set(clean.filter((path) => !folders.includes(path)));
  return { root: '', tree, starts, namedFiles, inScope: scope(namedFiles, new Set(folders)) };
}

function locateArgument(path: string, cwd: string): { folder: string; file: string | undefined } | UsageError {
  // An unset variable of a script is not the working directory.
  if (path === '') return { usageError: 'a path is empty' };
  const place = resolve(cwd, path);
  try {
    const stats = statSync(place);
    if (stats.isDirectory()) return { folder: realpathSync.native(place), file: undefined };
    if (!stats.isFile()) return { usageError: `${path}: neither a file nor a folder; - reads standard input` };
    const folder = realpathSync.native(dirname(place));
    return { folder, file: join(folder, basename(place)) };
  } catch (error) {
    return { usageError: `${path}: ${reasonOf(error)}` };
  }
}

/** Where standard input stands in the tree; the folders above it need not exist. */
function locateInput({ filename = 'stdin.yaml' }: StandardInput, cwd: string): { folder: string; file: string } {
  const place = resolve(cwd, filename);
  let existing = place;
  while (!statSync(existing, { throwIfNoEntry: false })) existing = dirname(existing);
  const file = join(realpathSync.native(existing), relative(existing, place));
  return { folder: dirname(file), file };
}

function scopeOf(
  found: readonly Argument[],
  tree: SourceTree,
  below: (path: string) => string,
): Pick<Repository, 'starts' | 'namedFiles' | 'inScope'> {
  const namedFiles = new Set<string>();
  const namedFolders = new Set<string>();
  const starts = new Map<string, Start>();
  const start = (folder: string, recursive: boolean, root: FoundRoot) => {
    if (recursive || !starts.has(folder)) starts.set(folder, { folder, recursive, base: below(root.folder) });
  };
  for (const { folder, file, root, alone } of found) {
    const path = below(folder);
    if (file === undefined) namedFolders.add(path);
    else namedFiles.add(targetOf(tree, joinPath(path, baseName(slashed(file)))));
    if (alone) continue;
    if (root.known !== undefined) start(below(root.known), true, root);
    if (file === undefined) start(path, true, root);
    else if (root.known === undefined) start(path, false, root);
  }
  return { starts: [...starts.values()], namedFiles, inScope: scope(namedFiles, namedFolders) };
}

function scope(files: ReadonlySet<string>, folders: ReadonlySet<string>): (path: string) => boolean {
  return (path) => {
    if (files.has(path) || folders.has('')) return true;
    for (let folder = path; folder !== ''; folder = parentOf(folder)) if (folders.has(folder)) return true;
    return false;
  };
}

/** The deepest folder that holds all of them; undefined when they lie on different drives. */
function commonFolder(folders: readonly string[]): string | undefined {
  let common = folders[0];
  if (common === undefined) return undefined;
  for (const folder of folders) {
    while (!contains(common, folder)) {
      const parent = dirname(common);
      if (parent === common) return undefined;
      common = parent;
    }
  }
  return common;
}
