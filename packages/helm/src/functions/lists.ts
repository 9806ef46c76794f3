import { Failure } from '../template/errors.js';
import type { Call } from '../value/callable.js';
import { compareBytes } from '../value/bytes.js';
import { textOf } from '../value/chars.js';
import { itemsOfBytes } from '../value/items.js';
import { Bytes, int, kindName, List, type Value } from '../value/value.js';
import { plain, takes, takesMany, track } from './define.js';
import { isEmpty, toInt64, toStrings, toChars } from './convert.js';
import { deepEqual } from './equal.js';

const nilPointer = 'runtime error: invalid memory address or nil pointer dereference';

/** The items of a list; `refusal` is the message for anything else. */
function itemsOf(value: Value, refusal: (kind: string) => string): readonly Value[] {
  if (value instanceof List) return value.items;
  if (value instanceof Bytes) return itemsOfBytes(value);
  if (value === null || value === undefined) throw new Failure(nilPointer);
  throw new Failure(refusal(kindName(value)));
}

const cannot =
  (verb: string) =>
  (kind: string): string =>
    `Cannot ${verb} ${kind}`;

function listFunction(names: string, verb: string, body: (items: readonly Value[], call: Call) => Value) {
  return names.split(' ').map((name) =>
    track(name, takes('any'), (call, value) => {
      const items = itemsOf(value, cannot(verb));
      call.spend(items.length);
      return body(items, call);
    }),
  );
}

function growing(names: string, verb: string, body: (items: readonly Value[], value: Value) => Value[]) {
  return names.split(' ').map((name) =>
    track(name, takes('any', 'any'), (call, list, value) => {
      const items = itemsOf(list, cannot(verb));
      call.spend(items.length + 1);
      return new List(body(items, value));
    }),
  );
}

function includes(items: readonly Value[], value: Value): boolean {
  return items.some((item) => deepEqual(item, value));
}

function unique(items: readonly Value[], call: Call): Value[] {
  const found: Value[] = [];
  for (const item of items) {
    call.spend(found.length >> 4);
    if (!includes(found, item)) found.push(item);
  }
  return found;
}

function sliceList(list: Value, indices: readonly Value[]): Value {
  const items = itemsOf(list, (kind) => `list should be type of slice or array but ${kind}`);
  if (items.length === 0) return null;
  const start = indices.length > 0 ? Number(toInt64(indices[0])) : 0;
  const end = indices.length > 1 ? Number(toInt64(indices[1])) : items.length;
  if (start < 0 || end < start || end > items.length)
    throw new Failure('reflect.Value.Slice: slice index out of bounds');
  return new List(items.slice(start, end), list instanceof List ? list.elem : 'uint8');
}

function chunk(call: Call, size: number, list: Value): Value {
  const items = itemsOf(list, (kind) => `Cannot chunk type ${kind}`);
  call.spend(items.length);
  if (size <= 0) throw new Failure('runtime error: makeslice: len out of range');
  const chunks: Value[] = [];
  for (let i = 0; i < items.length; i += size) chunks.push(new List(items.slice(i, i + size)));
  return new List(chunks, '[]interface {}');
}

/** The numbers from `start` to before `stop`. */
export function countItems(call: Call, start: number, stop: number, step: number): number[] {
  if (stop < start ? step >= 0 : step <= 0) return [];
  const count = Math.ceil((stop - start) / step);
  if (count > call.limits.items) throw new Failure(`the list would have more than ${call.limits.items} items`, 'limit');
  call.spend(count);
  return Array.from({ length: count }, (_, i) => start + i * step);
}

function ints(numbers: readonly number[]): List {
  return new List(
    numbers.map((number) => int(number)),
    'int',
  );
}

function seq(call: Call, given: readonly number[]): string {
  const [a, b, c] = given as [number, number, number];
  const toward = (from: number, to: number): number => (to < from ? -1 : 1);
  switch (given.length) {
    case 1:
      return countItems(call, 1, a + toward(1, a), toward(1, a)).join(' ');
    case 2:
      return countItems(call, a, b + toward(a, b), toward(a, b)).join(' ');
    case 3:
      if (c < a && b > 0) return '';
      return countItems(call, a, c + toward(a, c), b).join(' ');
  }
  return '';
}

export const lists = [
  ...['list', 'tuple'].map((name) => track(name, takesMany([], 'any'), (_call, ...items) => new List(items))),
  ...listFunction('first mustFirst', 'find first on type', (items) => (items.length > 0 ? items[0] : null)),
  ...listFunction('last mustLast', 'find last on type', (items) => (items.length > 0 ? items.at(-1) : null)),
  ...listFunction('rest mustRest', 'find rest on type', (items) => new List(items.slice(1))),
  ...listFunction('initial mustInitial', 'find initial on type', (items) => new List(items.slice(0, -1))),
  ...listFunction('reverse mustReverse', 'find reverse on type', (items) => new List([...items].reverse())),
  ...listFunction(
    'compact mustCompact',
    'compact on type',
    (items) => new List(items.filter((item) => !isEmpty(item))),
  ),
  ...listFunction('uniq mustUniq', 'find uniq on type', (items, call) => new List(unique(items, call))),
  ...growing('append push mustAppend mustPush', 'push on type', (items, value) => [...items, value]),
  ...growing('prepend mustPrepend', 'prepend on type', (items, value) => [value, ...items]),
  ...['without', 'mustWithout'].map((name) =>
    track(name, takesMany(['any'], 'any'), (call, list, ...omit) => {
      const items = itemsOf(list, cannot('find without on type'));
      call.spend(items.length * (1 + (omit.length >> 4)));
      return new List(items.filter((item) => !includes(omit, item)));
    }),
  ),
  ...['has', 'mustHas'].map((name) =>
    plain(
      name,
      takes('any', 'any'),
      (needle, haystack) => haystack !== null && includes(itemsOf(haystack, cannot('find has on type')), needle),
    ),
  ),
  ...['slice', 'mustSlice'].map((name) =>
    track(name, takesMany(['any'], 'any'), (_call, list, ...indices) => sliceList(list, indices)),
  ),
  ...['chunk', 'mustChunk'].map((name) => track(name, takes('int', 'any'), chunk)),
  track('concat', takesMany([], 'any'), (call, ...given) => {
    const all = given.flatMap((list) => itemsOf(list, (kind) => `Cannot concat type ${kind} as list`));
    call.spend(all.length);
    return new List(all);
  }),
  track('sortAlpha', takes('any'), (call, value) => {
    if (!(value instanceof List)) return new List([toChars(value)], 'string');
    const texts = toStrings(value);
    call.spend(texts.length * 4);
    return new List(
      texts.sort((a, b) => compareBytes(textOf(a), textOf(b))),
      'string',
    );
  }),
  track('until', takes('int'), (call, count) => ints(countItems(call, 0, count, count < 0 ? -1 : 1))),
  track('untilStep', takes('int', 'int', 'int'), (call, start, stop, step) =>
    ints(countItems(call, start, stop, step)),
  ),
  track('seq', takesMany([], 'int'), (call, ...given) => seq(call, given)),
];
