import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Text } from '@klint/model';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { full, shared } from '../../devkit/src/root.js';
import { helm, needs } from '../../devkit/src/tools.js';
import { roleOf } from '../src/chart/documents.js';
import { loadChart, valuesOf } from '../src/chart/load.js';
import { type Rendered, renderChart } from '../src/chart/render.js';
import type { ParsedSources } from '../src/template/world.js';
import { piecesOf, textOf } from '../src/value/chars.js';
import { diskTree } from './disk.js';

interface Render {
  /** Relative to the corpus. */
  readonly chart: string;
  readonly values: string | undefined;
}

/** Every chart of the corpus with its defaults and each of its ci values. */
function rendersOf(corpus: string): Render[] {
  return readdirSync(corpus)
    .sort()
    .flatMap((source) =>
      readdirSync(join(corpus, source))
        .sort()
        .map((name) => `${source}/${name}`),
    )
    .filter((chart) => existsSync(join(corpus, chart, 'Chart.yaml')))
    .flatMap((chart) => {
      const ci = join(corpus, chart, 'ci');
      const files = existsSync(ci)
        ? readdirSync(ci)
            .sort()
            .filter((name) => name.endsWith('-values.yaml'))
        : [];
      return [undefined, ...files.map((name) => `${chart}/ci/${name}`)].map((values) => ({ chart, values }));
    });
}

/** One of each `step` renders; a prime, so that no source is left out. */
function sample(renders: readonly Render[], step: number): readonly Render[] {
  return full() ? renders : renders.filter((_, i) => i % step === 3);
}

/** The documents of each template, in an order of their own, because helm sorts them by kind. */
type Documents = ReadonlyMap<string, readonly string[]>;

function grouped(pairs: readonly (readonly [string, string])[]): Documents {
  const groups = new Map<string, string[]>();
  for (const [name, document] of pairs) groups.set(name, [...(groups.get(name) ?? []), document].sort());
  return groups;
}

function byHelm(program: string, corpus: string, { chart, values }: Render): Documents | string {
  const more = values === undefined ? [] : ['-f', join(corpus, values)];
  const { stdout, stderr, status } = spawnSync(program, ['template', 'rel', join(corpus, chart), ...more], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) return stderr;
  const parts = stdout.split(/^---\n# Source: /m).slice(1);
  return grouped(parts.map((part) => [part.split('\n', 1)[0]!, part.slice(part.indexOf('\n') + 1).replace(/\n$/, '')]));
}

function byKlint(corpus: string, { chart, values }: Render, parsed: ParsedSources): Rendered {
  const loaded = loadChart(diskTree(corpus), chart);
  assert.ok(loaded.chart, loaded.problems.map((problem) => problem.message).join('\n'));
  const text = values === undefined ? undefined : new Text(values, readFileSync(join(corpus, values), 'utf8'));
  const over = text && valuesOf(text, (message) => assert.unreachable(message));
  return renderChart(loaded.chart!, { releaseName: 'rel', parsed, ...(over ? { values: over } : {}) });
}

function documentsOf(rendered: Rendered): Documents {
  return grouped(
    rendered.files.flatMap(({ name, chars, documents }) =>
      documents
        .map(({ start, end }) => textOf(chars).slice(start, end))
        .filter((document) => roleOf(document) !== 'dropped')
        .map((document) => [name, document] as const),
    ),
  );
}

/** The lines of a document without those that differ between two runs of helm: passwords and what hashes them. */
function steady(document: string, first: string, second: string): string {
  const [one, two] = [first.split('\n'), second.split('\n')];
  return document
    .split('\n')
    .filter((_, i) => one[i] === two[i])
    .join('\n');
}

function compare(name: string, wanted: Documents, ours: Documents, again: () => Documents | string): void {
  assert.equal([...ours.keys()].sort(), [...wanted.keys()].sort(), `templates of ${name}`);
  for (const [template, documents] of wanted) {
    const [theirs, mine] = [documents.join('\n---\n'), ours.get(template)!.join('\n---\n')];
    if (theirs === mine) continue;
    const second = again();
    assert.not.type(second, 'string');
    const other = (second as Documents).get(template)!.join('\n---\n');
    assert.is(steady(mine, theirs, other), steady(theirs, theirs, other), `${template} of ${name}`);
  }
}

/** Every character of every text has a place, and where it was copied from a file, that file has it there. */
function checkOrigins({ files }: Rendered): void {
  for (const { name, chars } of files) {
    let at = 0;
    for (const { length, text, offset, site } of piecesOf(chars)) {
      assert.ok(site, `a character of ${name} has no place`);
      const written = textOf(chars).slice(at, at + length);
      if (text && text.content.slice(offset, offset + length) !== written) {
        assert.is(text.content.slice(offset, offset + length), written, `${name} from ${text.file}`);
      }
      at += length;
    }
    assert.is(at, textOf(chars).length, name);
  }
}

const corpus = shared();
const program = helm();

if (
  needs('charts as helm renders them', 'the shared test data', corpus) &&
  needs('charts as helm renders them', 'helm', program)
) {
  const folder = join(corpus, 'corpus/charts');
  const parsed: ParsedSources = new Map();
  for (const render of sample(rendersOf(folder), 13)) {
    const name = render.values ?? render.chart;
    test(`as helm renders it: ${name}`, () => {
      const wanted = byHelm(program, folder, render);
      const rendered = byKlint(folder, render, parsed);
      if (typeof wanted === 'string') {
        assert.ok(rendered.problems.length > 0, `helm fails: ${wanted}`);
        return;
      }
      assert.equal(
        rendered.problems.map((problem) => problem.message),
        [],
      );
      compare(name, wanted, documentsOf(rendered), () => byHelm(program, folder, render));
      checkOrigins(rendered);
    });
  }
}
test.run();
