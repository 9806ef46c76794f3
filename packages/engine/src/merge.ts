import type { Finding, SuppressedFinding } from '@klint/model';
import type { Graded } from './grade.js';
import { groupBy } from './group.js';
import { sortRelated } from './locate.js';
import { compareText } from './order.js';

/** A graded problem with what hides it. */
export interface Judged {
  readonly item: Graded;
  readonly suppression: SuppressedFinding['suppression'] | undefined;
}

/**
 * The same problem at the same place in several units is one finding with a list of units, though a release or a
 * prefix may make other names of it, and patches may move list items. What is hidden in some units only is two.
 */
export function merge(judged: readonly Judged[]): Judged[] {
  const merged = new Map<string, Judged>();
  for (const each of judged) {
    const key = `${mergeKey(each.item)}\n${JSON.stringify(each.suppression?.location)}`;
    const known = merged.get(key);
    merged.set(key, known ? mergeTwo(known, each) : each);
  }
  return mergeRenders([...merged.values()]);
}

/** What a problem has in common in all units in which it is met. */
export function mergeKey({ identity, gist, finding: { location, resource } }: Graded): string {
  return JSON.stringify([identity, gist, location, resource?.apiVersion]);
}

/**
 * Other values may give an object another name, or a container another place. What one render of a chart says of a
 * place, and another in the same words, is one finding; what the same render says twice is about two objects.
 */
function mergeRenders(judged: readonly Judged[]): Judged[] {
  const merged = judged.filter(({ item }) => item.chart === undefined);
  const rendered = judged.filter(({ item }) => item.chart !== undefined);
  const groups = groupBy(rendered, ({ item: { chart, gist, finding }, suppression }) => {
    const { ruleId, messageId, location, resource } = finding;
    return JSON.stringify([chart, ruleId, messageId, gist, location, resource?.kind, suppression?.location]);
  });
  for (const group of groups.values()) {
    const distinct: Judged[] = [];
    for (const each of group.length > 1 ? [...group].sort(compareJudged) : group) {
      const { units } = each.item.finding;
      const known = distinct.findIndex(({ item }) => !item.finding.units.some((unit) => units.includes(unit)));
      if (known < 0) distinct.push(each);
      else distinct[known] = mergeTwo(distinct[known]!, each);
    }
    merged.push(...distinct);
  }
  return merged;
}

/** The default values of a chart come first: their unit has the shortest name. */
function compareJudged({ item: { finding: a } }: Judged, { item: { finding: b } }: Judged): number {
  const textOf = ({ path, resource }: Finding): string => JSON.stringify([path, resource]);
  return compareText(a.units.join('\0'), b.units.join('\0')) || compareText(textOf(a), textOf(b));
}

const maxOrigins = 24;

function mergeTwo(first: Judged, second: Judged): Judged {
  const [a, b] = [first.item.finding, second.item.finding];
  const units = [...new Set([...a.units, ...b.units])].sort(compareText);
  const all = sortRelated([...a.related, ...b.related]);
  const origins = all.filter(({ kind }) => kind === 'origin').slice(0, maxOrigins);
  const related = [...origins, ...all.filter(({ kind }) => kind === 'object')];
  const concealed = [...(a.concealed ?? []), ...(b.concealed ?? [])];
  // Where units need different edits, none is right for all of them.
  const fix = JSON.stringify(a.fix) === JSON.stringify(b.fix) ? a.fix : null;
  const finding = { ...a, units, related, fix, ...(concealed.length > 0 && { concealed }) };
  return { ...first, item: { ...first.item, finding } };
}
