import { Text } from '@klint/model';
import { Str } from '../value/chars.js';
import { Datum, fromRelease, noData, standIn, volatile } from '../value/origin.js';
import { Box, Bytes, Dict, Int, List } from '../value/value.js';
import { TemplateError } from '../template/errors.js';

// Values with their origins as flat records, which threads can hand to each other: structured cloning knows neither
// classes nor identities of objects that the other side has already, and ends where objects are nested a few thousand
// deep, as chains of calls are.

/** A value inside a record: a scalar as it is, an object as the list of its number. */
type Field = string | number | bigint | boolean | null | undefined | readonly [number];

/** What kind of object, the names of its fields where the kind does not say them, and the fields. */
type PackedObject = readonly [kind: number, names: readonly string[] | undefined, fields: readonly Field[]];

/** An object and all that it leads to; `root` is its number. */
export interface Packed {
  readonly root: number;
  readonly objects: readonly PackedObject[];
}

/** Objects that both sides have, by their numbers; those that are packed or unpacked are added. */
export interface Shared {
  readonly objects: object[];
  readonly numbers: Map<object, number>;
}

/** What both sides have from the start: origins that are told apart by identity. */
export function newShared(): Shared {
  const shared: Shared = { objects: [], numbers: new Map() };
  for (const each of [volatile, standIn, fromRelease, noData]) number(shared, each);
  return shared;
}

function number({ objects, numbers }: Shared, value: object): number {
  numbers.set(value, objects.length);
  return objects.push(value) - 1;
}

const classes: readonly { readonly prototype: object }[] = [Datum, Str, Box, Int, Dict, List, Bytes, TemplateError];
const [plainKind, arrayKind, mapKind, setKind, textKind] = [-1, -2, -3, -4, -5];

/** Packs an object, with all that the other side does not have. */
export function pack(root: object, shared: Shared): Packed {
  const packed: PackedObject[] = [];
  const first = shared.objects.length;
  const field = (value: unknown): Field => {
    if (typeof value === 'function') throw new Error('a function cannot be handed over');
    if (typeof value !== 'object' || value === null) return value as Field;
    return [shared.numbers.get(value) ?? number(shared, value)];
  };
  const [start] = field(root) as [number];
  // What a record leads to is numbered with it and packed after it.
  for (let at = first; at < shared.objects.length; at++) packed.push(packOne(shared.objects[at]!, field));
  return { root: start, objects: packed };
}

function packOne(value: object, field: (value: unknown) => Field): PackedObject {
  if (Array.isArray(value)) return [arrayKind, undefined, value.map(field)];
  if (value instanceof Map) return [mapKind, undefined, [...value].flat().map(field)];
  if (value instanceof Set) return [setKind, undefined, [...value].map(field)];
  if (value instanceof Text) {
    if (value.origins) throw new Error('a rendered text cannot be handed over');
    return [textKind, undefined, [value.file, value.content]];
  }
  const kind = classes.findIndex(({ prototype }) => Object.getPrototypeOf(value) === prototype);
  if (kind < 0 && Object.getPrototypeOf(value) !== Object.prototype) {
    throw new Error(`a ${value.constructor.name} cannot be handed over`);
  }
  const names = Object.getOwnPropertyNames(value).filter((name) => name !== 'stack');
  return [kind, names, names.map((name) => field((value as Record<string, unknown>)[name]))];
}

/** The object that was packed. Its parts get the same numbers here. */
export function unpack({ root, objects }: Packed, shared: Shared): object {
  const first = shared.objects.length;
  for (const each of objects) number(shared, emptyOf(each));
  objects.forEach((each, i) => fill(shared.objects[first + i]!, each, shared));
  return shared.objects[root]!;
}

function emptyOf([kind, , fields]: PackedObject): object {
  switch (kind) {
    case arrayKind:
      return [];
    case mapKind:
      return new Map();
    case setKind:
      return new Set();
    case textKind:
      return new Text(fields[0] as string, fields[1] as string);
    case plainKind:
      return {};
    default:
      return Object.create(classes[kind]!.prototype) as object;
  }
}

function fill(value: object, [kind, names, packed]: PackedObject, { objects }: Shared): void {
  if (kind === textKind) return;
  const fields = packed.map((each): unknown => (Array.isArray(each) ? objects[(each as [number])[0]] : each));
  if (Array.isArray(value)) for (const each of fields) value.push(each);
  else if (value instanceof Map) for (let i = 0; i < fields.length; i += 2) value.set(fields[i], fields[i + 1]);
  else if (value instanceof Set) for (const each of fields) value.add(each);
  else names!.forEach((name, i) => ((value as Record<string, unknown>)[name] = fields[i]));
}
