import { motives } from '@klint/model';
import type { LintResult, RuleId, Severity } from '@klint/model';
import { createColors } from 'picocolors';
import { displayWidth, oneLine, wrap } from '../printable.js';
import { describeRun, incompleteLines, paintSeverity, type Colors } from '../summary.js';
import { counted, describeCounts } from '../tally.js';
import { caveat, nameOf, suppressedText, verdictText } from './words.js';
import { totalOf } from './tree.js';
import type { LeafReport, SourceBranch, ThreatTree } from './tree.js';

/** Lines wider than this are hard to read across. */
const maxColumns = 100;
const labelWidth = 12;

interface Page {
  readonly columns: number;
  readonly colors: Colors;
}

/** A line of a leaf: what it is about, what it says, and how that is painted. */
interface Fact {
  readonly label: string;
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/** The tree for a terminal: sources, their leaves, and what a run tells of each. */
export function threatsText(
  tree: ThreatTree,
  result: LintResult,
  { columns, color }: { readonly columns: number; readonly color: boolean },
): string {
  const colors = createColors(color);
  const page: Page = { columns: Math.min(maxColumns, Math.max(40, columns)), colors };
  const hasFindings = result.findings.length > 0 || result.incomplete.length > 0;
  const lines = [
    ...tree.sources.flatMap((branch) => [...branchLines(branch, page), '']),
    ...leafLines(tree.rest, { head: '', body: '  ' }, page),
    '',
    ...incompleteLines(result.incomplete, colors),
    ...wrap(describeRun(result), page.columns).map((line) => (hasFindings ? colors.bold(line) : line)),
    ...wrap(caveat, page.columns).map((line) => colors.dim(line)),
    '',
  ];
  return lines.join('\n');
}

function branchLines({ title, leaves }: SourceBranch, page: Page): string[] {
  const { colors } = page;
  const blocks = leaves.flatMap((leaf, i) => {
    const isLast = i === leaves.length - 1;
    const rails = isLast ? { head: '└─ ', body: '   ' } : { head: '├─ ', body: '│  ' };
    return [colors.dim('│'), ...leafLines(leaf, rails, page)];
  });
  return [colors.bold(title), ...blocks];
}

interface Rails {
  readonly head: string;
  readonly body: string;
}

function leafLines(leaf: LeafReport, rails: Rails, page: Page): string[] {
  const { colors } = page;
  const body = colors.dim(rails.body);
  return [
    ...headLines(leaf, rails, page),
    ...factsOf(leaf, colors).flatMap((fact) => factLines(fact, page.columns - rails.body.length, page)),
  ].map((line, i) => (i === 0 ? `${colors.dim(rails.head)}${line}` : `${body}${line}`));
}

/** The name of a leaf and, at the right end, what was found; below it where both do not fit. */
function headLines(leaf: LeafReport, { head }: Rails, { columns, colors }: Page): string[] {
  const text = verdictText(leaf);
  const paint = verdictPaint(leaf, colors);
  const space = columns - head.length - displayWidth(leaf.title) - displayWidth(text);
  if (space >= 2) return [`${colors.bold(leaf.title)}${' '.repeat(space)}${paint(text)}`];
  return [...wrap(leaf.title, columns - head.length).map(colors.bold), paint(text)];
}

function verdictPaint(leaf: LeafReport, colors: Colors): (text: string) => string {
  const worst = worstOf(leaf.counts);
  if (worst) return (text) => paintSeverity(worst, text, colors);
  return leaf.ran.length > 0 ? String : colors.dim;
}

function worstOf(counts: Readonly<Record<Severity, number>>): Severity | undefined {
  return (['error', 'warn', 'info'] as const).find((severity) => counts[severity] > 0);
}

function factsOf(leaf: LeafReport, colors: Colors): Fact[] {
  const { dim } = colors;
  const told = leaf.ran.filter(({ counts }) => totalOf(counts) > 0);
  const silent = leaf.ran.filter(({ counts }) => totalOf(counts) === 0).map(({ id }) => nameOf(id));
  const facts: Fact[] = [{ label: 'aims', text: leaf.motives.map((motive) => motives[motive]).join(', '), paint: dim }];
  told.forEach(({ id, counts }, i) => facts.push(foundFact(id, counts, i === 0 ? 'found' : '', colors)));
  if (silent.length > 0) facts.push({ label: told.length > 0 ? 'also ran' : 'ran', text: silent.join(', ') });
  leaf.missing.forEach(({ subject, rules }, i) => {
    facts.push({ label: i === 0 ? 'not judged' : '', text: `no ${subject} here (${counted(rules.length, 'rule')})` });
  });
  if (leaf.off.length > 0) facts.push({ label: 'off', text: counted(leaf.off.length, 'rule'), paint: dim });
  leaf.suppressed.forEach((each, i) => {
    facts.push({ label: i === 0 ? 'suppressed' : '', text: suppressedText(each, nameOf) });
  });
  return facts;
}

function foundFact(id: RuleId, counts: Readonly<Record<Severity, number>>, label: string, colors: Colors): Fact {
  const severity = worstOf(counts)!;
  const text = `${describeCounts(counts)} of ${nameOf(id)}`;
  return { label, text, paint: (line) => paintSeverity(severity, line, colors) };
}

/** Lines below a leaf: the label in a column of its own, or above the text where the terminal is narrow. */
function factLines({ label, text, paint = String }: Fact, columns: number, { colors }: Page): string[] {
  if (columns < 48) {
    const lines = wrap(oneLine(text), columns - 2).map((line) => `  ${paint(line)}`);
    return label === '' ? lines : [colors.dim(label), ...lines];
  }
  return wrap(oneLine(text), columns - labelWidth).map((line, i) => {
    return `${colors.dim((i === 0 ? label : '').padEnd(labelWidth))}${paint(line)}`;
  });
}
