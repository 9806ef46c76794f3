import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { repositoryRoot } from '../../devkit/src/root.js';
import { fromBytes } from '../src/value/bytes.js';
import { probe } from './probe.js';

interface Recorded {
  readonly expression: string;
  readonly output?: string;
  readonly base64?: string;
  readonly error?: { readonly message: string; readonly line: number; readonly column?: number };
}

const recorded = JSON.parse(readFileSync(join(repositoryRoot(), 'packages/helm/test/expressions.json'), 'utf8')) as Recorded[];

for (const { expression, output, base64, error } of recorded) {
  test(expression, () => {
    const expected = base64 === undefined ? output : fromBytes(new Uint8Array(Buffer.from(base64, 'base64')));
    const probed = probe(expression);
    if (error) assert.ok(probed.error, `helm fails with ${error.message}, here the output is ${probed.output}`);
    else assert.is(probed.output, expected, probed.error?.message);
  });
}
test.run();
