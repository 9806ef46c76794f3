import { bare, Bytes, Dict, Int, List, typeName, type Value } from '../value/value.js';
import { textOf } from '../value/chars.js';

/** reflect.DeepEqual: types count, so the int 5 is not the float64 5. */
export function deepEqual(left: Value, right: Value): boolean {
  const a = bare(left);
  const b = bare(right);
  if (a === b) return true;
  if (a === null || a === undefined || b === null || b === undefined) return (a ?? null) === (b ?? null);
  if (typeof a !== 'object' || typeof b !== 'object' || typeName(a) !== typeName(b)) return false;
  if (a instanceof Int && b instanceof Int) return a.value === b.value;
  if (a instanceof List && b instanceof List) {
    return a.items.length === b.items.length && a.items.every((item, i) => deepEqual(item, b.items[i]));
  }
  if (a instanceof Bytes && b instanceof Bytes) return textOf(a.chars) === textOf(b.chars);
  if (!(a instanceof Dict && b instanceof Dict) || a.entries.size !== b.entries.size) return false;
  for (const [key, item] of a.entries) {
    if (!b.entries.has(key) || !deepEqual(item, b.entries.get(key))) return false;
  }
  return true;
}
