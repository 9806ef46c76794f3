// Image references as distribution/reference reads them (regexp.go, normalize.go) and digests as go-digest does.

/** A reference in full: Docker Hub's short names have their registry and `library/` filled in. */
export interface ImageReference {
  /** Host and port, such as `docker.io` or `repo:5000`. */
  readonly registry: string;
  /** The path in the registry, such as `library/nginx`. */
  readonly repository: string;
  /** As written; undefined where none is. */
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

const label = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const registryShape = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const pathShape = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
const tagShape = /^\w[\w.-]{0,127}$/;
const identifierShape = /^[a-f0-9]{64}$/;
const digestLengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };
const MAX_PATH = 255;

/** The parts of an image reference; undefined if it is no valid one (empty, malformed, a digest of a wrong length). */
export function parseImage(text: string): ImageReference | undefined {
  if (identifierShape.test(text)) return undefined;
  const [named, digest] = cut(text, text.indexOf('@'));
  if (digest !== undefined && !isDigest(digest)) return undefined;
  const [registry, rest] = splitRegistry(named);
  const [path, tag] = cut(rest, rest.indexOf(':', rest.lastIndexOf('/') + 1));
  const repository = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
  if (!registryShape.test(registry) || !pathShape.test(repository) || repository.length > MAX_PATH) return undefined;
  if (tag !== undefined && !tagShape.test(tag)) return undefined;
  return { registry, repository, tag, digest };
}

/** Whether a digest has a registered algorithm and as many lower-case hex digits as that makes. */
export function isDigest(text: string): boolean {
  const [algorithm, hex = ''] = cut(text, text.indexOf(':'));
  return Object.hasOwn(digestLengths, algorithm) && hex.length === digestLengths[algorithm] && /^[a-f0-9]*$/.test(hex);
}

function cut(text: string, at: number): [before: string, after: string | undefined] {
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** splitDockerDomain: what stands before the first slash is a registry only if it looks like one. */
function splitRegistry(name: string): [registry: string, rest: string] {
  const [first, rest] = cut(name, name.indexOf('/'));
  if (rest === undefined) return ['docker.io', name];
  if (first === 'index.docker.io') return ['docker.io', rest];
  const isRegistry = first === 'localhost' || /[.:]/.test(first) || first !== first.toLowerCase();
  return isRegistry ? [first, rest] : ['docker.io', name];
}
