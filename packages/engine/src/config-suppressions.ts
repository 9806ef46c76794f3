import { coreProblem } from '@klint/model';
import type { ConfigSuppression, Problem, Settings } from '@klint/model';
import type { Judgement, Suppressor } from './suppress.js';

/** Entries of the configuration that are expired, expire soon, or hid nothing in a run that read everything. */
export function judgeConfigSuppressions(
  settings: Iterable<Settings>,
  used: Suppressor['used'],
  judgement: Judgement,
  today: string,
): Problem[] {
  return [...settings].flatMap((each) =>
    each.suppressions.flatMap((entry) => judge(entry, each, used, judgement, today)),
  );
}

function judge(
  entry: ConfigSuppression,
  settings: Settings,
  used: Suppressor['used'],
  { complete, incompleteFiles }: Judgement,
  today: string,
): Problem[] {
  const at = { location: entry.location };
  const rule = entry.rules.join(', ');
  const { file } = entry.location;
  if (entry.expires !== undefined && entry.expires < addDays(today, warnDays(settings, file))) {
    const messageId = entry.expires < today ? 'expired' : 'soon';
    return [coreProblem('core/no-expired-suppression', messageId, at, { rule, date: entry.expires })];
  }
  const isDecided = complete && incompleteFiles.size === 0;
  const isOn = entry.rules.some((id) => settings.rule(id, { file }).severity !== 'off');
  return used.has(entry) || !isDecided || !isOn
    ? []
    : [coreProblem('core/no-unused-suppression', 'unused', at, { rule })];
}

function warnDays(settings: Settings, file: string): number {
  return Number(settings.rule('core/no-expired-suppression', { file }).options['warnDays'] ?? 0);
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
