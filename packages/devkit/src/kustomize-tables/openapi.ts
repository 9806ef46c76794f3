// Reads the OpenAPI document that kyaml carries as a protocol buffer (gnostic's openapiv2.Document).

/** The parts of a schema that say how kustomize merges lists. */
export interface PrunedSchema {
  $ref?: string;
  type?: string;
  properties?: Record<string, PrunedSchema>;
  additionalProperties?: PrunedSchema;
  items?: PrunedSchema;
  [extension: `x-${string}`]: unknown;
}

type Fields = ReadonlyMap<number, readonly Uint8Array[]>;

/** Numbers of the fields of gnostic's messages that are needed here. */
const numbers = {
  definitions: 9,
  named: 1,
  name: 1,
  value: 2,
  ref: 1,
  additional: 21,
  type: 22,
  items: 23,
  properties: 25,
  extensions: 31,
  yaml: 2,
} as const;

/** The length-delimited fields of a message, by number. */
function fieldsOf(bytes: Uint8Array): Fields {
  const fields = new Map<number, Uint8Array[]>();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++]!;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const key = varint();
    const [number, wire] = [key >>> 3, key & 7];
    if (wire === 0) varint();
    else if (wire === 1) at += 8;
    else if (wire === 5) at += 4;
    else {
      const length = varint();
      if (!fields.has(number)) fields.set(number, []);
      fields.get(number)!.push(bytes.subarray(at, at + length));
      at += length;
    }
  }
  return fields;
}

const decoder = new TextDecoder();

function textAt(fields: Fields, number: number): string | undefined {
  const bytes = fields.get(number)?.[0];
  return bytes && decoder.decode(bytes);
}

function messageAt(fields: Fields, number: number): Fields | undefined {
  const bytes = fields.get(number)?.[0];
  return bytes && fieldsOf(bytes);
}

/** Names and values of a message whose entries are named. */
function namedOf(message: Fields | undefined): [name: string, value: Fields][] {
  return (message?.get(numbers.named) ?? []).map((bytes) => {
    const entry = fieldsOf(bytes);
    return [textAt(entry, numbers.name) ?? '', messageAt(entry, numbers.value) ?? new Map()];
  });
}

/** All definitions of a document. */
export function definitionsOf(document: Uint8Array): Map<string, PrunedSchema> {
  const definitions = namedOf(messageAt(fieldsOf(document), numbers.definitions));
  return new Map(definitions.map(([name, schema]) => [name, schemaOf(schema)]));
}

function schemaOf(message: Fields): PrunedSchema {
  const schema: PrunedSchema = {};
  const ref = textAt(message, numbers.ref);
  if (ref !== undefined) schema.$ref = ref;
  const type = textAt(messageAt(message, numbers.type) ?? new Map(), 1);
  if (type !== undefined) schema.type = type;
  const properties = namedOf(messageAt(message, numbers.properties));
  if (properties.length > 0) {
    schema.properties = Object.fromEntries(properties.map(([name, value]) => [name, schemaOf(value)]));
  }
  const additional = messageAt(messageAt(message, numbers.additional) ?? new Map(), 1);
  if (additional) schema.additionalProperties = schemaOf(additional);
  const items = messageAt(messageAt(message, numbers.items) ?? new Map(), 1);
  if (items) schema.items = schemaOf(items);
  for (const bytes of message.get(numbers.extensions) ?? []) {
    const entry = fieldsOf(bytes);
    const name = textAt(entry, numbers.name) ?? '';
    if (wanted.has(name)) {
      const yaml = textAt(messageAt(entry, numbers.value) ?? new Map(), numbers.yaml);
      schema[name as `x-${string}`] = extensionOf(yaml ?? '');
    }
  }
  return schema;
}

const wanted: ReadonlySet<string> = new Set([
  'x-kubernetes-patch-strategy',
  'x-kubernetes-patch-merge-key',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-group-version-kind',
]);

/** An extension is YAML: a word, a list of words, or a list of flat mappings. */
function extensionOf(yaml: string): unknown {
  const lines = yaml.split('\n').filter((line) => line.trim() !== '');
  const unquoted = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/, '$2');
  if (!lines[0]?.startsWith('- ')) return unquoted(yaml);
  const items: (string | Record<string, string>)[] = [];
  for (const line of lines) {
    const content = line.slice(2);
    const colon = content.indexOf(': ');
    if (colon < 0) items.push(unquoted(content));
    else {
      if (line.startsWith('- ')) items.push({});
      (items.at(-1) as Record<string, string>)[content.slice(0, colon).trim()] = unquoted(content.slice(colon + 2));
    }
  }
  return items;
}

/** The definitions cut down to what reaches a list that has a patch strategy. */
export function prune(definitions: ReadonlyMap<string, PrunedSchema>): Record<string, PrunedSchema> {
  const reaching = new Set<string>();
  const nameOf = (ref: string): string => ref.replace('#/definitions/', '');
  const reaches = (schema: PrunedSchema): boolean =>
    schema['x-kubernetes-patch-strategy'] !== undefined ||
    (schema.$ref !== undefined && reaching.has(nameOf(schema.$ref))) ||
    (schema.items !== undefined && reaches(schema.items)) ||
    (schema.additionalProperties !== undefined && reaches(schema.additionalProperties)) ||
    Object.values(schema.properties ?? {}).some(reaches);
  for (let before = -1; before !== reaching.size;) {
    before = reaching.size;
    for (const [name, schema] of definitions) if (reaches(schema)) reaching.add(name);
  }
  const cut = (schema: PrunedSchema): PrunedSchema => {
    const { properties, items, additionalProperties, type, $ref, ...extensions } = schema;
    const kept = Object.entries(properties ?? {}).filter(([, value]) => reaches(value));
    return {
      ...($ref !== undefined && reaching.has(nameOf($ref)) && { $ref }),
      ...(type === 'array' && { type }),
      ...(kept.length > 0 && { properties: Object.fromEntries(kept.map(([name, value]) => [name, cut(value)])) }),
      ...(items && reaches(items) && { items: cut(items) }),
      ...(additionalProperties && reaches(additionalProperties) && { additionalProperties: cut(additionalProperties) }),
      ...extensions,
    };
  };
  const names = [...reaching].sort();
  return Object.fromEntries(names.map((name) => [name, cut(definitions.get(name)!)]));
}
