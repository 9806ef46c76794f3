import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compareQuantities, parseQuantity } from '@klint/kube';

const ONE = 10n ** 9n;

// ParseQuantity of apimachinery (quantity.go, suffix.go) and its tests (quantity_test.go).
const table: readonly (readonly [text: unknown, nanos: bigint | undefined])[] = [
  ['0', 0n], ['1', ONE], ['+1', ONE], ['-1', -ONE], ['007', 7n * ONE], ['1.5', (3n * ONE) / 2n], ['.5', ONE / 2n],
  ['1.', ONE], ['0.1', ONE / 10n], ['100m', ONE / 10n], ['1500m', (3n * ONE) / 2n], ['1u', 1000n], ['1n', 1n],
  ['0.5n', 1n], ['-0.5n', -1n], ['1.0001n', 2n], ['1k', 1000n * ONE], ['1M', 10n ** 6n * ONE], ['1G', 10n ** 9n * ONE],
  ['1T', 10n ** 12n * ONE], ['1P', 10n ** 15n * ONE], ['1E', 10n ** 18n * ONE], ['1Ki', 1024n * ONE],
  ['1Mi', 2n ** 20n * ONE], ['1Gi', 2n ** 30n * ONE], ['0.5Gi', 2n ** 29n * ONE], ['1Ei', 2n ** 60n * ONE],
  ['100Ei', (2n ** 63n - 1n) * ONE], ['1e3', 1000n * ONE], ['1E3', 1000n * ONE], ['1e+3', 1000n * ONE],
  ['1e-3', ONE / 1000n], ['12.5e1', 125n * ONE], ['1e-20', 1n], ['0e9', 0n],
  // The scanner takes a missing number for zero.
  ['m', 0n], ['+', 0n], ['.', 0n],
  [5, 5n * ONE], [0.25, ONE / 4n], [5n, 5n * ONE], [1e21, 10n ** 30n],
  ['', undefined], [' 1', undefined], ['1 ', undefined], ['1K', undefined], ['1ki', undefined], ['1mi', undefined],
  ['1MB', undefined], ['1e', undefined], ['1e3k', undefined], ['1Ki5', undefined], ['1.2.3', undefined],
  ['0x10', undefined], ['1_000', undefined], ['--1', undefined], ['one', undefined], ['1k-', undefined],
  [null, undefined], [undefined, undefined], [true, undefined], [{}, undefined], [Number.NaN, undefined],
];

for (const [text, nanos] of table) {
  test(`${typeof text} ${String(text)}`, () => assert.is(parseQuantity(text), nanos));
}

test('an exponent beyond all reason ends', () => {
  assert.ok(parseQuantity('1e999999999999')! > 0n);
  assert.is(parseQuantity('1e-999999999999'), 1n);
});

test('quantities of different suffixes compare', () => {
  assert.is(compareQuantities('1Gi', '1G'), 1);
  assert.is(compareQuantities('1000m', 1), 0);
  assert.is(compareQuantities('999m', '1'), -1);
  assert.is(compareQuantities('x', '1'), undefined);
});

test.run();
