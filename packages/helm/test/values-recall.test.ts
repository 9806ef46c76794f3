import { type Node, Text } from '@klint/model';
import { parseDocument } from '@klint/parser';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Random, seeded } from '../../devkit/src/random.js';
import { full, shared } from '../../devkit/src/root.js';
import { helm, needs } from '../../devkit/src/tools.js';
import { renderCorpus } from './compare.js';
import { contentOf, type CorpusChart, corpusCharts } from './corpus-charts.js';
import { cleaner, indexOf, type Marked, markedEdit, type Spot, spotsOf, writtenAt } from './single-edit.js';
import { type Printed, renderAll, withTrial } from './trial.js';

// Keys of values files are edited; wherever helm renders the edit, klint names that key first.

const counts = { all: 0, first: 0 };
const misses: string[] = [];

function scalarsOf(node: Node | undefined): Node[] {
  if (node?.type === 'sequence') return node.items.flatMap(scalarsOf);
  if (node?.type === 'mapping') return node.entries.flatMap(({ value }) => scalarsOf(value));
  return node && node.origin.end > node.origin.start ? [node] : [];
}

function editsOf(chart: CorpusChart, random: Random, most: number): Marked[] {
  const file = 'values.yaml';
  const text = new Text(file, contentOf(chart, file));
  const { root } = parseDocument(text, 0, text.content.length).value;
  const scalars = random.shuffled(scalarsOf(root));
  const edits = scalars.flatMap(({ origin: { start, end } }, i) => markedEdit(text.content, file, start, end, i) ?? []);
  return edits.filter(({ mark }) => mark !== '').slice(0, most);
}

/** The place that klint names first for the characters of a leaf that an edit changed. */
function isNamedFirst(spot: Spot, { edit }: Marked, from: number, length: number, source: Text): boolean {
  const { location, related } = spot.text.locate(spot.start + from, spot.start + from + length, 'value');
  const first = location.file === edit.file ? location : related.find(({ message }) => /^the value: /.test(message));
  const place = first && ('location' in first ? first.location : first);
  if (!place || place.file !== edit.file) return false;
  const start = source.offsetOfLine(place.start.line) + place.start.column - 1;
  const end = source.offsetOfLine(place.end.line) + place.end.column - 1;
  return start <= edit.start && edit.end <= (source.content[end] === ':' ? blockEnd(source, place.start) : end);
}

/** Where the value of a key ends: before the next line that is not indented more than the key. */
function blockEnd(source: Text, { line, column }: { line: number; column: number }): number {
  const lines = source.content.split('\n');
  let at = line;
  while (at < lines.length && (lines[at]!.trim() === '' || lines[at]!.search(/\S/) >= column)) at++;
  return source.offsetOfLine(at + 1);
}

function judge(chart: CorpusChart, spots: Spot[], batch: Marked[], printed: readonly Printed[]): void {
  const source = new Text('values.yaml', contentOf(chart, 'values.yaml'));
  const clean = cleaner(batch);
  const index = indexOf(printed, clean);
  const shown = new Map<Marked, number>();
  for (const spot of random.shuffled(spots)) {
    const now = writtenAt(spot, index);
    if (now === undefined || clean(now) !== spot.written) continue;
    for (const marked of batch) {
      const at = now.indexOf(marked.mark);
      const count = shown.get(marked) ?? 0;
      // A key may feed hundreds of leaves; some of them are enough.
      if (at < 0 || count >= 6) continue;
      shown.set(marked, count + 1);
      counts.all++;
      const from = clean(now.slice(0, at)).length;
      const isFirst = isNamedFirst(spot, marked, from, Math.max(marked.was.length, 1), source);
      if (isFirst) counts.first++;
      else misses.push(`${chart.name} ${spot.object} /${spot.path.join('/')}: ${now}`);
    }
  }
}

const random = seeded(2028);

function judgeChart(program: string, chart: CorpusChart): void {
  const leaves = spotsOf(renderCorpus(chart)).filter(({ kind }) => kind === 'leaf');
  const edits = editsOf(chart, random, full() ? 24 : 12);
  withTrial(program, chart, (trial) => {
    const batches = new Map<readonly Printed[], Marked[]>();
    renderAll(trial, edits, ({ edit }) => edit, (marked, printed) => {
      if (printed) batches.set(printed, [...(batches.get(printed) ?? []), marked]);
    });
    for (const [printed, batch] of batches) judge(chart, leaves, batch, printed);
  });
}

const folder = shared();
const program = helm();
const name = 'edits of values found by what klint names';
if (needs(name, 'the shared test data', folder) && needs(name, 'helm', program)) {
  const charts = random.shuffled(corpusCharts(folder)).slice(0, full() ? undefined : 12);
  for (const chart of charts) test(`values of ${chart.name}`, () => judgeChart(program, chart));

  test('nearly every leaf names the key that it carries first', () => {
    const shown = `${counts.first} of ${counts.all} leaves name their key first`;
    console.log(shown);
    assert.ok(counts.all >= (full() ? 500 : 60), shown);
    assert.ok(counts.first >= 0.97 * counts.all, `${shown}\n${misses.join('\n')}`);
  });
}

test.run();
