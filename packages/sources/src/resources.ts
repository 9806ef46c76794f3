import { isK3sArgumentKey, k3sConfig } from '@klint/kube';
import { coreProblem } from '@klint/model';
import type { BuiltFrom, Entry, JsonObject, Mapping, Node, Problem, Ref, Resource } from '@klint/model';
import type { Scalar, SourcePlace } from '@klint/model';
import { toValue } from '@klint/parser';
import type { TypeMeta } from '@kubernetes-models/base';
import { embeddedFiles } from './embedded.js';
import { isLikelyManifest } from './likely-manifest.js';
import { isAbsent, textOf, typeOf } from './scalars.js';

/** An API object as a manifest says it. */
export class ManifestResource implements Resource {
  readonly namespace: string | undefined;
  readonly name: string;
  #value: (JsonObject & Readonly<TypeMeta>) | undefined;
  #embedded: readonly Resource[] | undefined;

  constructor(
    readonly apiVersion: string,
    readonly kind: string,
    readonly root: Mapping,
    readonly file: string,
    readonly built?: BuiltFrom,
    readonly host?: Ref,
  ) {
    const metadata = root.get('metadata');
    const field = (name: string) => (metadata?.type === 'mapping' ? textOf(metadata.get(name)) : undefined);
    this.namespace = host ? host.resource.namespace : field('namespace');
    this.name = host ? host.resource.name : (field('name') ?? field('generateName') ?? '');
  }

  get embedded(): readonly Resource[] {
    if (this.host) return [];
    this.#embedded ??= embeddedFiles(this).map(({ apiVersion, kind, root, path }) => {
      return new ManifestResource(apiVersion, kind, root, this.file, undefined, { resource: this, path });
    });
    return this.#embedded;
  }

  get value(): JsonObject & Readonly<TypeMeta> {
    this.#value ??= this.#read();
    return this.#value;
  }

  /** Items of a typed list have their type from the list. */
  #read(): JsonObject & Readonly<TypeMeta> {
    const { apiVersion, kind } = this;
    const value = toValue(this.root) as JsonObject;
    return Object.freeze({ ...value, apiVersion, kind });
  }
}

/** What a document holds. `kubernetes` is false when it is no manifest at all, not even a broken one. */
export interface Manifest {
  readonly kubernetes: boolean;
  readonly resources: readonly Resource[];
  readonly problems: readonly Problem[];
}

const nothing: Manifest = { kubernetes: false, resources: [], problems: [] };

/**
 * The API objects of a document. A mapping with neither apiVersion nor kind is none, unless its keys pass arguments on
 * to components as the configuration of k3s and RKE2 does; with one of them it is a broken
 * one only if the rest looks like a manifest, or if a chart renders it (`isRendered`). Lists are unwrapped, also nested
 * ones.
 */
export function readDocument(root: Node, file: string, isRendered = false): Manifest {
  if (root.type !== 'mapping') return nothing;
  const [apiVersion, kind] = [root.entry('apiVersion'), root.entry('kind')];
  if (!apiVersion && !kind && !isRendered && root.entries.some(({ name }) => isK3sArgumentKey(name))) {
    return readObject(root, k3sConfig.apiVersion, k3sConfig.kind, file);
  }
  if (isRendered ? root.entries.length === 0 : !apiVersion && !kind) return nothing;
  if (!isRendered && (!apiVersion || !kind) && !isLikelyManifest(root)) return nothing;
  const problems = fieldProblems(root);
  if (problems.length > 0) return { kubernetes: true, resources: [], problems };
  return readObject(root, textOf(root.get('apiVersion'))!, textOf(root.get('kind'))!, file);
}

/** The problem of a document that is no mapping; `undefined` if it is one, or empty. */
export function notAMapping(root: Node): Problem | undefined {
  if (root.type === 'mapping' || isAbsent(root)) return undefined;
  return coreProblem('core/valid-kubernetes-object', 'not-a-mapping', placeOf(root), { type: typeOf(root) });
}

/** True for a list of complete objects, which kubectl refuses and a person may take for a manifest. */
export function isListOfObjects(root: Node): boolean {
  return (
    root.type === 'sequence' &&
    root.items.some(
      (item) =>
        item.type === 'mapping' &&
        textOf(item.get('apiVersion')) !== undefined &&
        textOf(item.get('kind')) !== undefined &&
        item.get('metadata')?.type === 'mapping',
    )
  );
}

/** What is wrong with apiVersion and kind of a mapping that has at least one of them. */
function fieldProblems(root: Mapping): Problem[] {
  return (['apiVersion', 'kind'] as const).flatMap((field, i, fields) => {
    const value = root.get(field);
    if (isAbsent(value) || textOf(value) === '') {
      const at = placeOf((root.entry(field) ?? root.entry(fields[1 - i]!) ?? root.entries[0]!).key);
      return coreProblem('core/valid-kubernetes-object', 'missing-field', at, { field });
    }
    if (textOf(value) !== undefined) return [];
    const data = { field, wanted: 'a string', type: typeOf(value) };
    return coreProblem('core/valid-kubernetes-object', 'wrong-type', placeOf(value), data);
  });
}

function readObject(root: Mapping, apiVersion: string, kind: string, file: string): Manifest {
  const items = root.get('items');
  const isList = kind.endsWith('List') && (items !== undefined || (kind === 'List' && apiVersion === 'v1'));
  if (!isList) {
    return { kubernetes: true, resources: [new ManifestResource(apiVersion, kind, root, file)], problems: [] };
  }
  if (isAbsent(items)) return { kubernetes: true, resources: [], problems: [] };
  if (items.type !== 'sequence') {
    const data = { field: 'items', wanted: 'a list', type: typeOf(items) };
    const problem = coreProblem('core/valid-kubernetes-object', 'wrong-type', placeOf(items), data);
    return { kubernetes: true, resources: [], problems: [problem] };
  }
  const inherited = kind === 'List' ? undefined : { apiVersion, kind: kind.slice(0, -'List'.length) };
  const read = items.items.map((item) => readItem(item, inherited, file));
  return {
    kubernetes: true,
    resources: read.flatMap(({ resources }) => resources),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/**
 * An item of a List. An item of a typed list (`PodList`) that has neither apiVersion nor kind has them from the list,
 * as apimachinery's unstructuredJSONScheme.decodeToList gives them.
 */
function readItem(item: Node, inherited: { apiVersion: string; kind: string } | undefined, file: string): Manifest {
  if (item.type !== 'mapping') return badItem(item, `is ${typeOf(item)}`);
  const [apiVersion, kind] = [item.entry('apiVersion'), item.entry('kind')].map(filledKey);
  if (!apiVersion && !kind) {
    return inherited ? readObject(item, inherited.apiVersion, inherited.kind, file) : badItem(item, 'has neither');
  }
  if (!apiVersion) return badItem(kind!, 'has no apiVersion');
  if (!kind) return badItem(apiVersion, 'has no kind');
  const problems = fieldProblems(item);
  if (problems.length > 0) return { kubernetes: true, resources: [], problems };
  return readObject(item, textOf(item.get('apiVersion'))!, textOf(item.get('kind'))!, file);
}

function filledKey(entry: Entry | undefined): Scalar | undefined {
  return entry && !isAbsent(entry.value) && textOf(entry.value) !== '' ? entry.key : undefined;
}

function badItem(at: Node, detail: string): Manifest {
  const problem = coreProblem('core/valid-kubernetes-object', 'bad-item', placeOf(at), { detail });
  return { kubernetes: true, resources: [], problems: [problem] };
}

/** A scalar by its characters; a mapping or list by its first character. */
function placeOf(node: Node): SourcePlace {
  const { text, start, end } = node.origin;
  return { text, start, end: node.type === 'scalar' ? end : Math.min(start + 1, end) };
}
