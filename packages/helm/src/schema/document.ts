/** A JSON schema, or a part of one, as JSON.parse gives it. */
export type Schema = boolean | Readonly<Record<string, unknown>>;

export type Draft = 4 | 6 | 7 | 2019 | 2020;

/** A schema and the URI against which its references are read. */
export interface BasedSchema {
  readonly schema: Schema;
  readonly base: string;
}

const root = 'file:///values.schema.json';

/** Keywords whose value is data, not a schema. */
const dataKeywords: ReadonlySet<string> = new Set(['enum', 'const', 'default', 'examples']);

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isSchema(value: unknown): value is Schema {
  return typeof value === 'boolean' || isObject(value);
}

/** The draft that `$schema` names; without one the newest, as github.com/santhosh-tekuri/jsonschema/v6 has it. */
function draftOf(schema: Schema): Draft | undefined {
  const named = isObject(schema) ? schema['$schema'] : undefined;
  if (typeof named !== 'string') return 2020;
  const found = /^https?:\/\/json-schema\.org\/(?:draft(?:-|\/)(0[467]|2019-09|2020-12)\/)?schema#?$/.exec(named);
  if (!found) return undefined;
  return found[1] === undefined ? 2020 : (Number.parseInt(found[1], 10) as Draft);
}

/** A schema file: finds what its references name. Nothing is ever fetched. */
export class SchemaDocument {
  readonly draft: Draft;
  /** Why the schema cannot be used. */
  readonly problems: string[] = [];
  /** References to other files and servers. What they would ask for is not judged. */
  readonly elsewhere = new Set<string>();
  readonly #named = new Map<string, BasedSchema>();
  readonly #references: { readonly base: string; readonly reference: string }[] = [];

  constructor(readonly schema: Schema) {
    const draft = draftOf(schema);
    this.draft = draft ?? 2020;
    if (!draft) this.elsewhere.add(String((schema as Record<string, unknown>)['$schema']));
    this.#named.set(root, { schema, base: root });
    this.#index(schema, root, 0);
    for (const { base, reference } of this.#references) {
      if (this.resolve(base, reference) === 'missing')
        this.problems.push(`the schema refers to ${reference}, which is not in it`);
    }
  }

  get root(): BasedSchema {
    return { schema: this.schema, base: isObject(this.schema) ? this.#baseOf(this.schema, root) : root };
  }

  #index(value: unknown, outer: string, depth: number): void {
    if (depth > 200) {
      this.problems.push('the schema is nested too deep');
      return;
    }
    if (Array.isArray(value)) for (const item of value) this.#index(item, outer, depth + 1);
    if (!isObject(value)) return;
    const base = this.#baseOf(value, outer);
    if (base !== outer) this.#named.set(base, { schema: value, base });
    for (const anchor of [value['$anchor'], value['$dynamicAnchor'], anchorIn(value[this.#id])]) {
      if (typeof anchor === 'string') this.#named.set(`${base}#${anchor}`, { schema: value, base });
    }
    for (const [key, item] of Object.entries(value)) {
      const isReference = key === '$ref' || key === '$dynamicRef' || key === '$recursiveRef';
      if (isReference && typeof item === 'string') this.#references.push({ base, reference: item });
      else if (!dataKeywords.has(key)) this.#index(item, base, depth + 1);
    }
  }

  get #id(): string {
    return this.draft === 4 ? 'id' : '$id';
  }

  #baseOf(value: Readonly<Record<string, unknown>>, outer: string): string {
    const id = value[this.#id];
    if (typeof id !== 'string' || id.startsWith('#')) return outer;
    // Up to draft 7 what stands beside a reference has no meaning.
    if (this.draft <= 7 && '$ref' in value) return outer;
    return split(id, outer)?.document ?? outer;
  }

  /** The schema that a reference names, `elsewhere` if it is in another file, `missing` if nothing has that name. */
  resolve(base: string, reference: string): BasedSchema | 'elsewhere' | 'missing' {
    const target = split(reference, base);
    const document = target && this.#named.get(target.document);
    if (!document) {
      this.elsewhere.add(reference);
      return 'elsewhere';
    }
    if (target.fragment === '') return document;
    if (!target.fragment.startsWith('/')) {
      return this.#named.get(`${target.document}#${target.fragment}`) ?? 'missing';
    }
    let at: unknown = document.schema;
    let inner = document.base;
    for (const step of target.fragment.slice(1).split('/')) {
      const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
      if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return 'missing';
      at = (at as Record<string, unknown>)[key];
      if (isObject(at)) inner = this.#baseOf(at, inner);
    }
    return isSchema(at) ? { schema: at, base: inner } : 'missing';
  }
}

function anchorIn(id: unknown): string | undefined {
  return typeof id === 'string' && id.startsWith('#') ? id.slice(1) : undefined;
}

function split(reference: string, base: string): { document: string; fragment: string } | undefined {
  try {
    const { href, hash } = new URL(reference, base);
    const document = hash ? href.slice(0, -hash.length) : href.replace(/#$/, '');
    return { document, fragment: decodeURIComponent(hash.slice(1)) };
  } catch {
    return undefined;
  }
}
