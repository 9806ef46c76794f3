import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createConfig } from '@klint/config';
import type { Config } from '@klint/config';
import { applyEdits, entriesOf, readBaseline, writeBaseline } from '@klint/engine';
import type { Baseline, BaselineEntry } from '@klint/engine';
import { NEWEST_MINOR } from '@klint/kube';
import { Text } from '@klint/model';
import { isUsageError, openRepository } from '@klint/sources';
import type { Repository } from '@klint/sources';
import { refuse } from '../answers.js';
import type { Parsed } from '../args.js';
import { baselineFile, baselineName, loadBaseline } from '../baseline.js';
import { formatError, readConfigFlags, textReader } from '../configuration.js';
import { exit } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { run } from '../linting.js';
import type { Run, Setting } from '../linting.js';
import { reasonOf } from '../output.js';
import { startProgress } from '../progress.js';
import { replaceFile } from '../replace-file.js';

/**
 * Writes what is found now as what is allowed, or with `--prune` takes out what is no longer found. Of what lies
 * outside of the arguments the entries stay.
 */
export function baseline(parsed: Parsed, setting: Setting): ExitCode {
  const { cwd, terminal, rules } = setting;
  const { flags, operands } = parsed;
  const given = readConfigFlags(parsed, cwd);
  if ('error' in given) return refuse(terminal, given.error);
  const repository = openRepository(operands.length > 0 ? operands : ['.'], cwd);
  if (isUsageError(repository)) return refuse(terminal, repository.usageError);
  const file = baselineFile(repository, flags.get('output')?.at(-1), cwd);
  const known = loadBaseline(repository, file, false);
  const prune = flags.has('prune');
  if (known && 'error' in known && prune) return refuse(terminal, known.error);
  const old = known && 'error' in known ? undefined : known;
  if (!old && prune) return refuse(terminal, `${file.name}: there is no baseline to prune`);

  const wanted = prune ? { ...given, rules: [...(given.rules ?? []), `${staleRule}: warn`] } : given;
  const config = createConfig({ read: textReader(repository), rules, flags: wanted, newestMinor: NEWEST_MINOR });
  config.settingsOf('');
  const withFile = { ...repository, inScope: (path: string) => path === file.name || repository.inScope(path) };
  const found = lintFor(prune ? withFile : repository, config, setting, prune ? old : undefined);
  if (!found) return refuse(terminal, ...config.errors().map(formatError));
  const content = prune ? pruned(old!, found) : writeBaseline([...kept(old, repository), ...entriesOf(found.result)]);
  const failure = write(file.path, old, content);
  if (failure !== undefined) return refuse(terminal, `${file.name}: ${failure}`);
  terminal.note(`klint: ${file.name} now allows ${counted(content)}`);
  return found.result.incomplete.length > 0 ? exit.incomplete : exit.clean;
}

const staleRule = 'core/no-unused-suppression';

function lintFor(
  repository: Repository,
  config: Config,
  setting: Setting,
  known: Baseline | undefined,
): Run | undefined {
  if (config.errors().length > 0) return undefined;
  const progress = startProgress(process.stderr);
  const found = run(repository, config, { ...setting, progress, baselineOf: () => known });
  progress.clear();
  return found;
}

/** Entries about what was not looked at. */
function kept(old: Baseline | undefined, { inScope }: Repository): BaselineEntry[] {
  return (old?.entries ?? []).filter(({ file }) => !inScope(old!.exists(file) ? file : ''));
}

function pruned({ text }: Baseline, { result }: Run): string {
  const stale = result.findings.filter(({ ruleId, messageId }) => ruleId === staleRule && messageId === 'stale');
  return applyEdits(text.content, stale.flatMap(({ fix }) => fix?.edits ?? []));
}

/** Puts the new content in place of the old one, if that is still there. */
function write(path: string, old: Baseline | undefined, content: string): string | undefined {
  try {
    if (!existsSync(path)) writeFileSync(path, content, { flag: 'wx' });
    else return replaceFile(path, old ? Buffer.from(old.text.content) : readFileSync(path), Buffer.from(content));
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

function counted(content: string): string {
  const read = readBaseline(new Text(baselineName, content), () => true);
  const sum = 'entries' in read ? read.entries.reduce((total, { count }) => total + count, 0) : 0;
  return `${sum} finding${sum === 1 ? '' : 's'}`;
}
