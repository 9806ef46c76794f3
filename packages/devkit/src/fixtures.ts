import type { LintResult, Loaded, Rule } from '@klint/model';
import { lintedFiles, oddFiles, readExpectations } from './expectations.js';
import type { Expectations } from './expectations.js';
import type { Fixture } from './fixture-files.js';
import { freezeDeep } from './freeze.js';
import { lintFiles } from './pipeline.js';
import type { LintFilesOptions } from './pipeline.js';
import { seeded } from './random.js';

/** What a fixture gave: both lists are sorted and hold `file:line messageId`. */
export interface FixtureRun {
  readonly expected: readonly string[];
  readonly found: readonly string[];
  readonly result: LintResult;
  readonly expectations: Expectations;
}

const seeds = [1, 2, 3];

/**
 * Lints a fixture with its rule alone, at its default severity. Throws if a shuffled order of resources changes the
 * result, if a rule crashed, or if something could not be read that the fixture does not speak of.
 */
export function runFixture(fixture: Fixture, rules: readonly Rule[]): FixtureRun {
  const expectations = readExpectations(fixture);
  const { files, options } = lintFixture(fixture, expectations, rules);
  const lint = (seed: number): LintResult =>
    lintFiles(files, { ...options, prepare: (loaded) => shuffle(freezeDeep(loaded), seed) });
  const results = seeds.map(lint);
  const [result] = results as [LintResult, ...LintResult[]];
  for (const other of results) {
    if (JSON.stringify(other) !== JSON.stringify(result)) throw new Error('the order of resources changes the result');
  }
  const wanted: readonly string[] = [fixture.rule, ...expectations.others];
  const unread = result.incomplete.find((each) => !wanted.includes(each.ruleId) || each.message.includes('crashed'));
  if (unread) throw new Error(`${unread.file}:${unread.location.start.line}: ${unread.ruleId}: ${unread.message}`);
  const own = result.findings.filter(({ ruleId }) => ruleId === fixture.rule);
  const found = own.map(({ messageId, location }) => `${location.file}:${location.start.line} ${messageId}`);
  return { expected: expectations.findings, found: found.sort(), result, expectations };
}

/** The files of a fixture, and how they are linted: with its rule alone. */
export function lintFixture(
  fixture: Fixture,
  expectations: Expectations,
  rules: readonly Rule[],
): { readonly files: Readonly<Record<string, Uint8Array>>; readonly options: LintFilesOptions } {
  const { version } = expectations;
  const options = {
    rules,
    config: { extends: [], ...(version === undefined ? {} : { kubernetesVersion: version }) },
    flags: flagsOf(fixture, expectations, rules),
    odd: oddFiles(fixture),
  };
  return { files: lintedFiles(fixture), options };
}

/** The rule of the fixture with its options, and the rules that it needs beside it. */
function flagsOf({ rule }: Fixture, { options, others }: Expectations, rules: readonly Rule[]): string[] {
  return [...others, rule].map((id) => {
    const found = rules.find(({ meta }) => meta.id === id);
    if (!found) throw new Error(`no rule ${id}`);
    return JSON.stringify({ [id]: [found.meta.severity, ...(id === rule ? [options] : [])] });
  });
}

/** The resources of each unit in another order. */
export function shuffle(loaded: Loaded, seed: number): Loaded {
  const random = seeded(seed);
  const units = loaded.units.map((unit) => ({ ...unit, resources: random.shuffled(unit.resources) }));
  return { ...loaded, units, texts: random.shuffled(loaded.texts) };
}
