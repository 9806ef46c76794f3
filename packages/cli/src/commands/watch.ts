import { join } from 'node:path';
import type { ConfigFlags } from '@klint/config';
import { openSession } from '@klint/lsp';
import type { Run, Session } from '@klint/lsp';
import type { Rule } from '@klint/model';
import { diskTree, isUsageError, keptTree, openRepository } from '@klint/sources';
import type { KeptTree, Repository } from '@klint/sources';
import { refuse } from '../answers.js';
import type { BaselineOf } from '../baseline.js';
import { formatError } from '../configuration.js';
import { exit } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { watchFolders } from '../folder-watch.js';
import type { Terminal } from '../terminal.js';
import { watchLines } from '../watch-lines.js';

/** What `--watch` lints, and what becomes of each result. */
export interface Watching {
  readonly paths: readonly string[];
  readonly flags: ConfigFlags;
  readonly rules: readonly Rule[];
  readonly version: string;
  readonly cwd: string;
  readonly terminal: Terminal;
  readonly baselineOf: BaselineOf;
  report(run: Run): Promise<ExitCode>;
}

/** A repository whose files are read once until they change. */
interface Watched {
  readonly repository: Repository;
  readonly tree: KeptTree;
  readonly session: Session;
}

/** Lints, and again whenever a file that took part has changed, until the reader of the reports goes away. */
export async function watch(watching: Watching): Promise<ExitCode> {
  const { terminal } = watching;
  const opened = openWatched(watching, undefined);
  if ('usageError' in opened) return refuse(terminal, opened.usageError);
  let watched = opened;
  let code: ExitCode = exit.clean;
  let changed: readonly string[] = ['.'];
  const folders = watchFolders();
  const gone = new Promise<'gone'>((done) => process.stdout.once('error', () => done('gone')));
  for (;;) {
    if (changed.length > 0) {
      terminal.note(`${watchLines.begin} ${describe(changed)}`);
      code = await lintOnce(watched, watching);
      terminal.note(watchLines.end);
    }
    const { root } = watched.repository;
    const isNew = folders.setFolders([root, ...[...watched.tree.folders()].map((folder) => join(root, folder))]);
    // What happened before there was a watch is seen only by looking again.
    if (!isNew && (await Promise.race([folders.settled(), gone])) === 'gone') break;
    const again = openWatched(watching, watched);
    const isOther = !('usageError' in again) && again.tree !== watched.tree;
    if (!('usageError' in again)) watched = again;
    changed = isOther ? ['.'] : watched.tree.refresh();
  }
  folders.close();
  return code;
}

/** Opens what the arguments name now; below the same root with what is known already. */
function openWatched(
  { paths, cwd, rules, version, flags }: Watching,
  known: Watched | undefined,
): Watched | { readonly usageError: string } {
  const opened = openRepository(paths, cwd);
  if (isUsageError(opened)) return opened;
  const isSame = known?.repository.root === opened.root;
  const tree = isSame ? known!.tree : keptTree(() => diskTree(opened.root));
  const session = isSame ? known!.session : openSession({ rules, version, flags });
  return { repository: { ...opened, tree }, tree, session };
}

async function lintOnce({ repository, session }: Watched, watching: Watching): Promise<ExitCode> {
  const { terminal, baselineOf, report } = watching;
  const baseline = baselineOf(repository);
  if (baseline && 'error' in baseline) return refuse(terminal, baseline.error);
  const { run, errors } = session.lint(repository, new Date().toISOString().slice(0, 10), baseline);
  if (errors.length > 0) return refuse(terminal, ...errors.map(formatError));
  return report(run!);
}

function describe(changed: readonly string[]): string {
  const paths = [...new Set(changed)].sort();
  return paths.length > 1 ? `(${paths.length} changes)` : paths[0]!;
}
