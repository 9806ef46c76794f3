import type { Finding, Incomplete, LintResult } from '@klint/model';
import { pastTree } from '@klint/sources';
import type { Repository } from '@klint/sources';
import type { Changes } from './git/changes.js';

/**
 * What lies on changed lines or is caused by them: a related place stands on one, or, without the changes (`before`),
 * the finding was not there, such as one about a field or a file that was deleted.
 */
export function changedOnly(now: LintResult, before: () => LintResult, changes: Changes): LintResult {
  let past: LintResult | undefined;
  const isTouched = ({ location, related }: Finding): boolean => {
    return changes.isChanged(location) || related.some((other) => changes.isChanged(other.location));
  };
  const keep = <T extends Finding>(findings: readonly T[], old: (past: LintResult) => readonly Finding[]): T[] => {
    if (findings.every(isTouched)) return [...findings];
    const wasThere = recogniser(old((past ??= before())), changes);
    return findings.filter((finding) => isTouched(finding) || !wasThere(finding));
  };
  const findings = keep(now.findings, (result) => result.findings);
  const suppressed = keep(now.suppressed, (result) => [...result.findings, ...result.suppressed]);
  const keyOf = ({ ruleId, message, location }: Incomplete | Finding): string => entry(ruleId, message, location);
  const kept = new Set([...findings, ...suppressed].map(keyOf));
  const incomplete = now.incomplete.filter((each) => kept.has(keyOf(each)));
  return { ...now, findings, suppressed, incomplete };
}

function entry(...parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}

/**
 * Tells findings that were there before: by fingerprint in the same file, and by rule at the same line, for an object
 * may get another name and a list another order.
 */
function recogniser(old: readonly Finding[], changes: Changes): (finding: Finding) => boolean {
  const known = new Set(old.flatMap(({ fingerprint, ruleId, messageId, location: { file, start } }) => {
    return [entry(file, fingerprint), entry(file, start.line, ruleId, messageId)];
  }));
  return ({ fingerprint, ruleId, messageId, location }) => {
    const { file, line } = changes.before(location.file, location.start.line);
    return known.has(entry(file, fingerprint)) || known.has(entry(file, line, ruleId, messageId));
  };
}

/** The repository without the changes. */
export function pastOf(repository: Repository, { past }: Changes): Repository {
  const tree = pastTree(repository.tree, past);
  const namedFiles = new Set([...repository.namedFiles].filter((file) => tree.stat(file) !== undefined));
  return { ...repository, tree, namedFiles };
}
