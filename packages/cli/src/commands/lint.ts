import { createConfig } from '@klint/config';
import type { Config, ConfigFlags } from '@klint/config';
import { lint as lintUnits } from '@klint/engine';
import { NEWEST_MINOR } from '@klint/kube';
import { didYouMean } from '@klint/model';
import type { LintResult, Rule, SettingsOf } from '@klint/model';
import { formats } from '@klint/reporters';
import type { FormatName } from '@klint/reporters';
import { isUsageError, load, openRepository } from '@klint/sources';
import type { Repository, StandardInput } from '@klint/sources';
import { refuse } from '../answers.js';
import type { Parsed } from '../args.js';
import { baselineReader } from '../baseline.js';
import type { BaselineOf } from '../baseline.js';
import { changedOnly, pastOf } from '../changed-only.js';
import { textReader, formatError, readConfigFlags } from '../configuration.js';
import { exit } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { changesSince } from '../git/changes.js';
import type { Changes } from '../git/changes.js';
import { writeReports } from '../output.js';
import { startProgress } from '../progress.js';
import type { Progress } from '../progress.js';
import { readTargets } from '../targets.js';
import type { Target } from '../targets.js';
import type { Terminal } from '../terminal.js';
import { fixFindings } from '../fix.js';
import type { FixOutcome, FixWish, Run } from '../fix.js';
import { judge, strictest, unseenReasons } from '../verdict.js';
import type { Limits } from '../verdict.js';
import { commands } from './table.js';

/** What the command line asks for beside paths and configuration. */
interface Wishes {
  readonly targets: readonly Target<FormatName>[];
  readonly maxWarnings: number;
  readonly quiet: boolean;
  readonly failOn: ReturnType<Limits['failOn']> | undefined;
  readonly automationId: string | undefined;
  readonly omitSuppressed: boolean;
  readonly fix: FixWish | undefined;
}

export interface Setting {
  readonly rules: readonly Rule[];
  readonly version: string;
  readonly cwd: string;
  readonly terminal: Terminal;
  /** Is told the result before the reports are written. */
  readonly see?: (result: LintResult) => void;
}

/** Lints what the arguments name and writes the reports. */
export async function lint(parsed: Parsed, setting: Setting): Promise<ExitCode> {
  const { cwd, terminal } = setting;
  const wishes = readWishes(parsed);
  if ('error' in wishes) return refuse(terminal, wishes.error);
  const flags = readConfigFlags(parsed, cwd);
  if ('error' in flags) return refuse(terminal, flags.error);
  const input = await readInput(parsed);
  if ('error' in input) return refuse(terminal, input.error);
  if (parsed.flags.has('watch')) {
    if (input.stdin) return refuse(terminal, '--watch cannot watch standard input');
    const { watch } = await import('./watch.js');
    const report = (made: Run & { readonly config: Config }) => finish(made, made.config, wishes, setting);
    return watch({ ...setting, paths: input.paths, flags, report });
  }
  const repository = openRepository(input.paths, cwd, { stdin: input.stdin });
  if (isUsageError(repository)) return refuse(terminal, `${repository.usageError}${commandHint(parsed)}`);

  const ref = parsed.flags.get('changed-since')?.at(-1);
  const changes = ref === undefined ? undefined : changesSince(ref, repository.root, repository.tree);
  if (changes && 'error' in changes) return refuse(terminal, changes.error);

  const baselineOf = baselineReader(parsed, cwd);
  const wrong = baselineOf(repository);
  if (wrong && 'error' in wrong) return refuse(terminal, wrong.error);
  const progress = startProgress(process.stderr);
  const running: Running = { ...setting, progress, baselineOf };
  const { config, run: found } = attempt(repository, flags, running, changes);
  const fixed = found && wishes.fix && fixFindings(found, wishes.fix, (on) => run(on, config, running));
  progress.clear();
  if (found === undefined) return refuse(terminal, ...config.errors().map(formatError));
  if (!fixed) return finish(found, config, wishes, setting);
  return finishFixed(fixed, config, wishes, setting);
}

/** Says what came of fixing; a diff takes the place of the report on standard output. */
async function finishFixed(
  fixed: FixOutcome<Run>,
  config: Config,
  wishes: Wishes,
  setting: Setting,
): Promise<ExitCode> {
  const { terminal } = setting;
  for (const note of fixed.notes) terminal.note(`klint: ${note}`);
  const targets = fixed.diff === undefined ? wishes.targets : wishes.targets.filter(({ file }) => file !== undefined);
  const failure = fixed.diff === undefined ? undefined : await terminal.print(fixed.diff);
  if (failure !== undefined) return refuse(terminal, `the diff cannot be written to standard output: ${failure}`);
  const code = await finish(fixed.run, config, { ...wishes, targets }, setting);
  return fixed.unwritten ? exit.usage : code;
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
  return { repository, loaded, result };
}

async function finish(run: Run, config: Config, wishes: Wishes, setting: Setting): Promise<ExitCode> {
  const { result } = run;
  const { terminal } = setting;
  setting.see?.(result);
  const failOn = (file: string) => wishes.failOn ?? config.settingsOf(file).failOn;
  const limits = { failOn, maxWarnings: wishes.maxWarnings };
  const code = judge(result, limits);
  const findings = result.findings.filter(({ severity }) => severity === 'error' || !wishes.quiet);
  const failures = await writeReports(
    wishes.targets,
    { ...result, findings },
    {
      color: terminal.color,
      columns: terminal.columns,
      failOn: strictest(result.findings, failOn, failOn('')),
      automationId: wishes.automationId,
      omitSuppressed: wishes.omitSuppressed,
      readSource: sourceReader(run),
    },
    setting,
  );
  for (const reason of [...unseenReasons(result, findings, limits), ...failures]) terminal.note(`klint: ${reason}`);
  return failures.length > 0 ? exit.usage : code;
}

/** Texts as they were linted, and files that only a configuration or a related location names. */
function sourceReader({ repository, loaded }: Run): (file: string) => string | undefined {
  const written = loaded.texts.filter(({ text }) => !text.origins);
  const texts = new Map(written.map(({ text }) => [text.file, text.content]));
  const read = textReader(repository);
  return (file) => {
    const content = texts.get(file) ?? read(file);
    return typeof content === 'string' ? content : undefined;
  };
}

function readWishes({ flags, operands }: Parsed): Wishes | { readonly error: string } {
  const last = (name: string) => flags.get(name)?.at(-1);
  const targets = readTargets(flags.get('format') ?? [], last('output'), Object.keys(formats) as FormatName[]);
  if ('error' in targets) return targets;
  const limit = last('max-warnings');
  if (operands.includes('-') && readFixWish(flags)?.dry === false) {
    return { error: '--fix cannot change standard input; --fix-dry-run prints what it would change' };
  }
  if (flags.has('changed-since') && readFixWish(flags)) return { error: '--changed-since and --fix exclude each other' };
  if (limit !== undefined && !/^\d+$/.test(limit)) return { error: `--max-warnings: "${limit}" is not a whole number` };
  return {
    targets,
    maxWarnings: limit === undefined ? Infinity : Number(limit),
    quiet: flags.has('quiet'),
    failOn: last('fail-on') as Wishes['failOn'],
    automationId: last('automation-id'),
    omitSuppressed: flags.has('omit-suppressed'),
    fix: readFixWish(flags),
  };
}

function readFixWish(flags: Parsed['flags']): FixWish | undefined {
  const dry = flags.has('fix-dry-run');
  if (flags.has('fix-unsafe')) return { kind: 'suggest', dry };
  return flags.has('fix') || dry ? { kind: 'safe', dry } : undefined;
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
