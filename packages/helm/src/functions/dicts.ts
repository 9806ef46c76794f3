import { compareBytes } from '../value/bytes.js';
import { Failure } from '../template/errors.js';
import type { Call, Callable } from '../value/callable.js';
import { textOf } from '../value/chars.js';
import { copyDict, copyEntry, keyOf, setKey } from '../value/keys.js';
import { Dict, isString, List, typeName, type Value } from '../value/value.js';
import { plain, takes, takesMany, track } from './define.js';
import { isEmpty, toChars } from './convert.js';

function entriesOf(dict: Dict | null): Map<string, Value> {
  return dict?.entries ?? new Map();
}

function sortedKeys(dict: Dict | null): string[] {
  return [...entriesOf(dict).keys()].sort(compareBytes);
}

/**
 * mergo.Merge and MergeWithOverwrite. Without `overwrite` the destination wins unless it is empty; a new nested map is
 * shared with the source. With it, all but empty maps overwrite.
 */
function mergeInto(call: Call, to: Dict, from: Dict, overwrite: boolean, depth = 0): void {
  if (depth > 500) throw new Failure('the maps to merge are nested too deep', 'limit');
  if (to.entries === from.entries) return;
  call.spend(from.entries.size);
  for (const [key, item] of from.entries) {
    const old = to.entries.get(key);
    if (item === null || item === undefined) {
      if (overwrite) copyEntry(from, key, to, null);
      continue;
    }
    if (item instanceof Dict && old instanceof Dict) {
      mergeInto(call, old, item, overwrite, depth + 1);
      continue;
    }
    if (overwrite || isEmpty(old)) copyEntry(from, key, to);
  }
}

function mergeFunction(name: string, overwrite: boolean): Callable {
  return track(name, takesMany(['map'], 'map'), (call, to, ...sources) => {
    const target = to ?? new Dict();
    for (const source of sources) if (source) mergeInto(call, target, source, overwrite);
    return target;
  });
}

/** A copy that shares nothing with the original; origins stay. */
export function deepCopy(call: Call, value: Value, depth = 0): Value {
  if (depth > 500) throw new Failure('the value to copy is nested too deep', 'limit');
  if (value instanceof Dict) {
    call.spend(value.entries.size);
    const copy = copyDict(value);
    for (const [key, item] of copy.entries) copy.entries.set(key, deepCopy(call, item, depth + 1));
    return new Dict(copy.entries, value.type, value.zero, copy.datum, copy.keys);
  }
  if (value instanceof List) {
    call.spend(value.items.length);
    return new List(
      value.items.map((item) => deepCopy(call, item, depth + 1)),
      value.elem,
      value.datum,
    );
  }
  return value;
}

function dig(call: Call, args: readonly Value[]): Value {
  if (args.length < 3) throw new Failure('dig needs at least three arguments');
  const fallback = args[args.length - 2];
  const keys = args.slice(0, -2).map((key) => {
    if (!isString(key)) throw conversion(key, 'string');
    return textOf(key);
  });
  let at: Value = args[args.length - 1];
  for (const key of keys) {
    if (!(at instanceof Dict) || at.type !== 'map[string]interface {}') throw conversion(at, 'map[string]interface {}');
    const value: Value = at.entries.get(key);
    call.read(at, key, value);
    if (value === undefined) return fallback;
    at = value;
  }
  return at;
}

function conversion(value: Value, wanted: string): Failure {
  const type = value === null || value === undefined ? 'nil' : typeName(value);
  return new Failure(`interface conversion: interface {} is ${type}, not ${wanted}`);
}

function pickKeys(dict: Dict | null, keys: Iterable<string>): Dict {
  const result = new Dict(new Map(), undefined, null, dict?.datum);
  for (const key of keys) if (dict?.entries.has(key)) copyEntry(dict, key, result);
  return result;
}

export const dicts = [
  track('dict', takesMany([], 'any'), (_call, ...args) => {
    const dict = new Dict();
    for (let i = 0; i < args.length; i += 2) setKey(dict, toChars(args[i]), i + 1 < args.length ? args[i + 1] : '');
    return dict;
  }),
  track('get', takes('map', 'string'), (call, dict, key) => {
    const value = entriesOf(dict).get(textOf(key));
    call.read(dict, textOf(key), value);
    return value === undefined ? '' : value;
  }),
  track('set', takes('map', 'string', 'any'), (_call, dict, key, value) => {
    if (!dict) throw new Failure('assignment to entry in nil map');
    setKey(dict, key, value);
    return dict;
  }),
  track('unset', takes('map', 'string'), (_call, dict, key) => {
    dict?.entries.delete(textOf(key));
    dict?.keys?.delete(textOf(key));
    return dict ?? new Dict();
  }),
  track('hasKey', takes('map', 'string'), (call, dict, key) => {
    const found = entriesOf(dict).has(textOf(key));
    call.read(dict, textOf(key), entriesOf(dict).get(textOf(key)));
    return found;
  }),
  track('pluck', takesMany(['string'], 'map'), (_call, key, ...dicts_) => {
    const name = textOf(key);
    return new List(dicts_.filter((dict) => dict?.entries.has(name)).map((dict) => dict!.entries.get(name)));
  }),
  track('keys', takesMany([], 'map'), (call, ...dicts_) => {
    const all = dicts_.flatMap((dict) => sortedKeys(dict).map((key) => keyOf(dict!, key)));
    call.spend(all.length);
    return new List(all, 'string');
  }),
  track('values', takes('map'), (call, dict) => {
    call.spend(entriesOf(dict).size);
    return new List(sortedKeys(dict).map((key) => dict!.entries.get(key)));
  }),
  track('pick', takesMany(['map'], 'string'), (_call, dict, ...keys) => pickKeys(dict, keys.map(textOf))),
  track('omit', takesMany(['map'], 'string'), (call, dict, ...keys) => {
    const omitted = new Set(keys.map(textOf));
    call.spend(entriesOf(dict).size);
    return pickKeys(
      dict,
      [...entriesOf(dict).keys()].filter((key) => !omitted.has(key)),
    );
  }),
  mergeFunction('merge', false),
  mergeFunction('mustMerge', false),
  mergeFunction('mergeOverwrite', true),
  mergeFunction('mustMergeOverwrite', true),
  ...['deepCopy', 'mustDeepCopy'].map((name) =>
    track(name, takes('any'), (call, value) => {
      if (value === null || value === undefined) throw new Failure('reflect: call of reflect.Value.Type on zero Value');
      return deepCopy(call, value);
    }),
  ),
  track('dig', takesMany([], 'any'), (call, ...args) => dig(call, args)),
  plain('empty', takes('any'), (value) => isEmpty(value)),
  track('default', takesMany(['any'], 'any'), (_call, fallback, ...given) =>
    given.length === 0 || isEmpty(given[0]) ? fallback : given[0],
  ),
  track('coalesce', takesMany([], 'any'), (_call, ...values) => {
    const found = values.find((value) => !isEmpty(value));
    return found === undefined ? null : found;
  }),
  plain('all', takesMany([], 'any'), (...values) => values.every((value) => !isEmpty(value))),
  plain('any', takesMany([], 'any'), (...values) => values.some((value) => !isEmpty(value))),
  track('ternary', takes('any', 'any', 'bool'), (_call, yes, no, condition) => (condition ? yes : no)),
];
