import { dataOf } from '../value/chars.js';
import { copyDict, copyEntry, keyOf } from '../value/keys.js';
import type { Datum } from '../value/origin.js';
import { dataIn, Dict, List, type Value } from '../value/value.js';
import type { RenderChart } from './dependencies.js';

// Values of a chart and its sub-charts, coalesced as pkg/chart/common/util of Helm 4.1 does it. A null of the user
// deletes a default; with `keepNull` (Helm's merge) it stays.

/** A copy that shares no map or list; scalars keep their origins. */
export function copyValue(value: Value): Value {
  if (value instanceof List) return new List(value.items.map(copyValue), value.elem, value.datum);
  return value instanceof Dict ? copyValues(value) : value;
}

export function copyValues(values: Dict): Dict {
  const copy = copyDict(values);
  for (const [key, item] of copy.entries)
    if (typeof item === 'object' && item !== null) copy.entries.set(key, copyValue(item));
  return copy;
}

/** Several documents or files: later ones win, maps merge. */
export function mergeMaps(a: Dict, b: Dict): Dict {
  const out = copyDict(a);
  for (const [key, item] of b.entries) {
    const old = out.entries.get(key);
    if (item instanceof Dict && old instanceof Dict) out.entries.set(key, mergeMaps(old, item));
    else copyEntry(b, key, out);
  }
  return new Dict(out.entries, undefined, null, b.datum ?? a.datum, out.keys);
}

/** Fills what `to` lacks from `from`; gives `to`. */
export function coalesceTables(to: Dict, from: Dict, keepNull: boolean): Dict {
  to.datum ??= from.datum;
  const hadValue = new Set([...from.entries].filter(([, item]) => item !== null).map(([key]) => key));
  for (const [key, item] of to.entries) if (item === null) from.entries.set(key, null);
  for (const [key, item] of [...from.entries]) {
    const old = to.entries.get(key);
    if (old === null && !keepNull && hadValue.has(key)) to.entries.delete(key);
    else if (old === undefined) copyEntry(from, key, to);
    else if (item instanceof Dict && old instanceof Dict) coalesceTables(old, item, keepNull);
  }
  return to;
}

/** The values of a sub-chart that are no map, by its name: with the place of the key. */
export type Mismatches = Map<string, Datum | undefined>;

/** The values that a chart and its sub-charts see, from those given; the defaults of the charts stay as they are. */
export function coalesceValues(chart: RenderChart, given: Dict, wrong: Mismatches, keepNull = false): Dict {
  return coalesce(chart, copyValues(given), wrong, keepNull);
}

function coalesce(chart: RenderChart, to: Dict, wrong: Mismatches, keepNull: boolean): Dict {
  fillDefaults(chart, to, keepNull);
  for (const sub of chart.dependencies) {
    const own = to.entries.has(sub.name) ? to.entries.get(sub.name) : new Dict();
    // A value that is no map for a sub-chart is an error in Helm; the sub-chart then sees its defaults.
    if (!(own instanceof Dict) && !wrong.has(sub.name)) {
      const key = keyOf(to, sub.name);
      wrong.set(sub.name, dataIn(own)[0] ?? dataOf(key)[0] ?? to.datum);
    }
    const values = own instanceof Dict ? own : new Dict();
    to.entries.set(sub.name, values);
    shareGlobals(values, to);
    coalesce(sub, values, wrong, keepNull);
  }
  return to;
}

function fillDefaults(chart: RenderChart, to: Dict, keepNull: boolean): void {
  to.datum ??= chart.values.datum;
  const defaults = copyValues(chart.values);
  for (const [key, item] of defaults.entries) {
    const value = to.entries.get(key);
    if (value === undefined) copyEntry(defaults, key, to);
    else if (value === null) {
      if (!keepNull) to.entries.delete(key);
    } else if (value instanceof Dict && item instanceof Dict) {
      const isSub = chart.dependencies.some((sub) => sub.name === key);
      coalesceTables(value, item, keepNull || isSub);
    }
  }
}

function shareGlobals(to: Dict, from: Dict): void {
  const own = to.entries.has('global') ? to.entries.get('global') : new Dict();
  const shared = from.entries.has('global') ? from.entries.get('global') : new Dict();
  if (!(own instanceof Dict) || !(shared instanceof Dict)) return;
  for (const [key, item] of shared.entries) {
    const old = own.entries.get(key);
    if (item instanceof Dict) {
      if (old !== undefined && !(old instanceof Dict)) continue;
      const copy = copyDict(item);
      if (old instanceof Dict) coalesceTables(copy, old, true);
      copyEntry(shared, key, own, copy);
    } else if (!(old instanceof Dict)) copyEntry(shared, key, own);
  }
  copyEntry(from, 'global', to, own);
}

/** The map at a dotted path. */
export function tableAt(values: Dict, path: string): Dict | undefined {
  let at: Value = values;
  for (const step of path.split('.')) {
    if (!(at instanceof Dict)) return undefined;
    at = at.entries.get(step);
  }
  return at instanceof Dict ? at : undefined;
}

/** The value at a dotted path, if it is no map; undefined also where there is none. */
export function scalarAt(values: Dict, path: string): Value {
  const dot = path.lastIndexOf('.');
  const table = dot < 0 ? values : tableAt(values, path.slice(0, dot));
  const value = table?.entries.get(path.slice(dot + 1));
  return value instanceof Dict ? undefined : value;
}
