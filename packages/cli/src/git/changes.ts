import type { Location } from '@klint/model';
import type { SourceTree } from '@klint/sources';
import type { UsageError } from '../args.js';
import { baseOf } from './base.js';
import { openGit } from './git.js';
import type { Git } from './git.js';
import { oldLine, readPatch } from './patch.js';
import type { Hunk } from './patch.js';
import { readBlobs, readRaw } from './raw.js';
import type { RawRecord } from './raw.js';

/** What has changed since a commit. Paths are relative to the root. */
export interface Changes {
  /** Whether a file, as it is now, differs at all. */
  touches(file: string): boolean;
  /** Whether a place stands on a line that is new or was edited. */
  isChanged(location: Location): boolean;
  /** Where a line that was not touched stood before. */
  before(file: string, line: number): { readonly file: string; readonly line: number };
  /** Every file that differs, as it was; undefined where there was none. */
  readonly past: ReadonlyMap<string, Uint8Array | undefined>;
}

/** How a file that is there now differs: in lines or, without hunks, as a whole. */
interface ChangedFile {
  readonly oldFile: string;
  readonly hunks: readonly Hunk[] | undefined;
}

/** What git says about two states of the files. */
interface Comparison {
  readonly records: readonly RawRecord[];
  readonly hunks: ReadonlyMap<string, readonly Hunk[]>;
  readonly untracked: readonly string[];
  readonly blobs: ReadonlyMap<string, Uint8Array>;
}

/**
 * Compares the files below the root, as they are now, with the commit from which HEAD and `ref` went apart: what only
 * `ref` has is no change of this branch. Files that git does not track are new, unless it ignores them.
 */
export function changesSince(ref: string, root: string, tree: SourceTree): Changes | UsageError {
  const git = openGit(root);
  const compared = 'error' in git ? git : compare(ref, git);
  return 'error' in compared ? { error: `--changed-since ${ref}: ${compared.error}` } : changesOf(compared, tree);
}

const pairs = ['--relative', '--find-renames', '--no-ext-diff', '--no-textconv', '--ignore-submodules=none'];
const lines = ['--text', '--no-color', '--unified=0', '--src-prefix=a/', '--dst-prefix=b/', '--diff-algorithm=myers'];

function compare(ref: string, git: Git): Comparison | UsageError {
  const base = baseOf(ref, git);
  if (typeof base !== 'string') return base;
  const raw = git.run(['diff', ...pairs, '--raw', '--no-abbrev', '-z', base, '--']);
  if ('error' in raw) return raw;
  const patch = git.run(['diff', ...pairs, ...lines, base, '--']);
  if ('error' in patch) return patch;
  const others = git.run(['ls-files', '--others', '--exclude-standard', '-z']);
  if ('error' in others) return others;
  const records = readRaw(raw);
  const blobs = readBlobs(git, records.flatMap(({ oldBlob }) => oldBlob ?? []));
  if ('error' in blobs) return blobs;
  const untracked = others.toString('utf8').split('\0').filter((file) => file !== '');
  return { records, hunks: readPatch(patch), untracked, blobs };
}

function changesOf({ records, hunks, untracked, blobs }: Comparison, tree: SourceTree): Changes {
  const files = new Map<string, ChangedFile>();
  const past = new Map<string, Uint8Array | undefined>();
  for (const { file, isFolder } of records) if (file !== undefined && !isFolder) past.set(file, undefined);
  for (const { file, oldFile, oldBlob, isFolder } of records) {
    if (oldFile !== undefined && !isFolder) past.set(oldFile, oldBlob === undefined ? undefined : blobs.get(oldBlob));
    if (file === undefined) continue;
    const inLines = oldFile !== undefined && !isFolder && countsLinesAsGit(tree, file);
    files.set(file, { oldFile: oldFile ?? file, hunks: inLines ? (hunks.get(file) ?? []) : undefined });
  }
  for (const file of untracked) {
    files.set(file, { oldFile: file, hunks: undefined });
    past.set(file, undefined);
  }
  const folders = records.flatMap(({ file, isFolder }) => (isFolder && file !== undefined ? `${file}/` : []));
  const changedFile = (file: string): ChangedFile | undefined => {
    return files.get(file) ?? files.get(folders.find((folder) => file.startsWith(folder))?.slice(0, -1) ?? '');
  };
  return {
    past,
    touches: (file) => changedFile(file) !== undefined,
    isChanged(location) {
      const changed = changedFile(location.file);
      return changed !== undefined && (changed.hunks?.some((hunk) => meets(hunk, location)) ?? true);
    },
    before(file, line) {
      const changed = files.get(file);
      return { file: changed?.oldFile ?? file, line: oldLine(changed?.hunks ?? [], line) ?? line };
    },
  };
}

/** A place that is a whole file is changed by any change of it. */
function meets({ newStart, newCount }: Hunk, { start, end, precision }: Location): boolean {
  if (precision === 'file') return true;
  const last = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
  return newStart <= last && start.line < newStart + newCount;
}

/** git ends a line at line feeds only, whatever the encoding; YAML at a lone carriage return too. */
function countsLinesAsGit(tree: SourceTree, file: string): boolean {
  const bytes = tree.read(file);
  return bytes !== undefined && !/\0|\r(?!\n)/.test(Buffer.from(bytes).toString('latin1'));
}
