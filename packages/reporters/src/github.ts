import type { LintResult, Location, Severity } from '@klint/model';
import type { ReportContext } from './reporter.js';
import { advisers, counted, describeSeverities, severestFirst, unitsNote, unreported } from './tally.js';

type Level = 'error' | 'warning' | 'notice';

interface Annotation {
  readonly level: Level;
  readonly location: Location;
  readonly title: string;
  readonly message: string;
}

/** GitHub shows this many annotations of each level per step and drops the rest without a word. */
const shownPerLevel = 10;

const levels: Readonly<Record<Severity, Level>> = { error: 'error', warn: 'warning', info: 'notice' };

/** Workflow commands that GitHub Actions turns into annotations, severest first, then a line that sums up. */
export function github(result: LintResult, _context: ReportContext): string {
  const annotations = annotate(result);
  const shown = (['error', 'warning', 'notice'] as const).flatMap((level) => {
    return annotations.filter((annotation) => annotation.level === level).slice(0, shownPerLevel);
  });
  const summary = summaryOf(result);
  if (shown.length === annotations.length) return lines([...shown.map(command), summary]);
  // The summary is an annotation of its own then, and takes the place of one.
  const notices = shown.filter(({ level }) => level === 'notice');
  const kept = notices.length < shownPerLevel ? shown : shown.slice(0, -1);
  const left = counted(annotations.length - kept.length, 'annotation');
  const text = `${summary} GitHub shows ${shownPerLevel} annotations of a kind; ${left} left out here.`;
  return lines([...kept.map(command), workflowCommand('notice', { title: 'klint' }, text)]);
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}

function annotate(result: LintResult): Annotation[] {
  const adviser = advisers(result);
  return [
    ...unreported(result).map(({ ruleId, message, location }): Annotation => {
      return { level: 'error', location, title: `${ruleId} (incomplete)`, message };
    }),
    ...severestFirst(result.findings).map((finding): Annotation => {
      const { severity, ruleId, message, location } = finding;
      const remedy = adviser(finding)?.remedy;
      const note = unitsNote(finding);
      const whole = note === '' ? message : `${message} (${note})`;
      const text = remedy === undefined ? whole : `${whole}\n${remedy}`;
      return { level: levels[severity], location, title: ruleId, message: text };
    }),
  ];
}

function summaryOf(result: LintResult): string {
  const { findings, incomplete } = result;
  const found = findings.length === 0 ? 'no findings' : describeSeverities(findings);
  const missing = incomplete.length === 0 ? '' : `; ${incomplete.length} incomplete, so this is no pass`;
  return `klint: ${found}${missing}.`;
}

function command({ level, location, title, message }: Annotation): string {
  return workflowCommand(level, { ...placeProperties(location), title }, message);
}

/** A workflow command in which no text can be taken for another one. */
export function workflowCommand(name: string, properties: Readonly<Record<string, unknown>>, text: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',');
  return `::${name} ${list}::${escapeData(text)}`;
}

/** Columns only where start and end share a line: GitHub refuses them otherwise. */
function placeProperties({ file, start, end, precision }: Location): Readonly<Record<string, unknown>> {
  if (precision === 'file') return { file };
  const rows = { file, line: start.line, endLine: end.line };
  return start.line === end.line ? { ...rows, col: start.column, endColumn: end.column } : rows;
}

/** What the runner decodes in the text of a command (actions/runner, ActionCommand). */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
