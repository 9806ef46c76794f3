import { leaves } from '@klint/model';
import type { Finding, Incomplete, Leaf, LintResult, RuleId, RuleMeta, Severity } from '@klint/model';

const rank: Readonly<Record<Severity, number>> = { error: 0, warn: 1, info: 2 };

/** Severest first; findings of one severity keep their order. */
export function severestFirst<T extends { readonly severity: Severity }>(findings: readonly T[]): T[] {
  return [...findings].sort((a, b) => rank[a.severity] - rank[b.severity]);
}

/** Whether a finding of this severity fails a run with this `--fail-on`. */
export function fails(severity: Severity, failOn: Severity | 'off'): boolean {
  return failOn !== 'off' && rank[severity] <= rank[failOn];
}

export function countSeverities(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warn: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** Findings per leaf of the threat model, in its order; the findings without a leaf last, under undefined. */
export function countLeaves(findings: readonly Finding[]): [leaf: Leaf | undefined, count: number][] {
  const counts = new Map<Leaf | undefined, number>();
  for (const { threat } of findings) counts.set(threat.leaf, (counts.get(threat.leaf) ?? 0) + 1);
  const order = [...(Object.keys(leaves) as Leaf[]), undefined];
  return order.flatMap((leaf) => (counts.has(leaf) ? [[leaf, counts.get(leaf) ?? 0]] : []));
}

/** Files whose content was the run's business: all but those that hold no Kubernetes objects or are ignored. */
export function countFiles(result: LintResult): number {
  return result.inputs.filter(({ state }) => state !== 'not-kubernetes' && state !== 'ignored').length;
}

/** Incomplete entries that no finding of the report says already. */
export function unreported(result: LintResult): Incomplete[] {
  const said = new Set(result.findings.map((finding) => keyOf({ ...finding, file: finding.location.file })));
  return result.incomplete.filter((entry) => !said.has(keyOf(entry)));
}

function keyOf({ file, ruleId, message, location }: Incomplete): string {
  return JSON.stringify([file, ruleId, message, location.start.line, location.start.column]);
}

/**
 * The rule whose reason and remedy belong to a finding. None for a rule that crashed: it found nothing out, and its
 * message is none of its own.
 */
export function advisers(result: LintResult): (finding: Pick<Finding, 'ruleId' | 'messageId'>) => RuleMeta | undefined {
  const rules = new Map<RuleId, RuleMeta>(result.rules.map((rule) => [rule.id, rule]));
  return ({ ruleId, messageId }) => {
    const rule = rules.get(ruleId);
    return rule && messageId in rule.messages ? rule : undefined;
  };
}

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `3 errors, 10 warnings, 1 info`, without what there is none of. */
export function describeSeverities(findings: readonly Finding[]): string {
  return describeCounts(countSeverities(findings));
}

/** The same of counts. */
export function describeCounts({ error, warn, info }: Readonly<Record<Severity, number>>): string {
  const parts = [error && counted(error, 'error'), warn && counted(warn, 'warning'), info && `${info} info`];
  return parts.filter(Boolean).join(', ');
}

/**
 * Says in which units a problem was met, where its place does not say so: a base that is right in one overlay may be
 * wrong in another. Empty for the unit that the file lies in.
 */
export function unitsNote({ units, location }: Finding): string {
  const [only] = units;
  if (only === undefined || only === '.' || units.length > 1) return '';
  return location.file === only || location.file.startsWith(`${only}/`) ? '' : `in ${only}`;
}
