import { type Chars, Str } from './chars.js';
import { dataIn, Dict, type Value } from './value.js';

/** The key of an entry, with its origin where it is known. */
export function keyOf(dict: Dict, key: string): Chars {
  const known = dict.keys?.get(key);
  if (known) return known;
  return keyFromValue(key, dict.entries.get(key)) ?? key;
}

/** Data of a values file knows its key, so it need not be kept apart. */
function keyFromValue(key: string, value: Value): Str | undefined {
  const data = dataIn(value);
  const datum = data.length === 1 ? data[0]! : undefined;
  if (!datum?.text || datum.key !== key || datum.keyStart < 0) return undefined;
  const verbatim = datum.text.content.startsWith(key, datum.keyStart);
  const text = verbatim ? datum.text : undefined;
  const offset = verbatim ? datum.keyStart : 0;
  return new Str(key, [{ length: key.length, text, offset, data, derived: false, site: undefined }]);
}

/** Sets an entry whose key may have an origin of its own. */
export function setKey(dict: Dict, key: Chars, value: Value): void {
  const text = typeof key === 'string' ? key : key.text;
  if (key instanceof Str) (dict.keys ??= new Map()).set(text, key);
  else dict.keys?.delete(text);
  dict.entries.set(text, value);
}

/** Copies an entry with the origin of its key. */
export function copyEntry(from: Dict, key: string, to: Dict, value: Value = from.entries.get(key)): void {
  const known = from.keys?.get(key);
  if (known) (to.keys ??= new Map()).set(key, known);
  else to.keys?.delete(key);
  to.entries.set(key, value);
}

/** A new plain map of the same entries. */
export function copyDict(from: Dict): Dict {
  return new Dict(new Map(from.entries), undefined, null, from.datum, from.keys && new Map(from.keys));
}
