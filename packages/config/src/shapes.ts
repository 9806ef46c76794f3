type TypeName = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';

/** The part of JSON Schema (draft-07) that validation knows. */
export interface Schema {
  readonly $schema?: string;
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
  /** What a message calls the value, or a key of the mapping. */
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly type?: TypeName | readonly TypeName[];
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly anyOf?: readonly Schema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema | readonly Schema[];
  readonly additionalItems?: false;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: false | Schema;
  readonly required?: readonly string[];
}

const keywords: Readonly<Record<keyof Schema, true>> = {
  $schema: true,
  $ref: true,
  definitions: true,
  title: true,
  description: true,
  default: true,
  type: true,
  enum: true,
  anyOf: true,
  pattern: true,
  format: true,
  minLength: true,
  minimum: true,
  maximum: true,
  items: true,
  additionalItems: true,
  minItems: true,
  properties: true,
  additionalProperties: true,
  required: true,
};

/** Keywords of a schema that validation would silently pass over, with where they stand. */
export function unknownKeywords(schema: Schema, where = '#'): string[] {
  const own = Object.keys(schema).filter((key) => !Object.hasOwn(keywords, key)).map((key) => `${where}/${key}`);
  const below: [string, Schema][] = [
    ...Object.entries(schema.definitions ?? {}),
    ...Object.entries(schema.properties ?? {}),
    ...Object.entries(schema.anyOf ?? []),
    ...Object.entries([schema.items ?? []].flat()),
  ];
  if (schema.additionalProperties) below.push(['*', schema.additionalProperties]);
  return [...own, ...below.flatMap(([key, child]) => unknownKeywords(child, `${where}/${key}`))];
}

export function text(description?: string): Schema {
  return description === undefined ? { type: 'string' } : { type: 'string', description };
}

/** A list; an empty value is an empty list. */
export function array(items: Schema, description: string, minItems = 0): Schema {
  const list: Schema = { type: ['array', 'null'], items, description };
  return minItems > 0 ? { ...list, type: 'array', minItems } : list;
}

/** A mapping with these keys only; an empty value is an empty mapping. `title` is what a key is called. */
export function mapping(title: string, description: string, properties: Readonly<Record<string, Schema>>): Schema {
  return { title, description, type: ['object', 'null'], additionalProperties: false, properties };
}

export function oneOrMore(item: Schema, description: string): Schema {
  return { description, anyOf: [item, { type: ['array', 'null'], items: item }] };
}
