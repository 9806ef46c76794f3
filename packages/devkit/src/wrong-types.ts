type Json = unknown;

/** One value of every type that JSON has. */
export const oneOfEach: readonly Json[] = ['text', -1.5, true, null, ['text'], { key: 1 }];

/** Empty and odd ones too. */
export const oddValues: readonly Json[] = [...oneOfEach, '', 0, false, [], [{}], [null], {}];

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
