import { createConfig } from '@klint/config';
import type { Config } from '@klint/config';
import { lint as lintUnits } from '@klint/engine';
import { NEWEST_MINOR } from '@klint/kube';
import { didYouMean } from '@klint/model';
import type { LintResult, Loaded, Rule, SettingsOf } from '@klint/model';
import { formats } from '@klint/reporters';
import type { FormatName } from '@klint/reporters';
import { isUsageError, load, openRepository } from '@klint/sources';
import type { Repository, StandardInput } from '@klint/sources';
import { refuse } from '../answers.js';
import type { Parsed } from '../args.js';
import { textReader, formatError, readConfigFlags } from '../configuration.js';
import { exit } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { writeReports } from '../output.js';
import { startProgress } from '../progress.js';
import type { Progress } from '../progress.js';
import { readTargets } from '../targets.js';
import type { Target } from '../targets.js';
import type { Terminal } from '../terminal.js';
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
}

/** What a command knows beside its arguments. */
export interface Setting {
  readonly rules: readonly Rule[];
  readonly version: string;
  readonly cwd: string;
  readonly terminal: Terminal;
}

/** Lints what the arguments name and writes the reports. */
export async function lint(parsed: Parsed, setting: Setting): Promise<ExitCode> {
  const wishes = readWishes(parsed);
  if ('error' in wishes) return refuse(setting.terminal, wishes.error);
  const run = await runOver(parsed, setting);
  return 'refused' in run ? run.refused : finish(run, wishes, setting);
}

/** Lints what the arguments name, or gives the exit code after it has said why not. */
export async function runOver(parsed: Parsed, setting: Setting): Promise<Run | { readonly refused: ExitCode }> {
  const { cwd, terminal, rules } = setting;
  const no = (...reasons: readonly string[]) => ({ refused: refuse(terminal, ...reasons) });
  const flags = readConfigFlags(parsed, cwd);
  if ('error' in flags) return no(flags.error);
  const input = await readInput(parsed);
  if ('error' in input) return no(input.error);
  const repository = openRepository(input.paths, cwd, { stdin: input.stdin });
  if (isUsageError(repository)) return no(`${repository.usageError}${commandHint(parsed)}`);

  const config = createConfig({ read: textReader(repository), rules, flags, newestMinor: NEWEST_MINOR });
  config.settingsOf('');
  const progress = startProgress(process.stderr);
  const result = config.errors().length > 0 ? undefined : run(repository, config, setting, progress);
  progress.clear();
  return result ?? no(...config.errors().map(formatError));
}

/** The result of the run, or nothing if a configuration on the way has errors. */
function run(repository: Repository, config: Config, { rules, version }: Setting, progress: Progress): Run | undefined {
  // Settings are looked up for every file in turn, which tells how far a stage is.
  const during = (stage: string): SettingsOf => (path) => {
    progress.at(stage, path);
    return config.settingsOf(path);
  };
  const loaded = load(repository, during('reading'));
  if (config.errors().length > 0) return undefined;
  const result = lintUnits(loaded, {
    rules,
    settingsOf: during('linting'),
    version,
    today: new Date().toISOString().slice(0, 10),
    inScope: repository.inScope,
  });
  return { repository, config, loaded, result };
}

/** A run and what it was made from. */
export interface Run {
  readonly repository: Repository;
  readonly config: Config;
  readonly loaded: Loaded;
  readonly result: LintResult;
}

async function finish(run: Run, wishes: Wishes, setting: Setting): Promise<ExitCode> {
  const { config, result } = run;
  const { terminal } = setting;
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

function readWishes({ flags }: Parsed): Wishes | { readonly error: string } {
  const last = (name: string) => flags.get(name)?.at(-1);
  const targets = readTargets(flags.get('format') ?? [], last('output'), Object.keys(formats) as FormatName[]);
  if ('error' in targets) return targets;
  const limit = last('max-warnings');
  if (limit !== undefined && !/^\d+$/.test(limit)) return { error: `--max-warnings: "${limit}" is not a whole number` };
  return {
    targets,
    maxWarnings: limit === undefined ? Infinity : Number(limit),
    quiet: flags.has('quiet'),
    failOn: last('fail-on') as Wishes['failOn'],
    automationId: last('automation-id'),
    omitSuppressed: flags.has('omit-suppressed'),
  };
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
