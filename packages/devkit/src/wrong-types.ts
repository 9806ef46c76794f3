type Json = unknown;

/** One value of every type that JSON has, empty and not. */
export const oddValues: readonly Json[] = ['', 'text', 0, -1.5, true, false, null, [], ['text'], [{}], [null], {}, { key: 1 }];

/** Every copy of `value` in which one part has been replaced by one of `values`, or deleted. */
export function* replaceEach(value: Json, values: readonly Json[]): Generator<Json> {
  if (typeof value !== 'object' || value === null) return;
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  for (const key of keys) {
    const part = (value as Record<PropertyKey, Json>)[key];
    for (const other of values) yield withPart(value, key, other);
    for (const other of replaceEach(part, values)) yield withPart(value, key, other);
    yield withoutPart(value, key);
  }
}

function withPart(value: object, key: string | number, part: Json): Json {
  if (!Array.isArray(value)) return { ...value, [key]: part };
  return value.map((item, i) => (i === key ? part : item));
}

function withoutPart(value: object, key: string | number): Json {
  if (Array.isArray(value)) return value.filter((_, i) => i !== key);
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

/** Several documents as one text; JSON is YAML too. */
export function documentsText(documents: readonly Json[]): string {
  const plain = (_: string, value: Json): Json => (typeof value === 'bigint' ? Number(value) : value);
  return documents.map((document) => `${JSON.stringify(document, plain)}\n`).join('---\n');
}
