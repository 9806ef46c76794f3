import { defaultsOf } from '@klint/model';
import type { Rule, Visitors } from '@klint/model';

/** The rungs of the ladder that a rule visits; none for rules whose problems are found while reading. */
export function rungsOf(rule: Rule): readonly (keyof Visitors)[] {
  const context = { options: defaultsOf(rule.meta.options), kubernetesMinor: 0, report: () => undefined };
  return Object.keys(rule.create?.(context) ?? {}) as (keyof Visitors)[];
}
