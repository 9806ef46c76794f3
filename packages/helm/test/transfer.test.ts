import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileLocation, Text } from '@klint/model';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { repositoryRoot } from '../../devkit/src/root.js';
import { loadChart } from '../src/chart/load.js';
import { type Rendered, renderChart } from '../src/chart/render.js';
import { newShared, pack } from '../src/transfer/pack.js';
import { answerRender, requestRender } from '../src/transfer/render.js';
import { piecesOf } from '../src/value/chars.js';
import { diskTree } from './disk.js';

const folder = join(repositoryRoot(), 'test-manifests/_helm');
const options = { lenient: true, releaseName: 'rel' };

/** All that a render says, with the places of every line and key in it. */
function told({ files, problems, refusals, crds, replaced, unsound, ran, steps }: Rendered): unknown {
  return {
    files: files.map(({ name, text, documents }) => {
      const starts = [...text.content.matchAll(/\S+/g)].map((match) => [match.index, match.index + match[0].length]);
      const places = starts.map(([start, end]) => text.locate(start!, end!));
      return { name, content: text.content, documents, places };
    }),
    problems: problems.map(({ message, at }) => ({ message, at })),
    refusals: refusals.map(({ error, file, keys }) => [error.reason, file.file, keys.map((key) => key.path())]),
    crds: crds.map(({ text }) => text.file),
    more: [[...replaced], [...unsound], [...ran], steps],
  };
}

for (const name of readdirSync(folder).sort()) {
  test(`a chart rendered by another thread is as if rendered here: ${name}`, () => {
    const { chart } = loadChart(diskTree(folder), name);
    const request = requestRender(chart!, options);
    const theirs = request.read(structuredClone(answerRender(structuredClone(request.message))));
    const ours = renderChart(chart!, options);
    assert.equal(told(theirs), told(ours));
    const known = new Set(chart!.templates.map(({ text }) => text));
    const texts = theirs.files.flatMap(({ chars }) => piecesOf(chars).flatMap(({ site }) => site?.source.text ?? []));
    for (const text of texts) assert.ok(known.has(text) || text.file.includes('/charts/'), text.file);
    theirs.problems.forEach(({ at }, i) => {
      const other = ours.problems[i]!.at;
      assert.ok('text' in at && 'text' in other ? at.text === other.text : !('text' in at) && !('text' in other));
    });
  });
}

test('what cannot be handed over is said at once', () => {
  const refuses = (value: object, pattern: RegExp): void => assert.throws(() => pack([value], newShared()), pattern);
  refuses({ f: () => 0 }, /function/);
  refuses(new Date(0), /Date/);
  refuses(new Text('a', 'b', { locate: () => ({ location: fileLocation('a'), related: [] }) }), /rendered text/);
});

test.run();
