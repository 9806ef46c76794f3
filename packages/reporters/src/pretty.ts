import type { Finding, Incomplete, LintResult, Location, RuleId, RuleMeta } from '@klint/model';
import { createColors } from 'picocolors';
import { concealer } from './conceal.js';
import { codeFrame, splitLines, type FrameStyle } from './frame.js';
import { printable, wrap } from './printable.js';
import type { ReportContext } from './reporter.js';
import { paintSeverity, severityWords, summarize, type Colors } from './summary.js';
import { advisers, counted, unitsNote, unreported } from './tally.js';

/** Related locations shown of one finding. */
const maxRelated = 5;

/** What the blocks of one report share. */
interface Page {
  readonly columns: number;
  readonly colors: Colors;
  readonly adviser: ReturnType<typeof advisers>;
  /** Rules whose reason was given already. */
  readonly explained: Set<RuleId>;
  linesOf(file: string): readonly string[] | undefined;
}

/**
 * Each finding with its source lines, the span marked, related places and the remedy of its rule; why the rule exists
 * is said with its first finding.
 */
export function pretty(result: LintResult, context: ReportContext): string {
  const page = openPage(result, context);
  const blocks = [
    ...result.findings.map((finding) => findingBlock(finding, page)),
    ...unreported(result).map((entry) => incompleteBlock(entry, page)),
  ];
  const lines = blocks.flatMap((block) => [...block, '']);
  return [...lines, ...summarize(result, context, page.colors), ''].join('\n');
}

function openPage(result: LintResult, context: ReportContext): Page {
  const read = new Map<string, readonly string[] | undefined>();
  const conceal = concealer(result);
  return {
    columns: Math.max(40, context.columns),
    colors: createColors(context.color),
    adviser: advisers(result),
    explained: new Set(),
    linesOf(file) {
      if (!read.has(file)) {
        const source = context.readSource(file);
        read.set(file, source === undefined ? undefined : conceal(file, splitLines(source)));
      }
      return read.get(file);
    },
  };
}

function findingBlock(finding: Finding, page: Page): string[] {
  const { ruleId, severity, location, related } = finding;
  const shown = related.slice(0, maxRelated);
  const gutter = gutterOf([location, ...shown.map((place) => place.location)]);
  const label = paintSeverity(severity, `${severityWords[severity]}[${ruleId}]`, page.colors);
  const mark = (text: string): string => paintSeverity(severity, text, page.colors);
  const bar = page.colors.blue(`${' '.repeat(gutter)} =`);
  const lines = [
    ...title(label, finding.message, page),
    ...placeLines(location, gutter, 1, mark, objectOf(finding), page),
  ];
  for (const place of shown) {
    lines.push(...noteLines(bar, page.colors.cyan, place.kind, place.message, gutter, page));
    lines.push(...placeLines(place.location, gutter, 0, page.colors.cyan, '', page));
  }
  if (related.length > shown.length) {
    lines.push(`${bar} and ${counted(related.length - shown.length, 'more related place')}`);
  }
  return [...lines, ...adviceLines(page.adviser(finding), bar, gutter, page)];
}

function incompleteBlock({ ruleId, message, location }: Incomplete, page: Page): string[] {
  const label = page.colors.red(`incomplete[${ruleId}]`);
  const gutter = gutterOf([location]);
  return [...title(label, message, page), ...placeLines(location, gutter, 1, page.colors.red, '', page)];
}

function title(label: string, message: string, { columns, colors }: Page): string[] {
  return [colors.bold(label), ...wrap(message, columns - 2).map((line) => `  ${colors.bold(line)}`)];
}

/** Where a location is and, if its text can be had, its lines. */
function placeLines(
  location: Location,
  gutter: number,
  around: number,
  mark: FrameStyle['mark'],
  note: string,
  page: Page,
): string[] {
  const { columns, colors, linesOf } = page;
  const { file, start, precision } = location;
  const place = precision === 'file' ? printable(file) : `${printable(file)}:${start.line}:${start.column}`;
  const notes = [note, precisionNotes[precision]].filter(Boolean).join(', ');
  const arrow = colors.blue(`${' '.repeat(gutter)}-->`);
  const head = `${arrow} ${place}${notes && colors.dim(` (${notes})`)}`;
  const lines = precision === 'file' ? undefined : linesOf(file);
  if (!lines || start.line > lines.length) return [head];
  return [head, ...codeFrame(lines, location, gutter, { columns, colors, rail: colors.blue, mark, around })];
}

const precisionNotes: Readonly<Record<Location['precision'], string>> = {
  exact: '',
  enclosing: 'somewhere in here',
  template: 'the template that makes it',
  file: 'the file as a whole',
};

function objectOf(finding: Finding): string {
  const { resource, units } = finding;
  if (!resource) return '';
  const { kind, namespace, name } = resource;
  const note = units.length > 1 ? `in ${units.length} units` : unitsNote(finding);
  const where = note === '' ? '' : ` ${note}`;
  return printable(`${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}${where}`);
}

function adviceLines(rule: RuleMeta | undefined, bar: string, gutter: number, page: Page): string[] {
  if (!rule) return [];
  const advice: [string, string][] = page.explained.has(rule.id) ? [] : [['why', rule.why]];
  page.explained.add(rule.id);
  advice.push(['remedy', rule.remedy]);
  return advice.flatMap(([name, text]) => noteLines(bar, page.colors.bold, name, text, gutter, page));
}

/** `= name: text`, further lines below the text. */
function noteLines(
  bar: string,
  paint: (text: string) => string,
  name: string,
  text: string,
  gutter: number,
  { columns }: Page,
): string[] {
  const indent = gutter + 3 + name.length + 2;
  return wrap(text, columns - indent).map((line, i) => {
    return i === 0 ? `${bar} ${paint(name)}: ${line}` : `${' '.repeat(indent)}${line}`;
  });
}

/** Digits of the largest line number of a block, so that all its rails stand in one column. */
function gutterOf(locations: readonly Location[]): number {
  return String(Math.max(...locations.map(({ end }) => end.line + 1))).length;
}
