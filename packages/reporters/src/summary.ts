import { leaves, threatSources } from '@klint/model';
import type { Incomplete, Leaf, LintResult, Severity, ThreatSource } from '@klint/model';
import type { createColors } from 'picocolors';
import { oneLine, padTo, printable } from './printable.js';
import type { ReportContext } from './reporter.js';
import { countFiles, countLeaves, counted, describeSeverities, fails } from './tally.js';

export type Colors = ReturnType<typeof createColors>;

/** Severities in the words of compilers and problem matchers. */
export const severityWords: Readonly<Record<Severity, string>> = { error: 'error', warn: 'warning', info: 'info' };

export function paintSeverity(severity: Severity, text: string, colors: Colors): string {
  const paint = { error: colors.red, warn: colors.yellow, info: colors.blue }[severity];
  return paint(text);
}

/** The end of the reports for people: what is incomplete, how many findings there are, and which threats they serve. */
export function summarize(result: LintResult, context: ReportContext, colors: Colors): string[] {
  return [
    ...incompleteLines(result.incomplete, colors),
    verdict(result, context, colors),
    ...leafLines(result, colors),
  ];
}

/** What could not be read, parsed or rendered, under a heading; nothing if all could. */
export function incompleteLines(incomplete: readonly Incomplete[], colors: Colors): string[] {
  if (incomplete.length === 0) return [];
  const lines = incomplete.map(({ location, file, message, ruleId }) => {
    const { line, column } = location.start;
    const place = location.precision === 'file' ? '' : `:${line}:${column}`;
    return `  ./${printable(file)}${place}  ${oneLine(message)}  ${colors.dim(ruleId)}`;
  });
  return [colors.bold(colors.red('Incomplete, so this run is no pass whatever else it says:')), ...lines, ''];
}

function verdict(result: LintResult, { failOn }: ReportContext, colors: Colors): string {
  const { findings, incomplete } = result;
  const text = describeRun(result);
  if (incomplete.length > 0 || findings.some(({ severity }) => fails(severity, failOn))) {
    return colors.bold(colors.red(`✖ ${text}`));
  }
  return findings.length > 0 ? colors.bold(colors.yellow(`⚠ ${text}`)) : colors.green(`✔ ${text}`);
}

/** `2 findings (2 warnings) in 1 file, 3 resources; 1 suppressed`. */
export function describeRun(result: LintResult): string {
  const { findings, incomplete, suppressed } = result;
  const what = findings.length === 0 ? 'No findings' : counted(findings.length, 'finding');
  const severities = findings.length === 0 ? '' : ` (${describeSeverities(findings)})`;
  const where = ` in ${counted(countFiles(result), 'file')}, ${counted(result.resources, 'resource')}`;
  const hidden = suppressed.length === 0 ? '' : `; ${suppressed.length} suppressed`;
  const missing = incomplete.length === 0 ? '' : `; ${incomplete.length} incomplete`;
  return `${what}${severities}${where}${hidden}${missing}`;
}

function leafLines({ findings }: LintResult, colors: Colors): string[] {
  const rows = countLeaves(findings);
  const digits = Math.max(...rows.map(([, count]) => String(count).length), 0);
  const width = Math.max(...rows.map(([leaf]) => leafId(leaf).length), 0);
  return rows.map(([leaf, count]) => {
    return `  ${String(count).padStart(digits)}  ${padTo(leafId(leaf), width)}  ${colors.dim(leafTitle(leaf))}`;
  });
}

function leafId(leaf: Leaf | undefined): string {
  return leaf ?? '(no threat)';
}

/** `Malicious threat actors: worker node`. */
export function leafTitle(leaf: Leaf | undefined): string {
  if (!leaf) return 'The manifests themselves and this run';
  return `${threatSources[leaf.split(':')[0] as ThreatSource]}: ${leaves[leaf]}`;
}
