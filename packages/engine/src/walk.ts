import { isKind, isWorkload } from '@klint/kube';
import { defaultsOf, hosted, isRef, ref } from '@klint/model';
import type {
  Problem,
  Report,
  Resource,
  ResourceIndex,
  Rule,
  RuleContext,
  RuleId,
  Settings,
  SettingsOf,
  Visitors,
} from '@klint/model';
import { crashed, identityOfResource } from './grade.js';
import type { PodSpecsOf } from './resource-index.js';

/** What one rule found with one set of options, and where the walk puts it. */
interface RuleRun {
  readonly rule: Rule;
  readonly visitors: Visitors;
  readonly problems: Problem[];
}

/** What was made of one resource: the rules that run on it, and what those that need no unit found. */
interface Visit {
  readonly runs: readonly RuleRun[];
  readonly problems: readonly Problem[];
}

export interface Walk {
  /**
   * Runs every rule that is on over a unit; `minor` is the target's minor version. A problem of a resource that is in
   * several units is the same one each time.
   */
  unit(index: ResourceIndex, minor: number): readonly Problem[];
  /** Rules that were on for some resource. */
  readonly enabled: ReadonlySet<Rule>;
  /** Of these, the ones that look across objects. */
  readonly indexRules: ReadonlySet<RuleId>;
}

/**
 * One walk for as long as settings are the same. A resource that belongs to several units is visited once for each
 * target version: only rules on the `index` rung see the unit.
 */
export function startWalk(rules: readonly Rule[], settingsOf: SettingsOf, podSpecsOf: PodSpecsOf): Walk {
  const runs = ruleRuns();
  const enabled = new Set<Rule>();
  const indexRules = new Set<RuleId>();
  const visits = new Map<number, WeakMap<Resource, Visit>>();
  const creating = rules.filter((rule) => rule.create);
  const applicable = byKind(creating);
  // A kustomization and a file in a string are no objects of a cluster: rules about every kind do not mean them.
  const naming = byKind(creating.filter(({ meta }) => !meta.kinds.includes('*')));

  const runsFor = (resource: Resource, minor: number, among: Listeners): readonly RuleRun[] => {
    const on = rulesOn(among, resource, settingsOf);
    return on.map(({ rule, options }) => {
      const run = runs(rule, options, minor);
      enabled.add(rule);
      if (run.visitors.index) indexRules.add(rule.meta.id);
      return run;
    });
  };
  const visit = (resource: Resource, minor: number, among: Listeners): Visit => {
    const known = visits.get(minor) ?? new WeakMap<Resource, Visit>();
    visits.set(minor, known);
    let made = known.get(resource);
    if (!made) {
      const chosen = runsFor(resource, minor, among);
      made = { runs: chosen, problems: chosen.flatMap((run) => visitResource(run, resource, podSpecsOf)) };
      known.set(resource, made);
    }
    return made;
  };
  return {
    enabled,
    indexRules,
    unit: (index, minor) => {
      const subjects = new Map<RuleRun, Set<Resource>>();
      const problemsOf = (resource: Resource, among: Listeners): readonly Problem[] => {
        const made = visit(resource, minor, among);
        for (const run of made.runs) {
          if (run.visitors.index) subjects.set(run, (subjects.get(run) ?? new Set()).add(resource));
        }
        return made.problems;
      };
      const own = index.resources.flatMap((resource) => problemsOf(resource, applicable));
      const embedded = index.resources.flatMap((resource) => resource.embedded ?? []);
      for (const one of [...embedded, ...(index.build?.kustomizations ?? [])]) own.push(...problemsOf(one, naming));
      return [...own, ...[...subjects].flatMap(([run, resources]) => visitIndex(run, index, resources))];
    },
  };
}

/** One run of a rule for each distinct set of options (settings share equal ones) and target version. */
function ruleRuns(): (rule: Rule, options: Readonly<Record<string, unknown>>, minor: number) => RuleRun {
  const made = new Map<object, Map<string, RuleRun>>();
  return (rule, options, minor) => {
    const key = `${rule.meta.id} ${minor}`;
    const byRule = made.get(options) ?? new Map<string, RuleRun>();
    made.set(options, byRule);
    let run = byRule.get(key);
    if (!run) byRule.set(key, (run = createRun(rule, options, minor)));
    return run;
  };
}

function createRun(rule: Rule, options: Readonly<Record<string, unknown>>, minor: number): RuleRun {
  const problems: Problem[] = [];
  const context: RuleContext = {
    options: { ...defaultsOf(rule.meta.options), ...options },
    kubernetesMinor: minor,
    report: ({ data, ...report }: Report<Record<string, string>> & { data?: Problem['data'] }) => {
      problems.push({ ruleId: rule.meta.id, data: data ?? {}, ...report });
    },
  };
  return { rule, visitors: rule.create!(context), problems };
}

/** The rules that run on a resource: on, of its kind, and not replaced by one that runs on it too. */
function rulesOn(
  among: Listeners,
  resource: Resource,
  settingsOf: SettingsOf,
): { rule: Rule; options: Readonly<Record<string, unknown>> }[] {
  const { resource: object } = hosted(ref(resource));
  const identity = identityOfResource(object);
  const places = filesOf(object).map((file) => {
    return { settings: settingsOf(file), subject: { file, resource: identity } };
  });
  const on = among(resource, places[0]!.settings).flatMap((rule) => {
    for (const { settings, subject } of places) {
      const { severity, options } = settings.rule(rule.meta.id, subject);
      if (severity !== 'off') return [{ rule, options }];
    }
    return [];
  });
  // Few rules replace others.
  if (on.every(({ rule }) => !rule.meta.replaces?.length)) return on;
  const replaced = new Set<RuleId>(on.flatMap(({ rule }) => rule.meta.replaces ?? []));
  return on.filter(({ rule }) => !replaced.has(rule.meta.id));
}

/**
 * The files that a problem of an object may be in. A rule that is on for any of them is run, with the options of the
 * first; where its finding turns out to be in another, that is dropped.
 */
function filesOf({ file, built }: Resource): string[] {
  if (!built) return [file];
  return [...new Set([file, ...built.entries.map(({ text }) => text.file), ...built.patches.keys()])];
}

/** Rules of which some listen to a kind of resource. */
type Listeners = (resource: Resource, settings: Settings) => readonly Rule[];

/** Looks once for each kind, since whether a rule listens depends on nothing else. */
function byKind(rules: readonly Rule[]): Listeners {
  const known = new Map<Settings, Map<string, readonly Rule[]>>();
  return (resource, settings) => {
    const kinds = known.get(settings) ?? new Map<string, readonly Rule[]>();
    known.set(settings, kinds);
    const kind = `${resource.kind}\n${resource.apiVersion}`;
    const found = kinds.get(kind) ?? rules.filter((rule) => listensTo(rule, resource, settings));
    kinds.set(kind, found);
    return found;
  };
}

/** Whether a rule is called for a resource of this kind. */
export function listensTo(rule: Rule, resource: Resource, { workloads }: Settings): boolean {
  return rule.meta.kinds.some(
    (kind) => kind === '*' || (kind === 'workload' ? isWorkload(resource, workloads) : isKind(resource, kind)),
  );
}

function visitResource(run: RuleRun, resource: Resource, podSpecsOf: PodSpecsOf): readonly Problem[] {
  const { visitors } = run;
  return collect(run, resource, () => {
    visitors.resource?.(resource);
    if (!visitors.podSpec && !visitors.container) return;
    for (const pod of podSpecsOf(resource)) {
      visitors.podSpec?.(pod);
      if (visitors.container) pod.containers.forEach(visitors.container);
    }
  });
}

/** Problems of objects for which this set of options is not in force are another run's. */
function visitIndex(run: RuleRun, index: ResourceIndex, subjects: ReadonlySet<Resource>): readonly Problem[] {
  const [first] = subjects;
  const problems = collect(run, first!, () => run.visitors.index!(index));
  return problems.filter(({ at, resource }) => {
    const subject = isRef(at) ? at.resource : resource;
    return subject === undefined || subjects.has(subject);
  });
}

/** Runs a visitor; a rule that throws loses nothing else and is reported. */
function collect(run: RuleRun, resource: Resource, visit: () => void): readonly Problem[] {
  try {
    visit();
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const problem = {
      ruleId: run.rule.meta.id,
      messageId: crashed,
      data: { detail },
      at: ref(resource),
      incomplete: true,
    };
    run.problems.push(problem);
  }
  return run.problems.splice(0);
}
