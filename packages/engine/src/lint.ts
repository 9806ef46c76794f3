import type {
  Finding,
  Incomplete,
  InputFile,
  LintResult,
  Loaded,
  LoadedText,
  Problem,
  Resource,
  Rule,
  SettingsOf,
  SuppressedFinding,
  Unit,
} from '@klint/model';
import { nameOfResource, suppressionBy } from './baseline.js';
import type { Baseline } from './baseline.js';
import { matchBaseline, mayBeBaselined, staleEntries } from './baseline-match.js';
import { judgeConfigSuppressions } from './config-suppressions.js';
import { fingerprint } from './fingerprint.js';
import { grade, identityOfResource } from './grade.js';
import type { Graded, Grader } from './grade.js';
import { merge, mergeKey } from './merge.js';
import type { Judged } from './merge.js';
import { compareFindings, compareLocations, compareText } from './order.js';
import { cachedPodSpecs, indexUnit } from './resource-index.js';
import type { PodSpecsOf } from './resource-index.js';
import { readSilencers } from './silencers.js';
import type { ReadSilencers } from './silencers.js';
import { suppressor, unusedSilencers } from './suppress.js';
import type { Judgement, Suppressor } from './suppress.js';
import { startWalk } from './walk.js';
import type { Walk } from './walk.js';

export interface LintOptions {
  readonly rules: readonly Rule[];
  readonly settingsOf: SettingsOf;
  /** klint's version. */
  readonly version: string;
  /** The day of the run, `YYYY-MM-DD`. */
  readonly today: string;
  /** What is not reported because it was there before. */
  readonly baseline?: Baseline | undefined;
  /** Which files are reported on; everything loaded is known all the same. */
  inScope(file: string): boolean;
}

/** Runs all rules over what was loaded: the one way from units to findings. */
export function lint(loaded: Loaded, options: LintOptions): LintResult {
  return startLint(options)(loaded, options);
}

/** One run of several. */
export type Lint = (loaded: Loaded, run: Pick<LintOptions, 'today' | 'inScope' | 'baseline'>) => LintResult;

/** What holds for all runs that share what they found. */
export type LintSetting = Pick<LintOptions, 'rules' | 'settingsOf' | 'version'>;

/**
 * Linting again and again with the same settings. What was found in a unit, a resource or a text is kept for as long
 * as that is the very same object; the result is that of `lint`.
 */
export function startLint(setting: LintSetting): Lint {
  const { rules, settingsOf } = setting;
  const podSpecsOf = cachedPodSpecs(settingsOf);
  const kept: Kept = {
    grader: { rules: new Map(rules.map((rule) => [rule.meta.id, rule])), settingsOf },
    podSpecsOf,
    walk: startWalk(rules, settingsOf, podSpecsOf),
    known: new WeakMap(),
    problems: new WeakMap(),
    graded: new WeakMap(),
  };
  return (loaded, run) => lintOnce(loaded, { ...setting, ...run }, kept);
}

/** What is kept between runs, and what that is made with. */
interface Kept {
  readonly grader: Grader;
  readonly podSpecsOf: PodSpecsOf;
  readonly walk: Walk;
  readonly known: WeakMap<LoadedText, ReadSilencers>;
  /** What the walk found in a unit. */
  readonly problems: WeakMap<Unit, readonly Problem[]>;
  readonly graded: WeakMap<Problem, { readonly units: readonly Unit[]; readonly made: Graded | undefined }>;
}

function lintOnce(loaded: Loaded, options: LintOptions, kept: Kept): LintResult {
  const { rules, settingsOf } = options;
  const { grader, walk } = kept;
  const resources = [...new Set(loaded.units.flatMap((unit) => unit.resources))];
  const { silencers, problems } = readSilencers(loaded.texts, resources, kept);

  const found = findProblems(loaded.units, [...loaded.problems, ...problems], kept);
  const graded = [...found].flatMap(([problem, units]) => gradeOnce(problem, units, kept) ?? []);
  const { hide, used } = suppressor(silencers, grader, options.today);
  const judged = merge(graded.map((item) => ({ item, suppression: hide(item) })));
  const judgement: Judgement = {
    grader,
    incompleteFiles: new Set(
      judged.filter(({ item }) => item.problem.incomplete).map(({ item }) => item.finding.location.file),
    ),
    complete: loaded.units.every((unit) => unit.complete),
    indexRules: walk.indexRules,
  };
  const allSettings = new Set(loaded.inputs.map(({ file }) => settingsOf(file)));
  const late = [
    ...unusedSilencers(silencers, used, judgement),
    ...judgeConfigSuppressions(allSettings, used, judgement, options.today),
  ];
  for (const item of late.flatMap((problem) => grade(problem, [], grader) ?? [])) {
    judged.push({ item, suppression: hide(item) });
  }

  const sorted = judged.sort((a, b) => compareFindings(a.item.finding, b.item.finding));
  const run = { judgement, resources, options, hide };
  const numbered = number(options.baseline ? withBaseline(sorted, options.baseline, run) : sorted);
  const shown = numbered.filter(({ finding }) => isInScope(finding, options.inScope));
  return {
    version: options.version,
    findings: shown.filter(({ suppression }) => !suppression).map(({ finding }) => finding),
    suppressed: shown.flatMap(({ finding, suppression }): SuppressedFinding[] =>
      suppression ? [{ ...finding, suppression }] : [],
    ),
    incomplete: incompleteOf(shown),
    inputs: statesOf(loaded.inputs, shown),
    resources: resources.filter((resource) => isAbout(resource, options.inScope)).length,
    units: loaded.units.filter((unit) => unit.resources.some((each) => isAbout(each, options.inScope))).length,
    rules: rulesThatRan(rules, walk, loaded, settingsOf).map(({ meta }) => meta),
  };
}

/** Whether an object comes from what is reported on; one of a build comes through kustomizations too. */
export function isAbout({ file, built }: Resource, inScope: LintOptions['inScope']): boolean {
  return inScope(file) || (built?.entries.some(({ text }) => inScope(text.file)) ?? false);
}

interface Numbered {
  readonly finding: Finding;
  readonly suppression: SuppressedFinding['suppression'] | undefined;
  readonly incomplete: boolean;
}

/** Every problem, those known before the walk first, with the units in which a rule met it. */
function findProblems(units: readonly Unit[], known: readonly Problem[], kept: Kept): Map<Problem, Unit[]> {
  const found = new Map<Problem, Unit[]>(known.map((problem) => [problem, []]));
  for (const unit of units) {
    for (const problem of problemsIn(unit, kept)) {
      const met = found.get(problem) ?? [];
      met.push(unit);
      found.set(problem, met);
    }
  }
  return found;
}

interface BaselineRun {
  readonly judgement: Judgement;
  readonly resources: readonly Resource[];
  readonly options: LintOptions;
  readonly hide: Suppressor['hide'];
}

/** Hides what the baseline allows and adds what it allows in vain. */
function withBaseline(sorted: readonly Judged[], baseline: Baseline, run: BaselineRun): Judged[] {
  const { judgement, resources, options, hide } = run;
  const open = sorted.filter(({ item, suppression }) => !suppression && mayBeBaselined(item));
  const firstOf = ({ item }: Judged) => ({ ...item.finding, firstFingerprint: fingerprint(item.identity, 0) });
  const findings = new Map(open.map((each) => [each, firstOf(each)]));
  const names = new Set(resources.map((resource) => nameOfResource(identityOfResource(resource))));
  const matched = matchBaseline([...findings.values()], baseline, names);
  const hidden = sorted.map((each) => {
    const entry = matched.hidden.get(findings.get(each)!);
    return entry ? { ...each, suppression: suppressionBy(entry) } : each;
  });
  const stale = staleEntries(baseline, matched, judgement, options.inScope);
  const late = stale.flatMap((problem) => grade(problem, [], judgement.grader) ?? []);
  const all = [...hidden, ...late.map((item) => ({ item, suppression: hide(item) }))];
  return all.sort((a, b) => compareFindings(a.item.finding, b.item.finding));
}

function problemsIn(unit: Unit, { walk, grader: { settingsOf }, podSpecsOf, problems }: Kept): readonly Problem[] {
  let found = problems.get(unit);
  if (!found) {
    const settings = settingsOf(unit.folder);
    found = walk.unit(indexUnit(unit, settings.externals, podSpecsOf), settings.kubernetesMinor);
    problems.set(unit, found);
  }
  return found;
}

function gradeOnce(problem: Problem, units: readonly Unit[], { graded, grader }: Kept): Graded | undefined {
  const known = graded.get(problem);
  if (known && known.units.length === units.length && known.units.every((unit, i) => unit === units[i])) {
    return known.made;
  }
  const made = grade(problem, units, grader);
  graded.set(problem, { units, made });
  return made;
}

/**
 * Gives each finding its fingerprint; equals of one file are told apart by their order. One that is hidden in some
 * units keeps its number.
 */
function number(judged: readonly Judged[]): Numbered[] {
  const ordinals = new Map<string, Map<string, number>>();
  return judged.map(({ item, suppression }) => {
    const place = `${item.finding.location.file}\n${item.identity}`;
    const known = ordinals.get(place) ?? new Map<string, number>();
    ordinals.set(place, known);
    const key = mergeKey(item);
    const ordinal = known.get(key) ?? known.size;
    known.set(key, ordinal);
    const firstFingerprint = fingerprint(item.identity, 0);
    const own = ordinal === 0 ? firstFingerprint : fingerprint(item.identity, ordinal);
    const finding = { ...item.finding, fingerprint: own, firstFingerprint };
    return { finding, suppression, incomplete: item.problem.incomplete === true };
  });
}

function isInScope({ location, related }: Finding, inScope: (file: string) => boolean): boolean {
  return inScope(location.file) || related.some((other) => inScope(other.location.file));
}

function incompleteOf(shown: readonly Numbered[]): Incomplete[] {
  return shown
    .filter(({ incomplete }) => incomplete)
    .map(({ finding: { location, ruleId, message } }) => ({ file: location.file, ruleId, message, location }))
    .sort((a, b) => compareLocations(a.location, b.location) || compareText(a.ruleId, b.ruleId));
}

/** A file in which a rule crashed is incomplete too. */
function statesOf(inputs: readonly InputFile[], shown: readonly Numbered[]): InputFile[] {
  const incomplete = new Set(shown.flatMap(({ finding, incomplete }) => (incomplete ? [finding.location.file] : [])));
  return inputs
    .map((input): InputFile => (incomplete.has(input.file) ? { ...input, state: 'incomplete' } : input))
    .sort((a, b) => compareText(a.file, b.file));
}

/** Rules that were on for some resource or, where they need none, for some file. */
function rulesThatRan(rules: readonly Rule[], walk: Walk, { inputs }: Loaded, settingsOf: SettingsOf): Rule[] {
  const firstFiles = new Map(inputs.map(({ file }) => [settingsOf(file), file]));
  const isOn = ({ meta }: Rule): boolean =>
    [...firstFiles].some(([settings, file]) => settings.rule(meta.id, { file }).severity !== 'off');
  return rules.filter((rule) => walk.enabled.has(rule) || isOn(rule)).sort((a, b) => compareText(a.meta.id, b.meta.id));
}
