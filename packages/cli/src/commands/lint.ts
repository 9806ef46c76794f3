import { formats } from '@klint/reporters';
import type { FormatName } from '@klint/reporters';
import { refuse } from '../answers.js';
import type { Parsed } from '../args.js';
import { baselineReader } from '../baseline.js';
import { textReader } from '../configuration.js';
import { exit } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { fixFindings } from '../fix.js';
import type { FixOutcome, FixWish } from '../fix.js';
import { readWanted, runOver } from '../linting.js';
import type { Run, Setting, Wanted } from '../linting.js';
import { writeReports } from '../output.js';
import { readTargets } from '../targets.js';
import type { Target } from '../targets.js';
import { judge, strictest, unseenReasons } from '../verdict.js';
import type { Limits } from '../verdict.js';

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

/** Lints what the arguments name and writes the reports. */
export async function lint(parsed: Parsed, setting: Setting): Promise<ExitCode> {
  const wishes = readWishes(parsed);
  if ('error' in wishes) return refuse(setting.terminal, wishes.error);
  const wanted = await readWanted(parsed, setting);
  if ('refused' in wanted) return wanted.refused;
  if (parsed.flags.has('watch')) return lintAgain(parsed, wanted, wishes, setting);
  const outcome = runOver(parsed, wanted, setting, (run, again) => {
    return { run, fixed: wishes.fix && fixFindings(run, wishes.fix, again) };
  });
  if ('refused' in outcome) return outcome.refused;
  return outcome.fixed ? finishFixed(outcome.fixed, wishes, setting) : finish(outcome.run, wishes, setting);
}

async function lintAgain(
  parsed: Parsed,
  { input, flags }: Wanted,
  wishes: Wishes,
  setting: Setting,
): Promise<ExitCode> {
  if (input.stdin) return refuse(setting.terminal, '--watch cannot watch standard input');
  const { watch } = await import('./watch.js');
  const baselineOf = baselineReader(parsed, setting.cwd);
  const report = (made: Run) => finish(made, wishes, setting);
  return watch({ ...setting, paths: input.paths, flags, baselineOf, report });
}

/** Says what came of fixing; a diff takes the place of the report on standard output. */
async function finishFixed(fixed: FixOutcome, wishes: Wishes, setting: Setting): Promise<ExitCode> {
  const { terminal } = setting;
  for (const note of fixed.notes) terminal.note(`klint: ${note}`);
  const targets = fixed.diff === undefined ? wishes.targets : wishes.targets.filter(({ file }) => file !== undefined);
  const failure = fixed.diff === undefined ? undefined : await terminal.print(fixed.diff);
  if (failure !== undefined) return refuse(terminal, `the diff cannot be written to standard output: ${failure}`);
  const code = await finish(fixed.run, { ...wishes, targets }, setting);
  return fixed.unwritten ? exit.usage : code;
}

async function finish(run: Run, wishes: Wishes, setting: Setting): Promise<ExitCode> {
  const { config, result } = run;
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
  const modes = ['changed-since', 'watch', ...(readFixWish(flags) ? ['fix'] : [])];
  const given = modes.filter((name) => name === 'fix' || flags.has(name));
  if (given.length > 1) return { error: `${given.map((name) => `--${name}`).join(' and ')} exclude each other` };
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

