import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Text } from '@klint/model';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { seeded } from '../../devkit/src/random.js';
import { full, shared } from '../../devkit/src/root.js';
import { needs } from '../../devkit/src/tools.js';
import { renderCorpus } from './compare.js';
import { type CorpusChart, corpusCharts } from './corpus-charts.js';
import { type Spot, spotsOf } from './single-edit.js';

// Every key and leaf of the corpus has a place in the repository, and most places are exact.

const counts = { leaf: { all: 0, exact: 0 }, key: { all: 0, exact: 0 } };

/** What the places of a chart name that is not there. */
function strayPlaces({ folder }: CorpusChart, spots: readonly Spot[]): string[] {
  const files = new Map<string, Text | undefined>();
  const textOf = (file: string): Text | undefined => {
    const path = join(folder, file);
    if (!files.has(file)) {
      files.set(file, existsSync(path) ? new Text(file, readFileSync(path, 'utf8')) : undefined);
    }
    return files.get(file);
  };
  return spots.flatMap(({ object, path, location: { file, start, end } }) => {
    const text = textOf(file);
    const lines = text ? text.positionAt(text.content.length).line : 0;
    const isThere = start.line >= 1 && start.column >= 1 && end.line >= start.line && end.line <= lines;
    return isThere ? [] : [`${object} /${path.join('/')} at ${file}:${start.line}`];
  });
}

const folder = shared();
if (needs('places of the keys and leaves of the corpus', 'the shared test data', folder)) {
  for (const chart of seeded(2029).shuffled(corpusCharts(folder)).slice(0, full() ? undefined : 24)) {
    test(`places of ${chart.name}`, () => {
      const spots = spotsOf(renderCorpus(chart));
      assert.ok(spots.length > 0, 'renders nothing');
      for (const { kind, location } of spots) {
        counts[kind].all++;
        if (location.precision === 'exact') counts[kind].exact++;
      }
      assert.equal(strayPlaces(chart, spots), []);
    });
  }

  test('most places are exact', () => {
    const { leaf, key } = counts;
    console.log(`exact: ${leaf.exact} of ${leaf.all} leaves, ${key.exact} of ${key.all} keys`);
    assert.ok(leaf.exact >= 0.7 * leaf.all, `${leaf.exact} of ${leaf.all} leaves`);
    assert.ok(key.exact >= 0.75 * key.all, `${key.exact} of ${key.all} keys`);
  });
}

test.run();
