import { locate } from '@klint/engine';
import type { Location, Node, Path, Place, Resource, Text, Unit } from '@klint/model';
import type { Position, Range } from 'vscode-languageserver/node';
import { extent, touches } from './documents.js';

/** A field of an object, with all the places that it comes from. */
export interface Field {
  readonly unit: Unit;
  readonly resource: Resource;
  readonly path: Path;
  readonly node: Node;
  readonly place: Place;
}

/** One of the places of a field. */
interface Spot {
  readonly location: Location;
  readonly field: Field;
}

const known = new WeakMap<Unit, Map<string, Spot[]>>();

/** The fields that come from the innermost place around a position, of all units; each unit's are found out once. */
export function fieldsAt(units: readonly Unit[], file: string, position: Position): Field[] {
  const range: Range = { start: position, end: position };
  const spots = units.flatMap((unit) => spotsIn(unit, file).filter(({ location }) => touches(location, range)));
  const least = Math.min(...spots.map(({ location }) => extent(location)));
  const fields = spots.filter(({ location }) => extent(location) === least).map(({ field }) => field);
  return [...new Set(fields)];
}

function spotsIn(unit: Unit, file: string): readonly Spot[] {
  const byFile = known.get(unit) ?? new Map<string, Spot[]>();
  known.set(unit, byFile);
  const found = byFile.get(file);
  if (found) return found;
  if (unit.kind === 'plain') {
    const own = unit.resources.filter((resource) => resource.file === file);
    byFile.set(file, spotsOf(unit, own).filter(({ location }) => location.file === file));
  } else if (byFile.size === 0) {
    for (const spot of spotsOf(unit, unit.resources)) {
      const { location: { file: name } } = spot;
      byFile.set(name, [...(byFile.get(name) ?? []), spot]);
    }
  }
  return byFile.get(file) ?? [];
}

function spotsOf(unit: Unit, resources: readonly Resource[]): Spot[] {
  const spots: Spot[] = [];
  const note = (resource: Resource, path: Path, node: Node): void => {
    const place = locate({ resource, path }, 'value');
    const field = { unit, resource, path, node, place };
    const key = locate({ resource, path, target: 'key' }, 'value').location;
    const origins = place.related.filter(({ kind }) => kind === 'origin').map(({ location }) => location);
    for (const location of new Set([place.location, key, ...origins])) {
      if (location.precision !== 'file') spots.push({ location, field });
    }
  };
  const walk = (resource: Resource, node: Node, path: Path): void => {
    if (path.length > 0) note(resource, path, node);
    if (node.type === 'sequence') node.items.forEach((item, i) => walk(resource, item, [...path, i]));
    if (node.type !== 'mapping') return;
    for (const { name, value } of node.entries) walk(resource, value, [...path, name]);
  };
  for (const resource of resources) walk(resource, resource.root, []);
  return spots;
}

/** Characters of a scalar that come from one place. */
export interface PartOfScalar {
  readonly written: string;
  readonly location: Location;
}

const maxScalar = 400;

/** What a rendered scalar was put together from; empty where that is one place. */
export function partsOf({ text, start, end }: { text: Text; start: number; end: number }): PartOfScalar[] {
  if (!text.origins || end - start > maxScalar) return [];
  const parts: PartOfScalar[] = [];
  for (let at = start; at < end; at++) {
    const written = text.content[at]!;
    const { location } = text.locate(at, at + 1);
    const last = parts.at(-1);
    const joined = last && join(last.location, location);
    if (joined) parts[parts.length - 1] = { written: last.written + written, location: joined };
    else parts.push({ written, location });
  }
  return parts.length > 1 ? parts : [];
}

/** One place around two, if they are the same or follow each other. */
function join(a: Location, b: Location): Location | undefined {
  if (a.file !== b.file || a.precision !== b.precision) return undefined;
  if (JSON.stringify(a) === JSON.stringify(b)) return a;
  const isNext = a.end.line === b.start.line && a.end.column === b.start.column;
  return isNext ? { ...a, end: b.end } : undefined;
}
