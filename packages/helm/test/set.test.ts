import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { repositoryRoot } from '../../devkit/src/root.js';
import { applySet, type SetKind } from '../src/chart/set.js';
import { Dict } from '../src/value/value.js';
import { renderFiles } from './render-files.js';
import { setChart } from './set-chart.js';

interface Recorded {
  readonly kind: SetKind;
  readonly value: string;
  /** Null where helm refuses. */
  readonly values: string | null;
}

const file = join(repositoryRoot(), 'packages/helm/test/set.json');
const files = Object.fromEntries(Object.entries(setChart).map(([name, content]) => [`set/${name}`, content]));

for (const { kind, value, values } of JSON.parse(readFileSync(file, 'utf8')) as Recorded[]) {
  test(`${kind}: ${value}`, () => {
    const over = new Dict();
    const problem = applySet(over, value, kind);
    if (values === null) {
      assert.ok(problem, 'helm refuses it');
      return;
    }
    assert.is(problem, undefined);
    const printed = renderFiles(files, 'set', { values: over }).files[0]!.text.content;
    const encoded = /"v": "(.*?)"/.exec(printed)![1]!;
    assert.is(Buffer.from(encoded, 'base64').toString('utf8'), values);
  });
}
test.run();
