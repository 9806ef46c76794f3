import { components, leaves, motives, threatSources } from '@klint/model';
import type { Leaf, LintResult, Motive, RuleId, RuleMeta, Severity, ThreatSource } from '@klint/model';
import { countSeverities } from '../tally.js';

/** What a run tells of the threat model: every source with its leaves, and the rules that belong to none. */
export interface ThreatTree {
  readonly sources: readonly SourceBranch[];
  /** Rules about the manifests themselves and about the run. */
  readonly rest: LeafReport;
}

export interface SourceBranch {
  readonly source: ThreatSource;
  readonly title: string;
  readonly leaves: readonly LeafReport[];
}

export interface LeafReport {
  readonly leaf: Leaf | undefined;
  readonly title: string;
  /** What attackers at this leaf are after, as its rules say. */
  readonly motives: readonly Motive[];
  /** Rules that were on and had something to look at. */
  readonly ran: readonly RuleReport[];
  /** Rules, on or off, that had nothing to look at, by what there is none of. */
  readonly missing: readonly MissingSubject[];
  /** Rules that the configuration leaves off, though they would have something to look at. */
  readonly off: readonly RuleId[];
  readonly counts: Readonly<Record<Severity, number>>;
  readonly suppressed: readonly SuppressedRule[];
}

export interface RuleReport {
  readonly id: RuleId;
  readonly counts: Readonly<Record<Severity, number>>;
}

export interface MissingSubject {
  /** What the rules look at, in words. */
  readonly subject: string;
  readonly rules: readonly RuleId[];
}

/** Findings of one rule that are suppressed for one reason. */
export interface SuppressedRule {
  readonly id: RuleId;
  readonly count: number;
  readonly reason: string | null;
}

/** What the tree is made of beside the result. */
export interface ThreatMaterial {
  /** Every rule there is, on or off. */
  readonly rules: readonly RuleMeta[];
  /** Rules that have something to look at. */
  readonly withSubject: ReadonlySet<RuleId>;
}

/** Sorts what a run tells by the leaves of the threat model. */
export function threatTree(result: LintResult, material: ThreatMaterial): ThreatTree {
  const ids = Object.keys(leaves) as Leaf[];
  return {
    sources: (Object.keys(threatSources) as ThreatSource[]).map((source) => ({
      source,
      title: threatSources[source],
      leaves: ids.filter((leaf) => leaf.startsWith(`${source}:`)).map((leaf) => leafReport(leaf, result, material)),
    })),
    rest: leafReport(undefined, result, material),
  };
}

function leafReport(leaf: Leaf | undefined, result: LintResult, { rules, withSubject }: ThreatMaterial): LeafReport {
  const own = rules.filter(({ threat }) => threat.leaf === leaf);
  const isOn = new Set(result.rules.map(({ id }) => id));
  const findings = result.findings.filter(({ threat }) => threat.leaf === leaf);
  const suppressed = result.suppressed.filter(({ threat }) => threat.leaf === leaf);
  // A rule that is off still reports what could not be read.
  const told = new Set([...findings, ...suppressed].map(({ ruleId }) => ruleId));
  const ran = own.filter(({ id }) => told.has(id) || (isOn.has(id) && withSubject.has(id)));
  const idle = own.filter((rule) => !ran.includes(rule));
  const aims = new Set(own.flatMap(({ threat }) => threat.motives));
  return {
    leaf,
    title: leaf ? leaves[leaf] : 'The manifests themselves and this run',
    motives: (Object.keys(motives) as Motive[]).filter((motive) => aims.has(motive)),
    ran: ran.map(({ id }) => ({ id, counts: countSeverities(findings.filter(({ ruleId }) => ruleId === id)) })),
    missing: missingSubjects(idle.filter(({ id }) => !withSubject.has(id))),
    off: idle.filter(({ id }) => withSubject.has(id)).map(({ id }) => id),
    counts: countSeverities(findings),
    suppressed: suppressedRules(suppressed),
  };
}

function missingSubjects(rules: readonly RuleMeta[]): MissingSubject[] {
  const bySubject = new Map<string, RuleId[]>();
  for (const meta of rules) {
    const subject = subjectOf(meta);
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), meta.id]);
  }
  const groups = [...bySubject].map(([subject, ids]) => ({ subject, rules: ids }));
  return groups.sort((a, b) => b.rules.length - a.rules.length);
}

/** What a rule looks at: the configuration of a component, else objects of its kinds. */
function subjectOf({ kinds, components: parts }: RuleMeta): string {
  if (parts) return `configuration of ${orList(parts.map((part) => components[part]))}`;
  if (kinds.includes('*')) return 'object of any kind';
  return orList(kinds);
}

function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function suppressedRules(suppressed: LintResult['suppressed']): SuppressedRule[] {
  const groups = new Map<string, SuppressedRule>();
  for (const { ruleId, suppression } of suppressed) {
    const key = `${ruleId} ${suppression.reason ?? ''}`;
    const count = (groups.get(key)?.count ?? 0) + 1;
    groups.set(key, { id: ruleId, count, reason: suppression.reason });
  }
  return [...groups.values()];
}

/** The number of findings behind some counts. */
export function totalOf(counts: Readonly<Record<Severity, number>>): number {
  return counts.error + counts.warn + counts.info;
}

/** What may be said of a leaf as a whole: never that nothing is wrong. */
export function verdictOf({ counts, ran, missing, off }: LeafReport): Verdict {
  if (totalOf(counts) > 0) return 'found';
  if (ran.length > 0) return 'nothing-found';
  return off.length > 0 ? 'off' : missing.length > 0 ? 'nothing-to-judge' : 'no-rule';
}

export type Verdict = 'found' | 'nothing-found' | 'nothing-to-judge' | 'off' | 'no-rule';
