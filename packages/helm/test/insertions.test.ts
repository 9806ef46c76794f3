import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Random, seeded } from '../../devkit/src/random.js';
import { full, shared } from '../../devkit/src/root.js';
import { helm, needs } from '../../devkit/src/tools.js';
import { renderCorpus } from './compare.js';
import { contentOf, type CorpusChart, corpusCharts } from './corpus-charts.js';
import { type Absence, absencesOf, insertionOf, isPresent } from './insertion.js';
import { apart, type Edit, renderAll, withTrial } from './trial.js';

// A key that an object lacks is written where klint says it is missing; helm then renders it at its path.

const counts = { all: 0, present: 0 };
const misses: string[] = [];

function judge(chart: CorpusChart, absence: Absence, isThere: boolean): void {
  counts.all++;
  if (isThere) counts.present++;
  const { source, name, parent, key, location } = absence;
  const place = `${location.file}:${location.start.line}:${location.start.column}`;
  if (!isThere) misses.push(`${chart.name} ${source} ${name} /${[...parent, key].join('/')} at ${place}`);
}

function judgeChart(program: string, chart: CorpusChart, random: Random, most: number): void {
  const cases: { absence: Absence; edit: Edit }[] = [];
  let chosen = 0;
  for (const absence of random.shuffled(absencesOf(renderCorpus(chart)))) {
    if (chosen === most) break;
    const edit = insertionOf(absence, contentOf(chart, absence.location.file));
    const more = edit && [...cases, { absence, edit }];
    // Several keys may be missing at one place; each place is tried once.
    if (more && apart(more, (each) => each.edit).length < more.length) continue;
    chosen++;
    if (edit) cases.push({ absence, edit });
    else judge(chart, absence, false);
  }
  withTrial(program, chart, (trial) => {
    renderAll(trial, cases, ({ edit }) => edit, ({ absence }, documents) => {
      judge(chart, absence, documents !== undefined && isPresent(absence, documents));
    });
  });
}

const folder = shared();
const program = helm();
const name = 'missing keys written where klint says so';
if (needs(name, 'the shared test data', folder) && needs(name, 'helm', program)) {
  const random = seeded(2027);
  const charts = random.shuffled(corpusCharts(folder));
  for (const chart of charts) {
    test(`insertions in ${chart.name}`, () => judgeChart(program, chart, random, full() ? 40 : 14));
  }

  test('nearly every key stands where it was missing', () => {
    console.log(`${counts.present} of ${counts.all} inserted keys stand where they were missing`);
    assert.ok(counts.all >= 300, `${counts.all} insertions`);
    const shown = `${counts.present} of ${counts.all}\n${misses.join('\n')}`;
    assert.ok(counts.present >= 0.97 * counts.all, shown);
  });
}

test.run();
