import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { full, shared } from '../../devkit/src/root.js';
import { helm, needs } from '../../devkit/src/tools.js';
import type { Rendered } from '../src/chart/render.js';
import type { ParsedSources } from '../src/template/world.js';
import { piecesOf, textOf } from '../src/value/chars.js';
import { assertSame, renderDisk } from './compare.js';
import { type Render, rendersOf } from './corpus-charts.js';
import { runHelm } from './real-helm.js';

/** One of each `step` renders; a prime, so that no source is left out. */
function sample(renders: readonly Render[], step: number): readonly Render[] {
  return full() ? renders : renders.filter((_, i) => i % step === 3);
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
  for (const { chart, values } of sample(rendersOf(folder), 7)) {
    const name = values ?? chart;
    test(`as helm renders it: ${name}`, () => {
      const over = values === undefined ? undefined : readFileSync(join(folder, values), 'utf8');
      const rendered = renderDisk(folder, chart, over, parsed);
      const options = values === undefined ? [] : ['-f', join(folder, values)];
      assertSame(name, rendered, (...more) => runHelm(program, join(folder, chart), [...options, ...more]));
      checkOrigins(rendered);
    });
  }
}
test.run();
