import { createConfig } from '@klint/config';
import type { Config, ConfigFlags } from '@klint/config';
import { lint as lintUnits } from '@klint/engine';
import { NEWEST_MINOR } from '@klint/kube';
import type { Run } from '@klint/lsp';
import { didYouMean } from '@klint/model';
import type { LintResult, Rule, SettingsOf } from '@klint/model';
import { isUsageError, load, openRepository } from '@klint/sources';
import type { Repository, StandardInput } from '@klint/sources';
import { refuse } from './answers.js';
import type { Parsed } from './args.js';
import { baselineReader } from './baseline.js';
import type { BaselineOf } from './baseline.js';
import { changedOnly, pastOf } from './changed-only.js';
import { commands } from './commands/table.js';
import { formatError, readConfigFlags, textReader } from './configuration.js';
import type { ExitCode } from './exit.js';
import { changesSince } from './git/changes.js';
import type { Changes } from './git/changes.js';
import { startProgress } from './progress.js';
import type { Progress } from './progress.js';
import type { Terminal } from './terminal.js';

export type { Run } from '@klint/lsp';

/** What a command knows beside its arguments. */
export interface Setting {
  readonly rules: readonly Rule[];
  readonly version: string;
  readonly cwd: string;
  readonly terminal: Terminal;
  /** Is told the result before the reports are written. */
  readonly see?: (result: LintResult) => void;
}

export interface Refused {
  readonly refused: ExitCode;
}

/** What the arguments of a run name. */
export interface Wanted {
  readonly input: Input;
  readonly flags: ConfigFlags;
}

export async function readWanted(parsed: Parsed, { cwd, terminal }: Setting): Promise<Wanted | Refused> {
  const flags = readConfigFlags(parsed, cwd);
  if ('error' in flags) return { refused: refuse(terminal, flags.error) };
  const input = await readInput(parsed);
  return 'error' in input ? { refused: refuse(terminal, input.error) } : { input, flags };
}

/**
 * Lints what the arguments name, or gives the exit code after it has said why not. `then` goes on with the run, and may
 * make others of changed repositories, while the progress is shown.
 */
export function runOver<T>(
  parsed: Parsed,
  { input, flags }: Wanted,
  setting: Setting,
  then: (run: Run, again: (repository: Repository) => Run | undefined) => T,
): T | Refused {
  const { cwd, terminal } = setting;
  const no = (...reasons: readonly string[]) => ({ refused: refuse(terminal, ...reasons) });
  const repository = openRepository(input.paths, cwd, { stdin: input.stdin });
  if (isUsageError(repository)) return no(`${repository.usageError}${commandHint(parsed)}`);
  const ref = parsed.flags.get('changed-since')?.at(-1);
  const changes = ref === undefined ? undefined : changesSince(ref, repository.root, repository.tree);
  if (changes && 'error' in changes) return no(changes.error);
  const baselineOf = baselineReader(parsed, cwd);
  const wrong = baselineOf(repository);
  if (wrong && 'error' in wrong) return no(wrong.error);

  const progress = startProgress(process.stderr);
  const running: Running = { ...setting, progress, baselineOf };
  const { config, run: found } = attempt(repository, flags, running, changes);
  const outcome = found && then(found, (on) => run(on, config, running));
  progress.clear();
  return outcome ?? no(...config.errors().map(formatError));
}

/** What a run is made with. */
export interface Running extends Pick<Setting, 'rules' | 'version'> {
  readonly progress: Progress;
  readonly baselineOf: BaselineOf;
}

interface Attempt {
  readonly config: Config;
  readonly run: Run | undefined;
}

/** Lints a repository; there is no run if a configuration on the way has errors. */
function attempt(repository: Repository, flags: ConfigFlags, running: Running, changes?: Changes): Attempt {
  const { rules } = running;
  const config = createConfig({ read: textReader(repository), rules, flags, newestMinor: NEWEST_MINOR });
  config.settingsOf('');
  const made = config.errors().length > 0 ? undefined : run(repository, config, running, changes);
  if (!made || !changes) return { config, run: made };
  const before = (): LintResult => {
    const past = pastOf(repository, changes);
    const former = attempt(past, flags, running).run ?? run(past, config, running);
    return former?.result ?? { ...made.result, findings: [], suppressed: [] };
  };
  return { config, run: { ...made, result: changedOnly(made.result, before, changes) } };
}

/** The result of the run, or nothing if a configuration on the way, or the baseline, has errors. */
export function run(
  repository: Repository,
  config: Config,
  { rules, version, progress, baselineOf }: Running,
  changes?: Changes,
): Run | undefined {
  // Settings are looked up for every file in turn, which tells how far a stage is.
  const during = (stage: string): SettingsOf => (path) => {
    progress.at(stage, path);
    return config.settingsOf(path);
  };
  const isRead = (path: string): boolean => repository.inScope(path) && (changes?.touches(path) ?? true);
  const loaded = load({ ...repository, inScope: isRead }, during('reading'));
  const baseline = baselineOf(repository);
  if (config.errors().length > 0 || (baseline && 'error' in baseline)) return undefined;
  const result = lintUnits(loaded, {
    rules,
    settingsOf: during('linting'),
    version,
    today: new Date().toISOString().slice(0, 10),
    inScope: repository.inScope,
    baseline,
  });
  return { repository, config, loaded, result };
}

interface Input {
  readonly paths: readonly string[];
  readonly stdin: StandardInput | undefined;
}

async function readInput({ operands, flags }: Parsed): Promise<Input | { readonly error: string }> {
  const paths = operands.filter((path) => path !== '-');
  const filename = flags.get('stdin-filename')?.at(-1);
  if (paths.length === operands.length) {
    if (filename !== undefined) return { error: '--stdin-filename needs the path -, which stands for standard input' };
    return { paths: paths.length > 0 ? paths : ['.'], stdin: undefined };
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return { paths, stdin: { filename, content: Buffer.concat(chunks) } };
}

/** A word that is no path may be a mistyped command. */
function commandHint({ operands: [first = ''] }: Parsed): string {
  return didYouMean(first, Object.keys(commands).filter((name) => name !== 'lint'));
}
