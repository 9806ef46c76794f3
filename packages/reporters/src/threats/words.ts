import type { RuleId } from '@klint/model';
import { counted, describeCounts } from '../tally.js';
import { verdictOf } from './tree.js';
import type { LeafReport, SuppressedRule } from './tree.js';

/** What no tree of findings can say. */
export const caveat =
  'Only the rules and files that are named here were judged. What is off, missing, suppressed or not read may be ' +
  'wrong all the same, and so may be what no rule looks at.';

/** The name of a rule without its pack. */
export function nameOf(id: RuleId): string {
  return id.slice(id.indexOf('/') + 1);
}

/** `2 of no-host-network: needs the interfaces of the host`. */
export function suppressedText({ id, count, reason }: SuppressedRule, show: (id: RuleId) => string): string {
  return `${count} of ${show(id)}: ${reason ?? 'no reason given'}`;
}

/** What may be said of a leaf in a few words. */
export function verdictText(leaf: LeafReport): string {
  switch (verdictOf(leaf)) {
    case 'found': return describeCounts(leaf.counts);
    case 'nothing-found': return `nothing found by ${counted(leaf.ran.length, 'rule')}`;
    case 'nothing-to-judge': return 'nothing here to judge';
    case 'off': return 'no rule ran';
    case 'no-rule': return 'no rule looks at it';
  }
}
