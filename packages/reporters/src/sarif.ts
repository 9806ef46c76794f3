import type { Finding, LintResult, SuppressedFinding } from '@klint/model';
import type { Notification, Result, Run } from 'sarif';
import type { ReportContext } from './reporter.js';
import { physicalLocation, resultOf, rootId, type ResultStyle } from './sarif-results.js';
import { describeRule } from './sarif-rules.js';
import { counted, severestFirst } from './tally.js';

/** What GitHub code scanning takes of one run (docs.github.com, "SARIF results exceed one or more limits"). */
export interface SarifLimits {
  readonly results: number;
  /** Results that GitHub shows of those it takes. */
  readonly shown: number;
  readonly locations: number;
  /** Bytes after gzip. GitHub takes 10 MB; its upload action adds a fingerprint to every result first. */
  readonly bytes: number;
}

export const githubLimits: SarifLimits = { results: 25_000, shown: 5_000, locations: 1_000, bytes: 9_000_000 };

/** SARIF 2.1.0 with one run, on one line. Nothing in it depends on the machine, the folder or the time. */
export function sarif(result: LintResult, context: ReportContext): string {
  return sarifWithin(githubLimits, result, context);
}

/** SARIF that leaves out the least severe results where a limit demands it, and says so in a notification. */
export function sarifWithin(limits: SarifLimits, result: LintResult, context: ReportContext): string {
  const suppressed = context.omitSuppressed ? [] : result.suppressed;
  // From here on by importance; what is suppressed is the first to go.
  const ranked = [...severestFirst(result.findings), ...severestFirst(suppressed)];
  let kept = Math.min(ranked.length, limits.results);
  for (;;) {
    const text = render(ranked, kept, limits, result, context);
    const size = gzippedSize(text, limits.bytes);
    if (size <= limits.bytes || kept === 0) return text;
    kept = Math.floor(kept * Math.min(0.95, (0.95 * limits.bytes) / size));
  }
}

/** Bytes after gzip, as far as it matters: text that fits without it need not be packed. */
function gzippedSize(text: string, limit: number): number {
  const size = Buffer.byteLength(text);
  if (size <= limit) return size;
  const { gzipSync }: typeof import('node:zlib') = require('node:zlib');
  return gzipSync(text).length;
}

type Reported = Finding | SuppressedFinding;

function render(
  ranked: readonly Reported[],
  kept: number,
  limits: SarifLimits,
  result: LintResult,
  context: ReportContext,
): string {
  const chosen = new Set(ranked.slice(0, kept));
  const inOrder = [...result.findings, ...result.suppressed].filter((finding) => chosen.has(finding));
  const style: ResultStyle = {
    rules: new Map(result.rules.map((rule, index) => [rule.id, { rule, index }])),
    withSuppressions: inOrder.some((finding) => 'suppression' in finding),
    maxLocations: limits.locations,
  };
  const cuts = cutNotifications(inOrder, ranked.length, limits);
  const results = inOrder.map((finding) => resultOf(finding, style));
  const notifications = [...incompleteNotifications(result, style), ...cuts];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [runOf(result, results, notifications, context)],
  };
  return `${JSON.stringify(log)}\n`;
}

function runOf(result: LintResult, results: Result[], notifications: Notification[], context: ReportContext): Run {
  const { version, rules, incomplete } = result;
  return {
    tool: { driver: { name: 'klint', version, semanticVersion: version, rules: rules.map(describeRule) } },
    ...(context.automationId !== undefined && { automationDetails: { id: context.automationId } }),
    invocations: [{ executionSuccessful: incomplete.length === 0, toolExecutionNotifications: notifications }],
    originalUriBaseIds: { [rootId]: { description: { text: 'The root of the repository.' } } },
    columnKind: 'utf16CodeUnits',
    results,
  };
}

function incompleteNotifications({ incomplete }: LintResult, { rules }: ResultStyle): Notification[] {
  return incomplete.map(({ ruleId, message, location }) => {
    const index = rules.get(ruleId)?.index;
    return {
      level: 'error',
      message: { text: message },
      associatedRule: index === undefined ? { id: ruleId } : { id: ruleId, index },
      locations: [{ physicalLocation: physicalLocation(location) }],
    };
  });
}

function cutNotifications(kept: readonly Reported[], total: number, limits: SarifLimits): Notification[] {
  const notes: Notification[] = [];
  const add = (level: 'warning' | 'note', text: string): void => void notes.push({ level, message: { text } });
  const left = total - kept.length;
  if (left > 0) {
    const least = counted(left, 'least severe result');
    add('warning', `GitHub takes no file of this size: the ${least} of ${total} left out.`);
  }
  if (kept.length > limits.shown) {
    add('note', `GitHub shows the ${limits.shown} severest of these ${kept.length} results.`);
  }
  const crowded = kept.filter(({ related }) => related.length >= limits.locations).length;
  if (crowded > 0) {
    add('warning', `${counted(crowded, 'result')} with more than ${limits.locations} locations: the rest left out.`);
  }
  return notes;
}
