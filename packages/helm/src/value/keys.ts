import { type Chars, Str, withData } from './chars.js';
import { dataIn, Dict, type List, type Value } from './value.js';

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
  const offset = [datum.keyStart, datum.keyStart + 1].find((at) => datum.text!.content.startsWith(key, at)) ?? -1;
  const at = offset < 0 ? { text: undefined, offset: 0 } : { text: datum.text, offset };
  return new Str(key, [{ length: key.length, ...at, data, derived: false, site: undefined }]);
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

/** An empty map or list as it is written; that of a file may stand there with entries that were left out. */
export function emptyChars(written: '{}' | '[]', container: Dict | List): Chars {
  const { datum } = container;
  if (!datum?.text) return written;
  return withData(written, [datum], datum.text.content.slice(datum.start, datum.end) !== written);
}
