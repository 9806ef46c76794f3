import type { Finding, Incomplete, LintResult, Location, Severity } from '@klint/model';
import { oneLine } from './printable.js';
import { leafTitle } from './summary.js';
import { counted, countFiles, countLeaves, countSeverities } from './tally.js';
import { describeSeverities, severestFirst, unitsNote } from './tally.js';

export interface SummaryContext {
  /** Whether the run fails, whatever the reason. */
  readonly failed: boolean;
  /** The address under which the files of the linted commit stand, without a slash at its end. */
  readonly filesUrl?: string | undefined;
}

const shownFindings = 10;
const shownIncomplete = 20;

const marks: Readonly<Record<Severity, string>> = { error: '🔴 error', warn: '🟠 warning', info: '🔵 info' };

/** A run as Markdown for the page of a job of GitHub Actions: how many findings of which threat, and the worst. */
export function jobSummary(result: LintResult, context: SummaryContext): string {
  const { findings, incomplete } = result;
  const parts = [headline(result, context)];
  if (incomplete.length > 0) {
    parts.push(`**${counted(incomplete.length, 'place')} could not be linted, so this is no pass.**`);
  }
  if (findings.length > 0) parts.push(threatTable(findings), worstTable(findings, context));
  if (incomplete.length > 0) parts.push(incompleteList(incomplete, context));
  return `${parts.join('\n\n')}\n`;
}

function headline(result: LintResult, { failed }: SummaryContext): string {
  const { findings, suppressed } = result;
  const found = findings.length === 0 ? 'no findings' : describeSeverities(findings);
  const hidden = suppressed.length === 0 ? '' : `, ${suppressed.length} suppressed`;
  const where = `${counted(countFiles(result), 'file')}, ${counted(result.resources, 'resource')}`;
  return `## ${failed ? '❌' : '✅'} klint: ${found}${hidden}\n\nin ${where}`;
}

function threatTable(findings: readonly Finding[]): string {
  const rows = countLeaves(findings).map(([leaf]) => {
    const { error, warn, info } = countSeverities(findings.filter(({ threat }) => threat.leaf === leaf));
    return `| ${leafTitle(leaf)} | ${error} | ${warn} | ${info} |`;
  });
  return ['| threat | errors | warnings | info |', '| :-- | --: | --: | --: |', ...rows].join('\n');
}

function worstTable(findings: readonly Finding[], context: SummaryContext): string {
  const worst = worstFirst(findings).slice(0, shownFindings);
  const isAll = worst.length === findings.length;
  const title = isAll ? '### Findings' : `### The ${worst.length} worst of ${findings.length} findings`;
  const rows = worst.map((finding) => {
    const note = unitsNote(finding);
    const message = note === '' ? finding.message : `${finding.message} (${note})`;
    const { severity, location, ruleId } = finding;
    return `| ${marks[severity]} | ${place(location, context)} | ${plain(message)} | \`${ruleId}\` |`;
  });
  return [title, '', '| severity | place | finding | rule |', '| :-- | :-- | :-- | :-- |', ...rows].join('\n');
}

/** Of one severity, what serves a threat comes before other defects, and what serves more motives comes first. */
function worstFirst(findings: readonly Finding[]): Finding[] {
  const weight = ({ threat: { leaf, motives } }: Finding): number => (leaf === undefined ? 0 : motives.length);
  return severestFirst([...findings].sort((a, b) => weight(b) - weight(a)));
}

function incompleteList(incomplete: readonly Incomplete[], context: SummaryContext): string {
  const rows = incomplete.slice(0, shownIncomplete).map(({ location, message, ruleId }) => {
    return `- ${place(location, context)}: ${plain(message)} \`${ruleId}\``;
  });
  const left = incomplete.length - rows.length;
  return ['### Not linted', '', ...rows, ...(left > 0 ? [`- and ${left} more`] : [])].join('\n');
}

function place({ file, start, end, precision }: Location, { filesUrl }: SummaryContext): string {
  const isFile = precision === 'file';
  const text = plain(isFile ? file : `${file}:${start.line}`);
  if (filesUrl === undefined) return text;
  const path = file.replace(/\p{Surrogate}/gu, '\ufffd').split('/').map(encodeURIComponent).join('/');
  const lines = isFile ? '' : `#L${start.line}${end.line > start.line ? `-L${end.line}` : ''}`;
  // `plain=1` shows the lines of a file that GitHub would render.
  return `[${text}](${filesUrl}/${path.replace(/[()]/g, (char) => (char === '(' ? '%28' : '%29'))}?plain=1${lines})`;
}

const special = /[\\`*_{}[\]<>()#!|~&@$^]|:(?=\/\/)|(?<=www)\./gi;

/** Text that Markdown shows as it is: what it takes for markup or a link stands as a character reference. */
export function plain(text: string): string {
  return oneLine(text).replace(special, (char) => `&#${char.charCodeAt(0)};`);
}
