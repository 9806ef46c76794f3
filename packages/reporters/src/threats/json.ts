import type { LintResult } from '@klint/model';
import { incompleteOf, summaryOf } from '../json.js';
import type { LeafReport, ThreatTree } from './tree.js';

/** The tree for programs (version 1). */
export function threatsJson(tree: ThreatTree, result: LintResult): string {
  const report = {
    version: 1,
    tool: { name: 'klint', version: result.version },
    summary: summaryOf(result),
    threats: tree.sources.map(({ source, title, leaves }) => ({ source, title, leaves: leaves.map(leafOf) })),
    rest: leafOf(tree.rest),
    incomplete: result.incomplete.map(incompleteOf),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function leafOf({ leaf, title, motives, counts, ran, missing, off, suppressed }: LeafReport): object {
  return {
    leaf: leaf ?? null,
    title,
    motives,
    findings: counts,
    ran: ran.map((rule) => ({ ruleId: rule.id, findings: rule.counts })),
    notJudged: missing.map(({ subject, rules }) => ({ missing: subject, ruleIds: rules })),
    off,
    suppressed: suppressed.map(({ id, count, reason }) => ({ ruleId: id, count, reason })),
  };
}
