import type { Finding, LintResult, Severity } from '@klint/model';
import { exit } from './exit.js';
import type { ExitCode } from './exit.js';

type FailOn = Severity | 'off';

const ranks: readonly FailOn[] = ['error', 'warn', 'info', 'off'];

/** What findings fail a run: a flag, else what holds for each finding's file. */
export interface Limits {
  readonly failOn: (file: string) => FailOn;
  readonly maxWarnings: number;
}

/** The exit code of a run whose reports could be written. */
export function judge(result: LintResult, { failOn, maxWarnings }: Limits): ExitCode {
  if (result.incomplete.length > 0) return exit.incomplete;
  const warnings = result.findings.filter(({ severity }) => severity === 'warn').length;
  const failed = result.findings.some(({ severity, location }) => fails(severity, failOn(location.file)));
  return failed || warnings > maxWarnings ? exit.findings : exit.clean;
}

/** Why the exit code is 1 where the findings shown do not tell it, a line for each reason. */
export function unseenReasons({ findings }: LintResult, shown: readonly Finding[], limits: Limits): string[] {
  const reasons: string[] = [];
  const warnings = findings.filter(({ severity }) => severity === 'warn').length;
  if (warnings > limits.maxWarnings) reasons.push(`more warnings than --max-warnings allows: ${warnings}`);
  const failing = findings.filter(({ severity, location }) => fails(severity, limits.failOn(location.file)));
  const unseen = failing.length - failing.filter((finding) => shown.includes(finding)).length;
  if (unseen > 0) reasons.push(`--quiet hides findings that fail this run: ${unseen}`);
  return reasons;
}

/** The strictest limit of all that hold for these findings; `otherwise` where there are none. */
export function strictest(findings: readonly Finding[], failOn: Limits['failOn'], otherwise: FailOn): FailOn {
  const limits = new Set(findings.map(({ location }) => failOn(location.file)));
  return ranks.findLast((rank) => limits.has(rank) && rank !== 'off') ?? otherwise;
}

function fails(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'off' && ranks.indexOf(severity) <= ranks.indexOf(failOn);
}
