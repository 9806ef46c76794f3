// What the name and the value of an environment variable tell about whether it is a secret.

/** Words that make `key` after them a secret. */
const beforeKey = new Set('api private access signing encryption account shared master batch client'.split(' '));
/** Last segments of names that tell where a secret is, or how long it lives, but hold none. */
const pointers = new Set(['file', 'path', 'dir', 'url', 'name', 'ref', 'ttl']);

/** The segments of a name in lower case, split at `_`, `-`, `.` and change of case: `dbAPIKey` is db, api, key. */
export function segmentsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .split(/[_.-]+/)
    .filter((segment) => segment !== '')
    .map((segment) => segment.toLowerCase());
}

/** Whether a name says that the value is a secret: a segment among `words`, or `key` after a word such as `api`. */
export function isSecretName(name: string, words: readonly string[]): boolean {
  const segments = segmentsOf(name);
  if (pointers.has(segments.at(-1) ?? '')) return false;
  const wanted = new Set(words.map((word) => word.toLowerCase()));
  return segments.some(
    (segment, i) => wanted.has(segment) || (segment === 'key' && beforeKey.has(segments[i - 1] ?? '')),
  );
}

/** Whether a value can be a secret: it is no reference `$(X)`, number, boolean or path of a file. */
export function isSecretValue(value: string): boolean {
  if (value === '' || /^(\$\([\w.-]+\))+$/.test(value)) return false;
  if (/^[+-]?\d+(\.\d+)?$/.test(value) || /^(true|false|yes|no|on|off)$/i.test(value)) return false;
  return !/^(~|\.{0,2})\/[\w./@ -]*$/.test(value) && !/^[A-Za-z]:\\/.test(value);
}
