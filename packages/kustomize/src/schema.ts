import type { JsonObject } from '@klint/model';
import { builtinSchema } from './tables/schema.js';
import { clusterScopedTypes } from './tables/scopes.js';

/** The part of a JSON Schema (OpenAPI v2) that says how lists are merged. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly 'x-kubernetes-patch-strategy'?: string;
  readonly 'x-kubernetes-patch-merge-key'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-group-version-kind'?: readonly JsonObject[];
}

interface Document {
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly paths?: Readonly<Record<string, JsonObject>>;
}

const clusterScoped: ReadonlyMap<string, boolean> = new Map(Object.entries(clusterScopedTypes));

/** Definitions by name, and the types and scopes that they tell. */
interface Known {
  readonly definitions: Map<string, Schema>;
  readonly types: Map<string, Schema>;
  readonly scopes: Map<string, boolean>;
}

function addDocument({ definitions, types, scopes }: Known, document: Document): void {
  for (const [name, schema] of Object.entries(document.definitions ?? {})) {
    definitions.set(name, schema);
    for (const type of asList(schema['x-kubernetes-group-version-kind'])) types.set(typeKey(type), schema);
  }
  for (const [path, methods] of Object.entries(document.paths ?? {})) {
    const type = (methods?.['get'] as JsonObject | undefined)?.['x-kubernetes-group-version-kind'];
    if (!isRecord(type)) continue;
    if (path.includes('namespaces/{namespace}')) scopes.set(typeKey(type), false);
    else if (!scopes.has(typeKey(type))) scopes.set(typeKey(type), true);
  }
}

const builtin: Known = { definitions: new Map(), types: new Map(), scopes: new Map() };
addDocument(builtin, builtinSchema as Document);

/**
 * What one build knows about types: how their lists merge and which of them stand outside of namespaces (kyaml,
 * openapi/openapi.go). Built-in types are those of Kubernetes 1.21.2; a kustomization may give others instead.
 */
export class Schemas {
  #known = builtin;
  #isSet = false;
  /** A type was looked up before a schema was given: kustomize then knows the built-in ones as well. */
  #asked = false;

  /** Whether a kustomization gave a schema or a version already; the first one wins. */
  get isSet(): boolean {
    return this.#isSet;
  }

  /** Keeps the built-in schema, since a kustomization asked for it. */
  setBuiltin(): void {
    this.#isSet = true;
  }

  setCustom(document: unknown): void {
    this.#isSet = true;
    const { definitions, types, scopes } = this.#known;
    const kept = this.#asked ? [definitions, types] as const : [];
    this.#known = { definitions: new Map(kept[0]), types: new Map(kept[1]), scopes: new Map(scopes) };
    addDocument(this.#known, (document ?? {}) as Document);
    this.#asked = true;
  }

  isClusterScoped(apiVersion: string, kind: string): boolean {
    const key = `${apiVersion} ${kind}`;
    const known = clusterScoped.get(key);
    if (known !== undefined) return known;
    if (!this.#isSet) this.#asked = true;
    return this.#known.scopes.get(key) ?? false;
  }

  /** The schema of a type; undefined for unknown ones. */
  ofType(apiVersion: string, kind: string): Schema | undefined {
    return this.#known.types.get(`${apiVersion} ${kind}`);
  }

  property(schema: Schema, name: string): Schema | undefined {
    const { properties, additionalProperties } = schema;
    if (properties && Object.hasOwn(properties, name)) return this.#resolve(properties[name]);
    return isRecord(additionalProperties) ? this.#resolve(additionalProperties) : undefined;
  }

  /** The first merge keys that built-in types have for lists of a name. */
  keysOfLists(name: string): readonly string[] {
    keysByName ??= readKeysByName();
    return [...(keysByName.get(name) ?? [])];
  }

  element(schema: Schema): Schema | undefined {
    return [schema.type].flat().join() === 'array' ? this.#resolve(schema.items) : undefined;
  }

  #resolve(schema: Schema | undefined): Schema | undefined {
    let found = schema;
    for (let steps = 0; found?.$ref !== undefined && steps < 100; steps += 1) {
      found = this.#known.definitions.get(found.$ref.replace(/^#\/definitions\//, '').replaceAll('~1', '/'));
    }
    return found;
  }
}

let keysByName: ReadonlyMap<string, ReadonlySet<string>> | undefined;

function readKeysByName(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { properties = {} } of builtin.definitions.values()) {
    for (const [name, property] of Object.entries(properties)) {
      const key = mergeKeys(property)?.[0];
      if (key !== undefined) found.set(name, (found.get(name) ?? new Set()).add(key));
    }
  }
  return found;
}

/** Whether lists of a schema are merged, and by which keys; no keys for lists of scalars. */
export function mergeKeys(schema: Schema | undefined): readonly string[] | undefined {
  const strategy = schema?.['x-kubernetes-patch-strategy'];
  if (!schema || typeof strategy !== 'string' || !strategy.split(',').includes('merge')) return undefined;
  const keys = schema['x-kubernetes-list-map-keys'];
  if (keys) return keys;
  const key = schema['x-kubernetes-patch-merge-key'];
  return key === undefined ? [] : [key];
}

function typeKey(type: JsonObject): string {
  const { group, version, kind } = type as Record<string, string | undefined>;
  return `${group ? `${group}/` : ''}${version} ${kind}`;
}

function asList<T>(value: readonly T[] | undefined): readonly T[] {
  return Array.isArray(value) ? value : [];
}

function isRecord<T extends object>(value: T | boolean | unknown): value is T & JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
