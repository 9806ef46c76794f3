import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { didYouMean, nearest } from '@klint/model';

const rules = ['worker-node/no-host-network', 'worker-node/no-host-pid', 'container-app/no-root-user'];

const guesses: readonly (readonly [name: string, candidates: readonly string[], guess: string | undefined])[] = [
  ['worker-node/no-host-netwrok', rules, 'worker-node/no-host-network'],
  ['no-host-pid', rules, 'worker-node/no-host-pid'],
  ['container-app/no-host-pid', rules, 'worker-node/no-host-pid'],
  ['worker-node/no-host-pdi', rules, 'worker-node/no-host-pid'],
  ['something/else-altogether', rules, undefined],
  ['warning', ['error', 'warn', 'info', 'off'], 'warn'],
  ['Err', ['error', 'warn'], 'error'],
  ['on', ['off', 'info'], undefined],
  ['rulse', ['units', 'rules'], 'rules'],
  ['', ['a'], undefined],
];

for (const [name, candidates, guess] of guesses) {
  test(`${JSON.stringify(name)} is taken for ${guess ?? 'nothing'}`, () => assert.is(nearest(name, candidates), guess));
}

test('a suggestion is worded, and none is empty', () => {
  assert.is(didYouMean('rulez', ['rules']), '; did you mean "rules"?');
  assert.is(didYouMean('zzz', ['rules']), '');
});

test.run();
