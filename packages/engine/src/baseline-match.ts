import { coreProblem } from '@klint/model';
import type { Edit, Finding, LintResult, Problem, RuleId } from '@klint/model';
import { entryOf, keyOfEntry } from './baseline.js';
import type { Baseline, BaselineEntry, WrittenEntry } from './baseline.js';
import type { Graded } from './grade.js';
import { groupBy } from './group.js';
import { notSuppressible } from './silencers.js';
import { isDecided } from './suppress.js';
import type { Judgement } from './suppress.js';

/** Which entry hides which finding, and how often each entry is used. */
export interface Matched {
  readonly hidden: ReadonlyMap<Finding, WrittenEntry>;
  readonly used: ReadonlyMap<WrittenEntry, number>;
}

/** Whether a baseline may hold a finding: what could not be read must stay visible. */
export function mayBeBaselined({ finding, problem }: Pick<Graded, 'finding' | 'problem'>): boolean {
  return !problem.incomplete && !notSuppressible.has(finding.ruleId);
}

/** An entry for each finding that a baseline may hold. */
export function entriesOf({ findings, incomplete }: LintResult): BaselineEntry[] {
  type Place = Pick<Finding, 'ruleId' | 'location'>;
  const placeOf = ({ ruleId, location }: Place): string => JSON.stringify([ruleId, location]);
  const unread = new Set(incomplete.map(placeOf));
  return findings
    .filter((finding) => !notSuppressible.has(finding.ruleId) && !unread.has(placeOf(finding)))
    .map(entryOf);
}

/**
 * Finds the entry for each finding, in order: one of the same file and resource. An entry whose file is gone follows
 * its fingerprint to a file that the baseline does not know, one whose resource is gone to a resource of another name
 * (a release, a prefix), as often as it is not used up.
 */
export function matchBaseline(
  findings: readonly Finding[],
  { entries, exists }: Baseline,
  resources: ReadonlySet<string>,
): Matched {
  const left = new Map<WrittenEntry, number>();
  const byKey = new Map<string, WrittenEntry>();
  for (const entry of entries) {
    // Of two that say the same the higher count holds: the lines of two versions were put together.
    const known = byKey.get(keyOfEntry(entry));
    if (known && known.count >= entry.count) continue;
    if (known) left.delete(known);
    byKey.set(keyOfEntry(entry), entry);
    left.set(entry, entry.count);
  }
  const hidden = new Map<Finding, WrittenEntry>();
  const hide = (finding: Finding, entry: WrittenEntry | undefined): void => {
    const count = entry && left.get(entry);
    if (!entry || !count) return;
    left.set(entry, count - 1);
    hidden.set(finding, entry);
  };
  for (const finding of findings) hide(finding, byKey.get(keyOfEntry(entryOf(finding))));
  const files = new Set(entries.map(({ file }) => file));
  const byFingerprint = groupBy(left.keys(), ({ fingerprint }) => fingerprint);
  const isMoved = (entry: BaselineEntry, to: BaselineEntry): boolean => {
    const isFile = entry.file === to.file || (!exists(entry.file) && !files.has(to.file));
    return isFile && (entry.resource === to.resource || !resources.has(entry.resource));
  };
  for (const finding of findings.filter((each) => !hidden.has(each))) {
    const to = entryOf(finding);
    hide(finding, byFingerprint.get(to.fingerprint)?.find((entry) => (left.get(entry) ?? 0) > 0 && isMoved(entry, to)));
  }
  return { hidden, used: new Map(entries.map((entry) => [entry, entry.count - (left.get(entry) ?? entry.count)])) };
}

/** Entries that allow more than there is, as far as what they are about was looked at: problems of a core rule. */
export function staleEntries(
  { text, entries, exists }: Baseline,
  { used }: Matched,
  judgement: Judgement,
  inScope: (file: string) => boolean,
): Problem[] {
  return entries.flatMap((entry): Problem[] => {
    const found = used.get(entry)!;
    const { file, count, item, digits } = entry;
    if (found === count || !inScope(exists(file) ? file : '')) return [];
    const rule = entry.rule as RuleId;
    const isKnown = judgement.grader.rules.has(rule);
    if (isKnown && !isDecided(rule, exists(file) ? file : '', judgement)) return [];
    const at = { text, start: item.origin.start, end: item.origin.end };
    const edit: Edit =
      found === 0
        ? { op: 'deleteText', at: { ...at, end: afterComma(text.content, at.end) } }
        : { op: 'replaceText', at: { text, start: digits.origin.start, end: digits.origin.end }, with: String(found) };
    return [coreProblem('core/no-unused-suppression', 'stale', at, { rule, file, count, found }, { edits: [edit] })];
  });
}

function afterComma(content: string, end: number): number {
  return content[end] === ',' ? end + 1 : end;
}
