import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Random, seeded } from '../../devkit/src/random.js';
import { full, shared } from '../../devkit/src/root.js';
import { helm, needs } from '../../devkit/src/tools.js';
import { renderCorpus } from './compare.js';
import { contentOf, type CorpusChart, corpusCharts } from './corpus-charts.js';
import { cleaner, type Marked, markedEdit, type Spot, spotsOf, type Verdict, verdictOf } from './single-edit.js';
import { apart, renderAll, withTrial } from './trial.js';

// What klint names as the exact place of a rendered key or scalar is edited there; helm then renders a change there.

interface Case {
  readonly spot: Spot;
  readonly marked: Marked;
}

type Group = 'template' | 'values' | 'other file';

function groupOf({ location }: Spot): Group {
  if (/(?:^|\/)templates\//.test(location.file)) return 'template';
  return /values\.ya?ml$/.test(location.file) ? 'values' : 'other file';
}

/** So many spots of a chart of each group, of other places each. */
const wanted: Readonly<Record<Group, number>> = full()
  ? { template: 14, values: 12, 'other file': 2 }
  : { template: 4, values: 4, 'other file': 1 };

function casesOf(chart: CorpusChart, spots: readonly Spot[], random: Random): Case[] {
  const exact = spots.filter(({ location }) => location.precision === 'exact');
  const texts = new Map<string, string>();
  let id = 0;
  return (Object.keys(wanted) as Group[]).flatMap((group) => {
    const cases: Case[] = [];
    for (const spot of random.shuffled(exact.filter((each) => groupOf(each) === group))) {
      if (cases.length >= wanted[group]) break;
      const { file, start, end } = spot.location;
      if (file.includes('.tgz/')) continue;
      const content = texts.get(file) ?? contentOf(chart, file);
      texts.set(file, content);
      const [from, to] = [start, end].map(({ line, column }) => offsetAt(content, line) + column - 1);
      const marked = markedEdit(content, file, from!, to!, id++);
      const one = marked && [...cases, { spot, marked }];
      if (one && apart(one, (each) => each.marked.edit).length === one.length) cases.push({ spot, marked });
    }
    return cases;
  });
}

function offsetAt(content: string, line: number): number {
  let at = 0;
  for (let i = 1; i < line; i++) at = content.indexOf('\n', at) + 1;
  return at;
}

const counts = new Map<string, number>();
const misses: string[] = [];

function count(chart: CorpusChart, { spot, marked }: Case, verdict: Verdict): void {
  const key = `${groupOf(spot)} ${verdict}`;
  counts.set(key, (counts.get(key) ?? 0) + 1);
  if (verdict !== 'same' && verdict !== 'gone') return;
  const { file, start } = spot.location;
  const place = `${file}:${start.line}:${start.column}`;
  misses.push(`${verdict}: ${chart.name} ${spot.object} /${spot.path.join('/')} at ${place} (${marked.edit.text})`);
}

/** Booleans switch blocks on and off, and the name of a chart stands in all of it, so those are edited alone. */
function judgeChart(program: string, chart: CorpusChart, random: Random): void {
  const rendered = renderCorpus(chart);
  const cases = casesOf(chart, spotsOf(rendered), random);
  const alone = cases.filter(({ spot, marked }) => marked.mark === '' || groupOf(spot) === 'other file');
  withTrial(program, chart, (trial) => {
    const together = cases.filter((each) => !alone.includes(each));
    for (const batch of [together, ...alone.map((each) => [each])]) {
      const clean = cleaner(batch.map(({ marked }) => marked));
      renderAll(trial, batch, ({ marked }) => marked.edit, (each, documents) => {
        const verdict = verdictOf(each.spot, each.marked, documents, clean);
        // Other edits may move it in its list or take its block away: then it is judged by its own.
        const isMoved = batch.length > 1 && (verdict === 'same' || verdict === 'gone');
        const own = isMoved ? verdictOf(each.spot, each.marked, trial.render([each.marked.edit]), clean) : verdict;
        count(chart, each, own);
      });
    }
  });
}

const folder = shared();
const program = helm();
const name = 'edits at the places that klint names in the corpus';
if (needs(name, 'the shared test data', folder) && needs(name, 'helm', program)) {
  const random = seeded(2026);
  const charts = random.shuffled(corpusCharts(folder)).slice(0, full() ? undefined : 10);
  for (const chart of charts) test(`edits of ${chart.name}`, () => judgeChart(program, chart, random));

  test('nearly every edit changed what klint says it makes', () => {
    console.log([...counts].sort().map(([key, number]) => `${key}: ${number}`).join(', '));
    const of = (group: string, verdict: Verdict): number => counts.get(`${group} ${verdict}`) ?? 0;
    for (const [group, least] of [['template', 0.995], ['values', 0.995], ['other file', 0.95]] as const) {
      const judged = of(group, 'changed') + of(group, 'same') + of(group, 'gone');
      assert.ok(of(group, 'refused') <= 0.2 * (judged + of(group, 'refused')), `${group}: too many refused`);
      const shown = `${group}: ${of(group, 'changed')} of ${judged}\n${misses.join('\n')}`;
      assert.ok(of(group, 'changed') >= least * judged, shown);
    }
    const edits = [...counts.values()].reduce((a, b) => a + b, 0);
    assert.ok(edits >= (full() ? 1000 : 60), `${edits} edits`);
  });
}

test.run();
