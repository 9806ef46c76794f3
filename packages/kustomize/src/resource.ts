import type { Origin } from '@klint/model';
import {
  child,
  clear,
  Draft,
  field,
  get,
  indexOf,
  isEmpty,
  mapping,
  scalar,
  setField,
  stringScalar,
  textOf,
} from './draft.js';
import { apiVersionOf, splitApiVersion, type Gvk, type Id } from './id.js';
import type { Schemas } from './schema.js';

/** Where kustomize's annotations for itself belong. */
export const bookDomain = 'internal.config.kubernetes.io';

/** Annotations in which kustomize keeps its books; input files may carry them too (api, internal/utils). */
export const books = {
  previousKinds: `${bookDomain}/previousKinds`,
  previousNames: `${bookDomain}/previousNames`,
  previousNamespaces: `${bookDomain}/previousNamespaces`,
  prefixes: `${bookDomain}/prefixes`,
  suffixes: `${bookDomain}/suffixes`,
  allowNameChange: `${bookDomain}/allowNameChange`,
  allowKindChange: `${bookDomain}/allowKindChange`,
  behavior: `${bookDomain}/generatorBehavior`,
  needsHash: `${bookDomain}/needsHashSuffix`,
} as const;

/** All annotations that never leave a build (api, resource/resource.go). */
export const buildAnnotations: ReadonlySet<string> = new Set([
  ...Object.values(books),
  ...['refBy', 'path', 'index', 'seqindent', 'id', 'annotations-migration-resource-id'].map(
    (name) => `${bookDomain}/${name}`,
  ),
  'config.kubernetes.io/path',
  'config.kubernetes.io/index',
  'config.k8s.io/id',
]);

export const originAnnotation = 'config.kubernetes.io/origin';
export const transformationsAnnotation = 'alpha.config.kubernetes.io/transformations';

/** Keys and values of labels or annotations, by key. */
export type Pairs = Map<string, { readonly key: Draft; readonly value: Draft }>;

/** An object in the making. Its draft is empty (an empty mapping) once a patch has deleted it. */
export class BuildResource {
  refVarNames: string[] = [];
  /** Its first name, noted when the build is complete. */
  sourceName = '';

  /** The id that was asked for last; it is asked for again and again. */
  #id: Id | undefined;
  #apiVersion = '';
  #previous: { names: string; namespaces: string; kinds: string; apiVersion: string; ids: readonly Id[] } | undefined;

  constructor(
    public root: Draft,
    readonly schemas: Schemas,
    /** Kustomization entries through which it came, innermost first. */
    readonly entries: Origin[] = [],
  ) {}

  copy(): BuildResource {
    const copy = new BuildResource(this.root.copy(), this.schemas, [...this.entries]);
    copy.refVarNames = [...this.refVarNames];
    return copy;
  }

  get isEmpty(): boolean {
    return isEmpty(this.root);
  }

  get kind(): string {
    return field(this.root, 'kind')?.value ?? '';
  }

  get apiVersion(): string {
    return field(this.root, 'apiVersion')?.value ?? '';
  }

  get name(): string {
    return textIn(this.metadata, 'name');
  }

  get namespace(): string {
    return textIn(this.metadata, 'namespace');
  }

  get gvk(): Gvk {
    return this.id;
  }

  get id(): Id {
    const { apiVersion, kind } = this;
    const { metadata } = this;
    const [name, namespace] = [textIn(metadata, 'name'), textIn(metadata, 'namespace')];
    const known = this.#id;
    if (known && known.name === name && known.kind === kind && known.namespace === namespace) {
      if (this.#apiVersion === apiVersion) return known;
    }
    const gvk = { ...splitApiVersion(apiVersion), kind };
    const clusterScoped = this.schemas.isClusterScoped(apiVersionOf(gvk), kind);
    this.#apiVersion = apiVersion;
    return (this.#id = { ...gvk, name, namespace, clusterScoped });
  }

  /** The id that it came with. */
  get originalId(): Id {
    return this.previousIds()[0] ?? this.id;
  }

  get metadata(): Draft | undefined {
    const metadata = field(this.root, 'metadata');
    return isEmpty(metadata) ? undefined : metadata;
  }

  /** Ids it had, oldest first; they never know their scope. */
  previousIds(): readonly Id[] {
    const annotations = field(this.metadata, 'annotations');
    const names = annotations && bookOf(annotations, books.previousNames);
    if (!annotations || names === undefined) return [];
    const namespaces = bookOf(annotations, books.previousNamespaces) ?? '';
    const kinds = bookOf(annotations, books.previousKinds) ?? '';
    const { apiVersion } = this;
    const known = this.#previous;
    if (known?.names === names && known.namespaces === namespaces && known.kinds === kinds) {
      if (known.apiVersion === apiVersion) return known.ids;
    }
    const [namespaceList, kindList] = [namespaces.split(','), kinds.split(',')];
    const version = splitApiVersion(apiVersion);
    const ids = names.split(',').map((name, i) => {
      return { ...version, kind: kindList[i] ?? '', name, namespace: namespaceList[i] ?? '', clusterScoped: false };
    });
    this.#previous = { names, namespaces, kinds, apiVersion, ids };
    return ids;
  }

  /** Current and previous ids. */
  allIds(): Id[] {
    return [...this.previousIds(), this.id];
  }

  storePreviousId(): void {
    const { kind, name, namespace, clusterScoped } = this.id;
    this.#append(books.previousNames, name);
    this.#append(books.previousNamespaces, clusterScoped ? '_non_namespaceable_' : namespace || 'default');
    this.#append(books.previousKinds, kind);
  }

  addPrefix(prefix: string): void {
    this.#append(books.prefixes, prefix);
  }

  addSuffix(suffix: string): void {
    this.#append(books.suffixes, suffix);
  }

  list(book: string): string[] {
    const annotations = field(this.metadata, 'annotations');
    return (annotations && bookOf(annotations, book))?.split(',') ?? [];
  }

  is(book: string): boolean {
    const annotations = field(this.metadata, 'annotations');
    return annotations !== undefined && bookOf(annotations, book) === 'enabled';
  }

  enable(book: string): void {
    this.setAnnotation(book, 'enabled');
  }

  /** Sets one annotation in the way that makes strings of all the others (SetAnnotations). */
  setAnnotation(name: string, value: string, origin = this.root.origin): void {
    const annotations = this.pairs('annotations');
    annotations.set(name, { key: stringScalar(name, origin), value: stringScalar(value, origin) });
    this.setPairs('annotations', annotations);
  }

  /** Adds to a list in an annotation, leaving the others as they are (kyaml's AnnotationSetter). */
  #append(book: string, value: string): void {
    if (value === '') return;
    const joined = [...this.list(book), value].join(',');
    const { origin } = this.root;
    const metadata = field(this.root, 'metadata');
    if (metadata && isEmpty(field(metadata, 'annotations'))) clear(metadata, 'annotations');
    const annotations = child(this.root, ['metadata', 'annotations'], () => mapping(origin));
    setField(annotations, book, scalar(joined, origin, '!!str', 'single'));
  }

  pairs(name: 'labels' | 'annotations'): Pairs {
    const pairs: Pairs = new Map();
    const node = field(this.metadata, name);
    if (node === undefined) return pairs;
    for (let i = 0; i + 1 < node.content.length; i += 2) {
      pairs.set(node.content[i]!.value, { key: node.content[i]!, value: node.content[i + 1]! });
    }
    return pairs;
  }

  /** Replaces labels or annotations; values become strings, and an empty mapping goes (setMapInMetadata). */
  setPairs(name: 'labels' | 'annotations', pairs: Pairs): void {
    const { origin } = this.root;
    const metadata = child(this.root, ['metadata'], () => mapping(origin));
    const old = get(metadata, name);
    const oldKey = old && metadata.content[indexOf(metadata, name)];
    clear(metadata, name);
    if (pairs.size === 0) return;
    const node = mapping(old?.origin ?? origin);
    for (const [key, pair] of pairs) {
      const value = stringScalar(pair.value.kind === 'scalar' ? pair.value.value : '', pair.value.origin);
      node.content.push(scalar(key, pair.key.origin, '!!str'), value);
    }
    metadata.content.push(oldKey ?? scalar(name, node.origin, '!!str'), node);
  }

  /** Gives a field its value back after something wrote over it; its origin with it. */
  restore(path: readonly string[], saved: Draft | undefined): void {
    const last = path.at(-1)!;
    const parent = path.length === 1 ? this.root : child(this.root, path.slice(0, -1), () => mapping(this.root.origin));
    if (!saved || saved.value === '') {
      if (last === 'namespace') return clear(parent, last);
    }
    const origin = saved?.origin ?? this.root.origin;
    setField(parent, last, scalar(textOf(saved), origin));
    const now = get(parent, last);
    if (now) now.origin = origin;
  }

  setName(name: string, origin: Origin): void {
    setField(
      child(this.root, ['metadata'], () => mapping(this.root.origin)),
      'name',
      scalar(name, origin),
    );
  }

  /** The node of a metadata field. */
  meta(name: string): Draft | undefined {
    return field(this.metadata, name);
  }
}

function textIn(metadata: Draft | undefined, name: string): string {
  const value = field(metadata, name);
  return isEmpty(value) ? '' : value.value;
}

function bookOf(annotations: Draft, book: string): string | undefined {
  const at = indexOf(annotations, book);
  return at < 0 ? undefined : annotations.content[at + 1]!.value;
}

/** Whether one list ends as the other does (utils.SameEndingSubSlice). */
function endsAlike(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 0) return long.length === 0;
  return short.every((item, i) => item === long[i + long.length - short.length]);
}

/** Whether two objects went through the same prefixes and suffixes; with `allowEmpty` one without any fits all. */
export function isRenamedAlike(a: BuildResource, b: BuildResource, allowEmpty: boolean): boolean {
  return [books.prefixes, books.suffixes].every((book) => {
    const [first, second] = [a.list(book), b.list(book)];
    return (allowEmpty && (first.length === 0 || second.length === 0)) || endsAlike(first, second);
  });
}
