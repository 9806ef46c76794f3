import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LintResult } from '@klint/model';
import { reporters } from '@klint/reporters';
import type { FormatName, ReportContext } from '@klint/reporters';
import type { Target } from './targets.js';
import type { Terminal } from './terminal.js';

/**
 * Writes every report and gives back what could not be written, a line for each. Files come first, so that they are
 * there whatever becomes of standard output; colours go to standard output only.
 */
export async function writeReports(
  targets: readonly Target<FormatName>[],
  result: LintResult,
  context: ReportContext,
  { cwd, terminal }: { readonly cwd: string; readonly terminal: Terminal },
): Promise<string[]> {
  const failures: string[] = [];
  for (const { format, file } of targets) {
    if (file === undefined) continue;
    const failure = writeFile(resolve(cwd, file), reporters[format](result, { ...context, color: false }));
    if (failure !== undefined) failures.push(`${file}: the ${format} report cannot be written: ${failure}`);
  }
  for (const { format, file } of targets) {
    if (file !== undefined) continue;
    const failure = await terminal.print(reporters[format](result, context));
    if (failure !== undefined) failures.push(`the ${format} report cannot be written to standard output: ${failure}`);
  }
  return failures;
}

/** Writes a file; gives back why it cannot be written. */
export function writeFile(path: string, text: string): string | undefined {
  try {
    // A report that says the same is left as it is, so that nobody who watches it is woken.
    if (!holds(path, text)) writeFileSync(path, text);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Whether a file says this already; a device is never read. */
function holds(path: string, text: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  const isAlike = stats?.isFile() === true && stats.size === Buffer.byteLength(text);
  return isAlike && readFileSync(path, 'utf8') === text;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is no folder',
  EEXIST: 'it exists already',
  EROFS: 'the file system cannot be written',
  ENOSPC: 'no space left',
};

/** Why a call of the system failed, to be put after a colon. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return reasons[code ?? ''] ?? code ?? message;
}
