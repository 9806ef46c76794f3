import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { seeded } from '../src/random.js';

test('the same seed gives the same order, another seed another', () => {
  const items = Array.from({ length: 50 }, (_, i) => i);
  const order = (seed: number) => seeded(seed).shuffled(items);
  assert.equal(order(1), order(1));
  assert.not.equal(order(1), order(2));
  assert.equal(order(3).sort((a, b) => a - b), items);
});

test('numbers stay below their limit and reach all of it', () => {
  const random = seeded(7);
  const seen = new Set(Array.from({ length: 500 }, () => random.below(10)));
  assert.equal([...seen].sort((a, b) => a - b), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test.run();
