import { leaves } from '@klint/model';
import type { RuleMeta } from '@klint/model';

/** What a rule is about, as Markdown for a hover. */
export function ruleMarkdown({ id, title, why, remedy, severity, threat, references }: RuleMeta): string {
  const leaf = threat.leaf ? `${leaves[threat.leaf]} (${threat.leaf})` : undefined;
  const facts = [severity, leaf, references.join(', ')].filter(Boolean).join(' · ');
  return `**${id}** ${title}\n\n${why}\n\n${remedy}\n\n*${facts}*`;
}

/** The same in one plain line for a message. */
export function ruleLine({ id, why, remedy }: RuleMeta): string {
  return `${id}: ${why} ${remedy}`;
}

/** The rule whose name stands at a column (from 0) of a line, with where it stands. */
export function ruleNameAt(line: string, column: number): { name: string; start: number; end: number } | undefined {
  for (const match of line.matchAll(/[a-z][a-z-]*\/[a-z][a-z0-9-]*/g)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (start <= column && column <= end) return { name: match[0], start, end };
  }
  return undefined;
}
