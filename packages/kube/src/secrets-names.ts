// What the name of a variable, a key or a flag tells about whether its value is a secret.

/** Words of names whose values are secrets. */
export const secretWords: readonly string[] = [
  'password', 'passwords', 'passwd', 'pwd', 'passphrase', 'secret', 'secrets', 'token', 'tokens', 'apikey',
  'credential', 'credentials', 'bearer',
];

/** Words that make `key` after them a secret. */
const beforeKey = new Set('api private access signing encryption account shared master batch client'.split(' '));

/** Last segments of names that tell where a secret is, how long it lives or what it looks like, but hold none. */
const pointers = new Set(
  (
    'file files filename path paths dir directory folder root url urls uri endpoint host port name names ' +
    'namespace ref refs reference selector label annotation username user email ttl expiry expiration ' +
    'expires lifetime duration timeout interval mtime age seconds minutes hours days length size count ' +
    'limit max min bytes enabled disabled required optional allowed type types kind algorithm alg method ' +
    'mode format encoding pattern regex regexp policy issuer audience audiences scope scopes claim ' +
    'version provider store storage backend class engine manager prefix suffix header separator env var ' +
    'variable field property'
  ).split(' '),
);

/** Segments anywhere in a name that say that the value was made from a secret and does not give it away. */
const derived = new Set(
  'checksum hash hashed hashes digest fingerprint thumbprint md5 sha1 sha256 sha512 bcrypt'.split(' '),
);

/** The segments of a name in lower case, split at `_`, `-`, `.` and change of case: `dbAPIKey` is db, api, key. */
export function segmentsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .split(/[_.\-/]+/)
    .filter((segment) => segment !== '')
    .map((segment) => segment.toLowerCase());
}

/** Whether a name says that the value is a secret: a segment among `words`, or `key` after a word such as `api`. */
export function isSecretName(name: string, words: readonly string[] = secretWords): boolean {
  const segments = segmentsOf(name);
  if (pointers.has(segments.at(-1) ?? '') || segments.some((segment) => derived.has(segment))) return false;
  const wanted = new Set(words.map((word) => word.toLowerCase()));
  return segments.some(
    (segment, i) => wanted.has(segment) || (segment === 'key' && beforeKey.has(segments[i - 1] ?? '')),
  );
}

/**
 * Whether a name is that of the public half of a pair of keys, as an account has it, whose secret half has one of the
 * names beside it: ACCESS_KEY beside SECRET_KEY or SECRET_ACCESS_KEY.
 */
export function isHalfOfPair(name: string, others: readonly string[]): boolean {
  const segments = segmentsOf(name);
  const at = segments.lastIndexOf('access');
  if (at < 0 || segments[at + 1] !== 'key') return false;
  const rest = (middle: readonly string[]): string => [...segments.slice(0, at), ...middle].join('_');
  const secret = new Set([rest(['secret', 'key']), rest(['secret', 'access', 'key'])]);
  return others.some((other) => secret.has(segmentsOf(other).join('_')));
}
