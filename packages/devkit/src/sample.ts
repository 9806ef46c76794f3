import type { Finding, Location, RuleMeta } from '@klint/model';
import { seeded } from './random.js';

/**
 * `count` findings, the same for the same seed: one of each rule, then a second one of each that has more, and so on.
 * They come by rule and place.
 */
export function sampleFindings(findings: readonly Finding[], count: number, seed: number): Finding[] {
  const random = seeded(seed);
  const byRule = new Map<string, Finding[]>();
  for (const finding of random.shuffled(findings)) {
    byRule.set(finding.ruleId, [...(byRule.get(finding.ruleId) ?? []), finding]);
  }
  const rules = random.shuffled([...byRule.keys()].sort());
  const chosen: Finding[] = [];
  for (let turn = 0; chosen.length < Math.min(count, findings.length); turn++) {
    for (const rule of rules) {
      const finding = byRule.get(rule)![turn];
      if (finding && chosen.length < count) chosen.push(finding);
    }
  }
  return chosen.sort((a, b) => compare(keyOf(a), keyOf(b)));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function keyOf({ ruleId, location: { file, start } }: Finding): string {
  return `${ruleId} ${file} ${String(start.line).padStart(9, '0')} ${String(start.column).padStart(9, '0')}`;
}

/** What a rule says of itself, once above its findings. */
export function describeRule({ id, severity, title, why, remedy }: RuleMeta, found: number, shown: number): string {
  return `${'='.repeat(20)} ${id} (${severity}): ${shown} of ${found}\n${title}. ${why}\nRemedy: ${remedy}`;
}

/** A finding with the lines around its place and around every related place. Secrets are shown: it is for the judge. */
export function describeFinding(
  finding: Finding,
  number: number,
  readSource: (file: string) => string | undefined,
): string {
  const { location, related, resource, message, path, units } = finding;
  const about = resource ? `${resource.kind} ${resource.namespace ?? '-'}/${resource.name} ${path}` : 'about the file';
  const places = [
    excerpt(location, 4, readSource),
    ...related.map((each) => `${each.kind}: ${each.message}\n${excerpt(each.location, 1, readSource)}`),
  ];
  return `--- ${number}. ${message}\n${about} in ${units.join(', ')}\n${places.join('\n')}`;
}

const longest = 160;

/** The lines of a place, at most eight, with `around` lines before and after them; `>` marks those of the place. */
export function excerpt(
  { file, start, end, precision }: Location,
  around: number,
  readSource: (file: string) => string | undefined,
): string {
  const lines = (readSource(file) ?? '').split(/\r\n|\n|\r/);
  const last = Math.min(end.line, start.line + 7);
  const from = Math.max(1, start.line - around);
  const shown = lines.slice(from - 1, last + around).map((line, i) => {
    const number = from + i;
    const mark = number >= start.line && number <= last ? '>' : ' ';
    return `${mark}${String(number).padStart(5)} | ${line.slice(0, longest)}`.trimEnd();
  });
  return [`${file}:${start.line}:${start.column} (${precision})`, ...shown].join('\n');
}
