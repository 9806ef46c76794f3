import type { JsonObject, Path } from '@klint/model';
import { isAbsent, isObject, valueAt } from './values.js';

/**
 * A value that knows where it stands, also when it is put together from several places of one resource: a step of
 * `parts` leads to another place, every other step is just below `path`.
 */
export interface Placed {
  readonly value: unknown;
  readonly path: Path;
  readonly parts?: ReadonlyMap<string | number, Placed>;
}

/** What stands some steps below. */
export function placedAt(placed: Placed, ...steps: Path): Placed {
  let current = placed;
  for (const step of steps) {
    const value = valueAt(current.value, [step]);
    current = { ...(current.parts?.get(step) ?? { path: [...current.path, step] }), value };
  }
  return current;
}

/** Where that stands. */
export function pathAt(placed: Placed, ...steps: Path): Path {
  let current: Placed | undefined = placed;
  let path = placed.path;
  for (const [i, step] of steps.entries()) {
    current = current.parts?.get(step);
    // Below what is no part, all is just below.
    if (!current) return [...path, ...steps.slice(i)];
    path = current.path;
  }
  return path;
}

/** A mapping made of parts; those that are absent are left out. A key that it lacks belongs to `path`. */
export function placedObject(path: Path, parts: Readonly<Record<string, Placed>>): Placed {
  const present = Object.entries(parts).filter(([, part]) => !isAbsent(part.value));
  const value = Object.freeze(Object.fromEntries(present.map(([name, part]) => [name, part.value])));
  return { value, path, parts: new Map(present) };
}

/** A list made of items from anywhere. */
export function placedList(path: Path, items: readonly Placed[]): Placed {
  return { value: Object.freeze(items.map((item) => item.value)), path, parts: new Map(items.entries()) };
}

/** The items of a list, each with its place. */
export function placedItems(list: Placed): Placed[] {
  return Array.isArray(list.value) ? list.value.map((_, i) => placedAt(list, i)) : [];
}

/** `own` with what it lacks taken from `defaults`, mapping by mapping; a list of `own` hides one of `defaults`. */
export function withDefaults(own: Placed, defaults: Placed): Placed {
  if (isAbsent(own.value)) return isAbsent(defaults.value) ? own : defaults;
  if (!isObject(own.value) || !isObject(defaults.value)) return own;
  const names = new Set([...Object.keys(defaults.value as JsonObject), ...Object.keys(own.value)]);
  const merged = [...names].map((name) => [name, withDefaults(placedAt(own, name), placedAt(defaults, name))] as const);
  return placedObject(own.path, Object.fromEntries(merged));
}
