import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { repositoryRoot } from '../../devkit/src/root.js';
import { helmTable } from '../src/functions/index.js';
import { fromBytes } from '../src/value/bytes.js';
import { probe } from './probe.js';

interface Recorded {
  readonly expression: string;
  readonly output?: string;
  readonly base64?: string;
  readonly error?: { readonly message: string; readonly line: number; readonly column?: number };
}

const file = join(repositoryRoot(), 'packages/helm/test/expressions.json');
const recorded = JSON.parse(readFileSync(file, 'utf8')) as Recorded[];

/** Helm shows the whole chain, or of a parse error only what follows the last colon; either way its end is the same. */
function sameEnd(helm: string, ours: string): boolean {
  const wanted = helm.replace(/^(?:parse|execution) error at \(.*?\): /, '').trimEnd();
  return wanted.endsWith(ours.trimEnd()) || ours.trimEnd().endsWith(wanted);
}

test('there are enough expressions', () => {
  assert.ok(recorded.length >= 500);
});

test('every function that helm offers is in an expression', () => {
  const words = new Set(recorded.flatMap(({ expression }) => expression.match(/(?<![.$\w])[a-zA-Z]\w*/g) ?? []));
  assert.equal([...helmTable.keys()].filter((name) => !words.has(name)), []);
});

recorded.forEach(({ expression, output, base64, error }, index) => {
  test(expression, () => {
    const probed = probe(index, expression);
    if (!error) {
      const expected = base64 === undefined ? output : fromBytes(new Uint8Array(Buffer.from(base64, 'base64')));
      assert.is(probed.output, expected, probed.error?.message);
      return;
    }
    assert.ok(probed.error, `helm fails with ${error.message}, here the output is ${probed.output}`);
    assert.ok(sameEnd(error.message, probed.error.message), `${error.message} is not ${probed.error.message}`);
    // Of `fail` and `required` Helm names the outermost call, klint the innermost.
    if (error.message.startsWith('execution error')) return;
    assert.is(probed.error.line, error.line);
    if (error.column !== undefined) assert.is(probed.error.column, error.column, 'the column');
  });
});
test.run();
