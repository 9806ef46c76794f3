import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { tallyOf } from '../src/run-tests.js';

const totals = (total: number, passed: number, skipped = 0): string =>
  `• • •\n\n  Total:     ${total}\n  Passed:    ${passed}\n  Skipped:   ${skipped}\n  Duration:  1.00ms\n`;

test('counts what uvu says, with and without colours', () => {
  assert.equal(tallyOf(totals(3, 3), undefined), { passed: 3, failed: 0, skipped: [] });
  const colored = totals(4, 4).replace(/(Passed.*)/, '\u001b[32m$1\u001b[39m');
  assert.equal(tallyOf(colored, undefined), { passed: 4, failed: 0, skipped: [] });
  const disputed = ['polaris a: wrong (https://example.com)'];
  const said = `• • disputed: ${disputed[0]}\n${totals(3, 3)}`;
  assert.equal(tallyOf(said, undefined), { passed: 3, failed: 0, skipped: [], disputed });
});

test('keeps the output of a program in which a test failed', () => {
  const { passed, failed, failure } = tallyOf(`FAIL\n${totals(4, 3, 1)}`, 'ended with exit code 1');
  assert.equal({ passed, failed }, { passed: 3, failed: 1 });
  assert.match(failure!, /FAIL/);
});

test('counts a program that crashes, says nothing or holds nothing as failed', () => {
  assert.is(tallyOf('TypeError', 'ended with exit code 1').failed, 1);
  assert.is(tallyOf('', undefined).failed, 1);
  assert.is(tallyOf(totals(0, 0), undefined).failed, 1);
  assert.is(tallyOf(totals(2, 2), 'ended with SIGKILL').failed, 1);
});

test('counts a test that is skipped without a name as failed', () => {
  const { passed, failed, failure } = tallyOf(totals(2, 2, 1), undefined);
  assert.equal({ passed, failed }, { passed: 2, failed: 1 });
  assert.match(failure!, /skips without saying what/);
});

test('names what was skipped', () => {
  const line = 'skipped: scalars as kubectl reads them (needs kubectl)';
  const skipped = ['scalars as kubectl reads them (needs kubectl)'];
  assert.equal(tallyOf(`${line}\n${totals(1, 1)}`, undefined), { passed: 1, failed: 0, skipped });
  assert.equal(tallyOf(`${line}\n`, undefined), { passed: 0, failed: 0, skipped });
});

test.run();
