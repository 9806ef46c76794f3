import type { Finding, Fix, LintResult, TextEdit } from '@klint/model';
import { applyEdits, editsByFile, withoutConflicts } from './apply.js';
import type { Wanted } from './apply.js';
import { groupBy } from './group.js';

/** How often fixes are made and their result is linted again. */
export const maxRounds = 10;

/** Texts by file, in place of those of the repository. */
export type Contents = ReadonlyMap<string, string>;

export interface FixOptions {
  /** With `suggest` the safe ones are made too. */
  readonly kind: Fix['kind'];
  /** The text of a file as it was linted first; undefined where none can be written. */
  read(file: string): string | undefined;
  /** The result with some texts changed; undefined if the run cannot be done with them. */
  relint(contents: Contents): LintResult | undefined;
  /** The file to change in place of one that is named: what a link leads to; undefined if nobody may change it. */
  editable(file: string): string | undefined;
}

/** What came of fixing: new texts by file, and what is found in them. */
export interface Fixed {
  readonly contents: Contents;
  readonly result: LintResult;
  /** The findings that are gone. */
  readonly made: readonly Finding[];
  /** Findings whose fix would not have removed them, or would have broken something else. */
  readonly refused: readonly Finding[];
}

/**
 * Makes the fixes of a result, round by round until nothing changes or `maxRounds` are over. A fix stays only if its
 * finding is gone afterwards, everything can still be read, and no error came up that was not there before.
 */
export function fixAll(first: LintResult, options: FixOptions): Fixed {
  const refused = new Map<string, Finding>();
  const made: Finding[] = [];
  let state: State = { contents: new Map(), result: first };
  for (let round = 0; round < maxRounds; round++) {
    const before = state;
    const wanted = before.result.findings.flatMap((finding): Wanted[] => {
      const fix = finding.fix && permitted(finding.fix, options);
      return fix && !refused.has(keyOf({ finding, fix })) ? [{ finding, fix }] : [];
    });
    const attempt = new Attempt(before, options);
    attempt.make(withoutConflicts(wanted));
    for (const each of attempt.refused) refused.set(keyOf(each), each.finding);
    made.push(...attempt.made.map(({ finding }) => finding));
    state = attempt.after;
    if (attempt.made.length === 0 && attempt.refused.length === 0) break;
  }
  return { ...state, made, refused: [...refused.values()] };
}

function permitted(fix: Fix, options: FixOptions): Fix | undefined {
  if (fix.kind === 'suggest' && options.kind === 'safe') return undefined;
  const edits = fix.edits.flatMap((edit): TextEdit[] => {
    const file = options.editable(edit.location.file);
    return file === undefined ? [] : [{ ...edit, location: { ...edit.location, file } }];
  });
  return edits.length === fix.edits.length ? { ...fix, edits } : undefined;
}

/** The same for a fix whose place has moved. */
function keyOf({ finding: { ruleId, messageId, resource, path }, fix: { edits } }: Wanted): string {
  const changes = edits.map(({ location: { file }, text }) => [file, text]);
  return JSON.stringify([ruleId, messageId, resource, path, changes]);
}

interface State {
  readonly contents: Contents;
  readonly result: LintResult;
}

/** One round: all edits are those of the texts before it. */
class Attempt {
  readonly made: Wanted[] = [];
  readonly refused: Wanted[] = [];
  after: State;

  constructor(
    readonly before: State,
    readonly options: FixOptions,
  ) {
    this.after = before;
  }

  /** Adds fixes to those that were made; where that does no good, as many of them as can be. */
  make(wanted: readonly Wanted[]): void {
    if (wanted.length === 0) return;
    const next = this.#with(wanted);
    const guilty = next ? this.#guilty(wanted, next.result) : wanted;
    if (next && guilty.length === 0) {
      this.made.push(...wanted);
      this.after = next;
      return;
    }
    const group = sameEdits(wanted);
    if (group.length === 1) {
      this.refused.push(...wanted);
      return;
    }
    const suspects = new Set(guilty);
    const rest = wanted.filter((each) => !suspects.has(each));
    if (rest.length > 0) {
      this.make(rest);
      this.make(guilty);
      return;
    }
    const half = group.length >> 1;
    this.make(group.slice(0, half).flat());
    this.make(group.slice(half).flat());
  }

  #with(wanted: readonly Wanted[]): State | undefined {
    const contents = new Map(this.before.contents);
    for (const [file, edits] of editsByFile([...this.made, ...wanted])) {
      const content = this.before.contents.get(file) ?? this.options.read(file);
      if (content === undefined) return undefined;
      contents.set(file, applyEdits(content, edits));
    }
    const result = this.options.relint(contents);
    return result && { contents, result };
  }

  /** Which of the fixes may be to blame for what is wrong afterwards: none if nothing is. */
  #guilty(wanted: readonly Wanted[], result: LintResult): readonly Wanted[] {
    const gone = [...this.made, ...wanted].map(({ finding }) => finding);
    const still = remaining(this.before.result.findings, gone, result.findings);
    if (still.size > 0) {
      const found = wanted.filter(({ finding }) => still.has(placeOf(finding)));
      return found.length > 0 ? found : wanted;
    }
    const units = brokenUnits(this.before.result, result);
    if (!units) return [];
    const near = wanted.filter(({ finding }) => finding.units.some((unit) => units.has(unit)));
    return near.length > 0 ? near : wanted;
  }
}

/** Fixes by the edits that they make: those with the same are made or left together. */
function sameEdits(wanted: readonly Wanted[]): Wanted[][] {
  return [...groupBy(wanted, ({ fix }) => JSON.stringify(fix.edits)).values()].map((group) => [...group]);
}

/** What a finding is about, wherever it stands. Numbers of list items change when others are deleted. */
function defectOf({ ruleId, messageId, resource, path }: Finding): string {
  return JSON.stringify([ruleId, messageId, resource, path.replace(/\/\d+(?=\/|$)/g, '/#')]);
}

function placeOf(finding: Finding): string {
  return `${finding.location.file}\n${defectOf(finding)}`;
}

function count(findings: readonly Finding[], key: (finding: Finding) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(key(finding), (counts.get(key(finding)) ?? 0) + 1);
  return counts;
}

/** Places at which more is found than should be left. */
function remaining(before: readonly Finding[], gone: readonly Finding[], after: readonly Finding[]): Set<string> {
  const [had, removed, has] = [before, gone, after].map((findings) => count(findings, placeOf));
  const places = [...removed!.keys()];
  return new Set(places.filter((place) => (has!.get(place) ?? 0) > had!.get(place)! - removed!.get(place)!));
}

/** The units of what is worse than before; undefined if nothing is. */
function brokenUnits(before: LintResult, after: LintResult): Set<string> | undefined {
  const errors = ({ findings }: LintResult) => findings.filter(({ severity }) => severity === 'error');
  const known = count(errors(before), defectOf);
  const worse = errors(after).filter((finding) => {
    const left = known.get(defectOf(finding)) ?? 0;
    known.set(defectOf(finding), left - 1);
    return left <= 0;
  });
  const unread = new Set(before.incomplete.map(({ file, ruleId }) => `${file} ${ruleId}`));
  const lost = after.incomplete.filter(({ file, ruleId }) => !unread.has(`${file} ${ruleId}`));
  if (worse.length === 0 && lost.length === 0) return undefined;
  return new Set(worse.flatMap(({ units }) => units));
}
