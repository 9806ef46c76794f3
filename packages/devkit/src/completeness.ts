import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationKinds } from '@klint/kube';
import { coreMessages } from '@klint/model';
import type { Rule } from '@klint/model';
import { fixedFixtures, strayFixedTexts } from './fixed-fixtures.js';
import { fixturesOf } from './fixture-files.js';
import { runFixture } from './fixtures.js';
import type { FixtureRun } from './fixtures.js';
import { proseOf } from './generate/sections.js';
import { placeholders } from './new-rule/placeholders.js';
import { pageIds } from './rule-files.js';

/** What a rule still lacks: page, texts, fixtures, and fixtures for each of its messages and options. */
export function missingParts(root: string, rule: Rule, rules: readonly Rule[]): string[] {
  return [
    ...missingCode(rule),
    ...missingTexts(rule),
    ...missingPage(root, rule),
    ...missingFixtures(root, rule, rules),
  ];
}

function missingCode({ meta, create }: Rule): string[] {
  const isOfComponent = meta.kinds.includes('workload') && meta.kinds.some((kind) => configurationKinds.includes(kind));
  return [
    ...(create || meta.id in coreMessages ? [] : ['create: the rule looks at nothing']),
    // Else every workload would count as something that it judges.
    ...(isOfComponent && !meta.components ? ['components: it judges the configuration of one, and names none'] : []),
  ];
}

function missingTexts({ meta }: Rule): string[] {
  const unwritten: ReadonlySet<string> = new Set(Object.values(placeholders));
  const texts: [string, string][] = [
    ['title', meta.title],
    ['why', meta.why],
    ['remedy', meta.remedy],
    ...Object.entries(meta.messages).map(([id, text]): [string, string] => [`message ${id}`, text]),
    ...Object.entries(meta.options).map(([name, { description }]): [string, string] => [`option ${name}`, description]),
  ];
  return texts.filter(([, text]) => text === '' || unwritten.has(text)).map(([name]) => `${name}: is not written yet`);
}

function missingPage(root: string, { meta }: Rule): string[] {
  if (!pageIds(root).includes(meta.id)) return ['page: there is none'];
  const prose = proseOf(readFileSync(join(root, `rules/${meta.id}.md`), 'utf8'));
  return prose === '' || prose.includes(placeholders.prose) ? ['page: its prose is not written yet'] : [];
}

function missingFixtures(root: string, { meta, create }: Rule, rules: readonly Rule[]): string[] {
  const fixtures = fixturesOf(root, meta.id);
  const runs = fixtures.map((fixture) => ({ fixture, ...runFixture(fixture, rules) }));
  const empty = create ? runs.filter(({ result }) => result.resources === 0) : [];
  const kinds = (['valid', 'invalid'] as const).filter((kind) => !fixtures.some((fixture) => fixture.kind === kind));
  return [
    ...kinds.map((kind) => `fixtures: there is no ${kind} one`),
    ...empty.map(({ fixture }) => `${fixture.path}: has no resource`),
    ...runs.flatMap(({ fixture: { kind, path }, expected }) => {
      if (kind === 'invalid') return expected.length === 0 ? [`${path}: expects no finding, and is invalid`] : [];
      return expected.length > 0 ? [`${path}: expects a finding, and is valid`] : [];
    }),
    ...(meta.fix && fixedFixtures(root, meta.id).length === 0 ? ['fix: no fixture has a fixed text'] : []),
    ...strayFixedTexts(root, meta.id).map((path) => `${path}: is for no invalid fixture`),
    ...unexpectedMessages(meta, runs).map((id) => `message ${id}: is expected in no fixture`),
    ...unusedOptions(meta, runs).map((name) => `option ${name}: is used off its default in no fixture`),
  ];
}

function unexpectedMessages(meta: Rule['meta'], runs: readonly FixtureRun[]): string[] {
  const expected = new Set(runs.flatMap((run) => run.expected.map((line) => line.split(' ').at(-1))));
  return Object.keys(meta.messages).filter((id) => !expected.has(id));
}

function unusedOptions(meta: Rule['meta'], runs: readonly FixtureRun[]): string[] {
  const used = new Set<string>();
  for (const { expectations } of runs) {
    for (const [name, value] of Object.entries(expectations.options)) {
      if (JSON.stringify(value) !== JSON.stringify(meta.options[name]?.default)) used.add(name);
    }
  }
  return Object.keys(meta.options).filter((name) => !used.has(name));
}
