import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { full, needs, repositoryRoot, seeded, shared, type Random } from '@klint/devkit';
import { Text } from '@klint/model';
import { damage } from './damage.js';
import { extents, readByBoth, type Tally } from './producers.js';
import { smallDocument } from './small-documents.js';
import { structureRows } from './structure-rows.js';

/** All YAML files below a folder, by path. */
function yamlFiles(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/.test(name));
  return names.sort().map((name) => join(folder, name));
}

function compare(content: string, tally: Tally, name: string): void {
  const text = new Text('a.yaml', content);
  for (const extent of extents(content)) {
    const { fast, library } = readByBoth(text, extent);
    tally.documents += 1;
    tally.characters += extent.end - extent.start;
    if (!fast) tally.declined += 1;
    else if (fast.join('\n') !== library!.join('\n')) {
      const at = fast.findIndex((line, i) => line !== library![i]);
      const source = JSON.stringify(content.slice(extent.start, extent.end));
      const lines = `${fast[at]} instead of ${library![at]}`;
      assert.unreachable(`${name}, ${JSON.stringify(extent)}: ${lines}\n${source.slice(0, 4000)}`);
    }
  }
}

function newTally(): Tally {
  return { documents: 0, declined: 0, characters: 0 };
}

function say(what: string, { documents, declined }: Tally): void {
  console.log(`${what}: ${declined} of ${documents} documents declined (${percent(declined / documents)})`);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

/** Not YAML before they are rendered. */
const template = /\/templates\//;

const manifests = yamlFiles(join(repositoryRoot(), 'test-manifests'));

test('both producers read test-manifests alike', () => {
  const tally = newTally();
  for (const file of manifests) compare(readFileSync(file, 'utf8'), tally, file);
  say('test-manifests', tally);
  assert.ok(tally.documents > 1000);
});

const folder = shared();
if (needs('both producers on the corpus', 'the corpus', folder)) {
  const corpus = yamlFiles(join(folder, 'corpus')).filter((_, i) => full() || i % 8 === 0);
  test('both producers read the corpus alike, and the fast one reads nearly all of it', () => {
    const tally = newTally();
    for (const file of corpus) {
      compare(readFileSync(file, 'utf8'), template.test(file) ? newTally() : tally, file);
    }
    say('corpus', tally);
    assert.ok(tally.declined / tally.documents < 0.05);
  });

  test('both producers read the suites of others alike', () => {
    for (const file of yamlFiles(join(folder, 'suites')).filter((_, i) => full() || i % 8 === 0)) {
      compare(readFileSync(file, 'utf8'), newTally(), file);
    }
  });

  test('both producers read damaged files of the corpus alike', () => {
    const sources = corpus.filter((file) => !template.test(file)).map((file) => readFileSync(file, 'utf8'));
    compareDamaged(sources, full() ? 60_000 : 3000, 1);
  });
}

test('both producers read damaged test-manifests alike', () => {
  compareDamaged(manifests.map((file) => readFileSync(file, 'utf8')), full() ? 200_000 : 10_000, 2);
});

test('both producers read small documents alike', () => {
  const random = seeded(3);
  const tally = newTally();
  for (const { source } of structureRows) compare(source, tally, 'row');
  for (let i = 0; i < (full() ? 1_000_000 : 30_000); i++) compare(smallDocument(random), tally, `small ${i}`);
  say('small', tally);
  assert.ok(tally.declined < tally.documents * 0.9);
});

function compareDamaged(sources: readonly string[], count: number, seed: number): void {
  const small = sources.filter((source) => source.length < 3000);
  const tally = newTally();
  const random: Random = seeded(seed);
  for (let i = 0; i < count; i++) compare(damage(small, random), tally, `damaged ${i}`);
  say('damaged', tally);
  assert.ok(tally.declined < tally.documents * 0.9);
}

test.run();
