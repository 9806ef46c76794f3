import { join } from 'node:path';
import { fixAll } from '@klint/engine';
import type { Contents, Fixed } from '@klint/engine';
import type { Fix, LintResult } from '@klint/model';
import { decode, encodeLike } from '@klint/parser';
import { changedTree, targetOf } from '@klint/sources';
import type { Repository } from '@klint/sources';
import type { Run } from './linting.js';
import { replaceFile } from './replace-file.js';
import { unifiedDiff } from './unified-diff.js';

/** Which fixes are made, and whether they are only shown. */
export interface FixWish {
  readonly kind: Fix['kind'];
  readonly dry: boolean;
}

export interface FixOutcome {
  /** What is to be reported: the findings that are left, of a dry run all. */
  readonly run: Run;
  /** What was not written; undefined unless it was asked for. */
  readonly diff: string | undefined;
  /** Lines about what was done. */
  readonly notes: readonly string[];
  /** Whether a file could not be written. */
  readonly unwritten: boolean;
}

/** Makes fixes in memory, one round after the other, and writes the files, or shows what they would become. */
export function fixFindings(
  first: Run,
  { kind, dry }: FixWish,
  runOn: (repository: Repository) => Run | undefined,
): FixOutcome {
  const { repository } = first;
  const files = filesOf(repository);
  const runs = new WeakMap<LintResult, Run>([[first.result, first]]);
  const fixed = fixAll(first.result, {
    kind,
    read: (file) => files.read(file)?.content,
    editable: (file) => (repository.inScope(file) ? files.editable(file) : undefined),
    relint(contents) {
      const run = runOn({ ...repository, tree: changedTree(repository.tree, files.encode(contents)) });
      if (run) runs.set(run.result, run);
      return run?.result;
    },
  });
  const changed = [...fixed.contents.keys()].filter((file) => fixed.contents.get(file) !== files.read(file)!.content);
  const notes = notesOf(fixed, changed.length, { kind, dry });
  if (dry) {
    const diffs = changed.sort().map((file) => unifiedDiff(file, files.read(file)!.content, fixed.contents.get(file)!));
    return { run: first, diff: diffs.join(''), notes, unwritten: false };
  }
  const bytes = files.encode(fixed.contents);
  const failures = changed.sort().flatMap((file) => {
    const failure = replaceFile(join(repository.root, file), files.read(file)!.bytes, bytes.get(file)!);
    return failure === undefined ? [] : [`${file} was not fixed: ${failure}`];
  });
  const run = failures.length === 0 ? runs.get(fixed.result)! : (runOn(repository) ?? first);
  return { run, diff: undefined, notes: [...notes, ...failures], unwritten: failures.length > 0 };
}

interface SourceFile {
  readonly bytes: Uint8Array;
  readonly content: string;
}

/** The files of a repository as they were when they were first asked for. */
function filesOf({ tree }: Repository) {
  const known = new Map<string, SourceFile | undefined>();
  const read = (file: string): SourceFile | undefined => {
    if (!known.has(file)) known.set(file, readFile(tree.read(file)));
    return known.get(file);
  };
  return {
    read,
    editable(file: string): string | undefined {
      const target = targetOf(tree, file);
      return read(target) && target;
    },
    encode(contents: Contents): Map<string, Uint8Array> {
      return new Map([...contents].map(([file, content]) => [file, encodeLike(content, read(file)!.bytes)]));
    },
  };
}

/** A file whose bytes can be made of its text. */
function readFile(bytes: Uint8Array | undefined): SourceFile | undefined {
  const decoded = bytes && decode(bytes);
  if (!bytes || !decoded || !('content' in decoded)) return undefined;
  const same = Buffer.compare(encodeLike(decoded.content, bytes), bytes) === 0;
  return same ? { bytes, content: decoded.content } : undefined;
}

function notesOf({ made, refused, result }: Fixed, files: number, { kind, dry }: FixWish): string[] {
  const what = made.length === 0 ? 'nothing' : `${counted(made.length, 'finding')} in ${counted(files, 'file')}`;
  const notes = [`${dry ? 'would fix' : 'fixed'} ${what}`];
  if (refused.length > 0) {
    const left = counted(refused.length, 'fix', 'es');
    notes.push(`left out what would not have helped, or would have broken more: ${left}`);
  }
  const more = kind === 'safe' ? result.findings.filter(({ fix }) => fix?.kind === 'suggest').length : 0;
  if (more > 0) notes.push(`--fix-unsafe makes fixes that change what runs: ${counted(more, 'finding')}`);
  return notes;
}

function counted(count: number, word: string, plural = 's'): string {
  return `${count} ${word}${count === 1 ? '' : plural}`;
}
