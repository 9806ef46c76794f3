import type { Incomplete, LintResult, Location, Severity } from '@klint/model';
import { createColors } from 'picocolors';
import { displayWidth, oneLine, padTo, printable } from './printable.js';
import type { ReportContext } from './reporter.js';
import { paintSeverity, severityWords, summarize, type Colors } from './summary.js';
import { unitsNote, unreported } from './tally.js';

interface Row {
  readonly line: number;
  readonly column: number;
  readonly severity: Severity;
  readonly message: string;
  readonly ruleId: string;
}

/**
 * Findings by file, one line each: `line:column  severity  message  rule`. Two spaces end a field and a file stands
 * as `./path`, which is what the problem matcher `$eslint-stylish` of VS Code looks for. As with ESLint, 0:0 is a
 * finding about a file as a whole.
 */
export function stylish(result: LintResult, context: ReportContext): string {
  const colors = createColors(context.color);
  const blocks = [...rowsByFile(result)].map(([file, rows]) => [
    colors.underline(`./${printable(file)}`),
    ...formatRows(rows, context.columns, colors),
    '',
  ]);
  return [...blocks.flat(), ...summarize(result, context, colors), ''].join('\n');
}

function rowsByFile(result: LintResult): Map<string, Row[]> {
  const files = new Map<string, Row[]>();
  const add = (file: string, row: Row): void => void (files.get(file)?.push(row) ?? files.set(file, [row]));
  for (const finding of result.findings) {
    const note = unitsNote(finding);
    const message = note === '' ? finding.message : `${finding.message} (${note})`;
    add(finding.location.file, rowOf({ ...finding, message }, finding.severity));
  }
  for (const entry of unreported(result)) add(entry.location.file, rowOf(entry, 'error'));
  for (const rows of files.values()) rows.sort((a, b) => a.line - b.line || a.column - b.column);
  return files;
}

function rowOf(entry: Pick<Incomplete, 'message' | 'ruleId'> & { location: Location }, severity: Severity): Row {
  const { start, precision } = entry.location;
  const { line, column } = precision === 'file' ? { line: 0, column: 0 } : start;
  return { line, column, severity, message: oneLine(entry.message), ruleId: entry.ruleId };
}

function formatRows(rows: readonly Row[], columns: number, colors: Colors): string[] {
  const lineWidth = widest(rows, ({ line }) => String(line));
  const columnWidth = widest(rows, ({ column }) => String(column));
  const severityWidth = widest(rows, ({ severity }) => severityWords[severity]);
  const taken = 2 + lineWidth + 1 + columnWidth + 2 + severityWidth + 2 + 2 + widest(rows, ({ ruleId }) => ruleId);
  // Rule ids line up where they fit; a message longer than that pushes only its own.
  const messageWidth = Math.min(widest(rows, ({ message }) => message), Math.max(columns - taken, 0));
  return rows.map(({ line, column, severity, message, ruleId }) => {
    const place = `${String(line).padStart(lineWidth)}:${String(column).padEnd(columnWidth)}`;
    const word = paintSeverity(severity, severityWords[severity].padEnd(severityWidth), colors);
    return `  ${colors.dim(place)}  ${word}  ${padTo(message, messageWidth)}  ${colors.dim(ruleId)}`;
  });
}

function widest(rows: readonly Row[], field: (row: Row) => string): number {
  return rows.reduce((width, row) => Math.max(width, displayWidth(field(row))), 0);
}
