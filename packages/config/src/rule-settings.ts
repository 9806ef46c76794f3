import { defaultsOf } from '@klint/model';
import type { Preset, Rule, RuleId, RuleSetting, Subject } from '@klint/model';
import { readRule } from './document.js';
import type { Level, WrittenOverride, WrittenRules } from './document.js';
import { listOf } from './globs.js';
import { objectMatcher } from './match.js';

type Entry = ReturnType<typeof readRule>;

/** Some rules' settings, for the subjects that it applies to. */
interface Override {
  readonly rules: ReadonlyMap<string, Entry>;
  applies(subject: Subject): boolean;
}

/** Gives one object for each distinct setting of a rule. */
export type Intern = (rule: Rule, level: Level, options: Readonly<Record<string, unknown>>) => RuleSetting;

export function createIntern(): Intern {
  const settings = new Map<string, RuleSetting>();
  const optionSets = new Map<string, Readonly<Record<string, unknown>>>();
  return (rule, severity, given) => {
    const defaults = defaultsOf(rule.meta.options);
    const filled = Object.fromEntries(Object.keys(defaults).map((name) => [name, given[name] ?? defaults[name]]));
    const optionsKey = `${rule.meta.id} ${JSON.stringify(filled)}`;
    const key = `${severity} ${optionsKey}`;
    const known = settings.get(key);
    if (known) return known;
    const options = optionSets.get(optionsKey) ?? Object.freeze(filled);
    const setting = Object.freeze({ severity, options });
    optionSets.set(optionsKey, options);
    settings.set(key, setting);
    return setting;
  };
}

export interface RuleLayers {
  readonly presets: readonly Preset[];
  readonly rules: WrittenRules | undefined;
  readonly overrides: readonly WrittenOverride[];
  /** From flags, in order; they win over everything. */
  readonly flags: readonly WrittenRules[];
  /** The file as patterns see it: relative to the folder of the configuration. */
  relative(file: string): string;
}

const unknownRule: RuleSetting = Object.freeze({ severity: 'off', options: Object.freeze({}) });

/** The setting of a rule for a subject: rule default, presets, `rules`, `overrides` in order, flags. */
export function resolveRules(
  rules: readonly Rule[],
  layers: RuleLayers,
  intern: Intern,
): (id: RuleId, subject: Subject) => RuleSetting {
  const own = entriesOf(layers.rules);
  const flags = layers.flags.map(entriesOf);
  const overrides = layers.overrides.map((written) => readOverride(written, layers.relative));
  const lookups = new Map(rules.map((rule) => {
    const id = rule.meta.id;
    const isPreset = rule.meta.presets.some((name) => layers.presets.includes(name));
    const preset: Entry = { level: isPreset ? rule.meta.severity : 'off' };
    const resolve = (between: readonly Override[]): RuleSetting => {
      const entries = [preset, own.get(id), ...between.map((o) => o.rules.get(id)), ...flags.map((f) => f.get(id))];
      const written = entries.filter((entry) => entry !== undefined);
      return intern(rule, written.at(-1)!.level, written.findLast((entry) => entry.options)?.options ?? {});
    };
    const mentioning = overrides.filter((override) => override.rules.has(id));
    return [id as string, mentioning.length === 0 ? resolve([]) : bySubject(mentioning, resolve)] as const;
  }));
  return (id, subject) => {
    const found = lookups.get(id) ?? unknownRule;
    return typeof found === 'function' ? found(subject) : found;
  };
}

/** Resolves once for each combination of overrides that apply. */
function bySubject(
  overrides: readonly Override[],
  resolve: (applying: readonly Override[]) => RuleSetting,
): (subject: Subject) => RuleSetting {
  const known = new Map<string, RuleSetting>();
  return (subject) => {
    const applying = overrides.filter((override) => override.applies(subject));
    const key = applying.map((override) => overrides.indexOf(override)).join(' ');
    const setting = known.get(key) ?? resolve(applying);
    known.set(key, setting);
    return setting;
  };
}

function readOverride(written: WrittenOverride, relative: (file: string) => string): Override {
  const { paths, match } = written;
  return {
    rules: entriesOf(written.rules),
    applies: objectMatcher({ ...match, ...(paths === undefined ? {} : { path: listOf(paths) }) }, relative),
  };
}

function entriesOf(rules: WrittenRules | undefined): ReadonlyMap<string, Entry> {
  return new Map(Object.entries(rules ?? {}).map(([id, written]) => [id, readRule(written)]));
}
