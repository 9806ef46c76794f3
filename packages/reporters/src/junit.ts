import type { Finding, Incomplete, LintResult, Location, RuleId, RuleMeta, SuppressedFinding } from '@klint/model';
import { printable } from './printable.js';
import type { ReportContext } from './reporter.js';
import { severityWords } from './summary.js';
import { advisers, fails, unreported } from './tally.js';

type Outcome = 'failure' | 'error' | 'skipped' | 'passed';

interface Case {
  readonly name: string;
  readonly line: number;
  readonly outcome: Outcome;
  /** Severity, or why it is skipped. */
  readonly type: string;
  readonly message: string;
  readonly body: string;
}

/**
 * One suite per file and one case per finding, named by rule and place in the object so that its history survives
 * edits. What fails the run is a failure, what is incomplete an error; findings below `--fail-on` and suppressed ones
 * are skipped cases, so that they are seen but break no build. A linted file without any gets one case that passes.
 */
export function junit(result: LintResult, context: ReportContext): string {
  const suites = casesByFile(result, context);
  const all = [...suites.values()].flat();
  const lines = [...suites].flatMap(([file, cases]) => [
    `  <testsuite ${attributes({ name: file, ...totals(cases) })}>`,
    ...cases.flatMap((entry) => caseLines(file, entry)),
    '  </testsuite>',
  ]);
  const head = `<testsuites ${attributes({ name: 'klint', ...totals(all) })}>`;
  return ['<?xml version="1.0" encoding="UTF-8"?>', head, ...lines, '</testsuites>', ''].join('\n');
}

function casesByFile(result: LintResult, { failOn }: ReportContext): Map<string, Case[]> {
  const adviser = advisers(result);
  const files = new Map<string, Case[]>();
  const add = (file: string, entry: Case): void => void (files.get(file)?.push(entry) ?? files.set(file, [entry]));
  const incomplete = new Set(result.incomplete.map(keyOf));
  for (const finding of [...result.findings, ...result.suppressed]) {
    const outcome = incomplete.has(keyOf(finding)) ? unread : outcomeOf(finding, failOn);
    add(finding.location.file, caseOf(nameOf(finding), finding, outcome, adviser(finding)));
  }
  for (const entry of unreported(result)) add(entry.location.file, caseOf(entry.ruleId, entry, unread, undefined));
  for (const { file, state } of result.inputs) {
    const isClean = (state === 'linted' || state === 'covered-by-build') && !files.has(file);
    if (isClean) add(file, { name: 'no findings', line: 1, outcome: 'passed', type: '', message: '', body: '' });
  }
  return new Map([...files].map(([file, cases]) => [file, withDistinctNames(cases)]));
}

const unread = { outcome: 'error', type: 'incomplete' } as const;

function caseOf(
  name: string,
  { message, location }: Pick<Finding | Incomplete, 'message' | 'location'>,
  outcome: Pick<Case, 'outcome' | 'type'>,
  rule: RuleMeta | undefined,
): Case {
  const advice = rule ? [`Why: ${rule.why}`, `Remedy: ${rule.remedy}`] : [];
  const body = [message, placeOf(location), ...advice].join('\n');
  return { name, line: location.start.line, ...outcome, message, body };
}

function outcomeOf(
  finding: Finding | SuppressedFinding,
  failOn: ReportContext['failOn'],
): Pick<Case, 'outcome' | 'type'> {
  if ('suppression' in finding) {
    const { reason } = finding.suppression;
    return { outcome: 'skipped', type: reason === null ? 'suppressed' : `suppressed: ${reason}` };
  }
  const type = severityWords[finding.severity];
  return { outcome: fails(finding.severity, failOn) ? 'failure' : 'skipped', type };
}

function keyOf({ ruleId, message, location }: { ruleId: RuleId; message: string; location: Location }): string {
  return JSON.stringify([ruleId, message, location]);
}

function placeOf({ file, start, precision }: Location): string {
  return precision === 'file' ? file : `${file}:${start.line}:${start.column}`;
}

function nameOf({ ruleId, resource, path }: Finding): string {
  if (!resource) return ruleId;
  const { kind, namespace, name } = resource;
  return `${ruleId} ${kind} ${namespace === undefined ? '' : `${namespace}/`}${name} ${path}`.trimEnd();
}

/** CI systems take two cases of one name for the same test. */
function withDistinctNames(cases: readonly Case[]): Case[] {
  const seen = new Map<string, number>();
  return cases.map((entry) => {
    const count = (seen.get(entry.name) ?? 0) + 1;
    seen.set(entry.name, count);
    return count === 1 ? entry : { ...entry, name: `${entry.name} (${count})` };
  });
}

function totals(cases: readonly Case[]): Record<string, number> {
  const count = (outcome: Outcome): number => cases.filter((entry) => entry.outcome === outcome).length;
  const [failures, errors, skipped] = [count('failure'), count('error'), count('skipped')];
  return { tests: cases.length, failures, errors, skipped, time: 0 };
}

function caseLines(file: string, { name, line, outcome, type, message, body }: Case): string[] {
  const open = `    <testcase ${attributes({ name, classname: file, file, line, time: 0 })}`;
  if (outcome === 'passed') return [`${open}/>`];
  const inner = outcome === 'skipped' ? { message: `${type}: ${message}` } : { type, message };
  return [`${open}>`, `      <${outcome} ${attributes(inner)}>${escapeXml(body)}</${outcome}>`, '    </testcase>'];
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  const pairs = Object.entries(values).map(([name, value]) => `${name}="${escapeXml(String(value), true)}"`);
  return pairs.join(' ');
}

/**
 * Text of XML 1.0. Characters that it cannot hold, and those that would trick a reader, are written as `\u{1b}`; in an
 * attribute a line end is a reference, as a parser would make a space of it.
 */
function escapeXml(text: string, inAttribute = false): string {
  const legal = text.split(/([\t\r\n])/).map((part) => (/^[\t\r\n]$/.test(part) ? part : printable(part))).join('');
  const escaped = legal
    .replace(/[\ufffe\uffff]/g, (char) => `\\u{${char.charCodeAt(0).toString(16)}}`)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\r/g, '&#13;');
  if (!inAttribute) return escaped;
  return escaped.replace(/"/g, '&quot;').replace(/\n/g, '&#10;').replace(/\t/g, '&#9;');
}
