import type { JsonObject, Path } from '@klint/model';

// Readings of values of which nothing is known. Null counts as absent everywhere, as the API server sees it.

/** True for a mapping; lists and null are none. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a mapping; anything else is an empty one. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The value as a list; anything else is an empty one. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The value as a number; an integer beyond 2^53 loses its last digits. */
export function asNumber(value: unknown): number | undefined {
  return typeof value === 'bigint' ? Number(value) : typeof value === 'number' ? value : undefined;
}

export function asBoolean(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** Keys and values of a mapping, without those that are null. */
export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return Object.entries(asObject(value)).filter(([, item]) => !isAbsent(item));
}

/** The strings of a list, each with its index; other items are left out. */
export function stringsOf(value: unknown): readonly (readonly [number, string])[] {
  return asList(value).flatMap((item, i) => (typeof item === 'string' ? [[i, item] as const] : []));
}

/** The mappings of a list, each with its index; other items are left out. */
export function objectsOf(value: unknown): readonly (readonly [number, JsonObject])[] {
  return asList(value).flatMap((item, i) => (isObject(item) ? [[i, item] as const] : []));
}

/** The value some steps below; undefined if it is absent or null. */
export function valueAt(value: unknown, steps: Path): unknown {
  let current = value;
  for (const step of steps) {
    if (typeof step === 'number' ? !Array.isArray(current) : !isObject(current)) return undefined;
    if (!Object.hasOwn(current as object, step)) return undefined;
    current = (current as JsonObject)[step];
  }
  return current ?? undefined;
}
