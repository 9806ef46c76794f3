import type { Node } from '@klint/model';
import { Conf, demandShape } from './conf.js';
import { compareGvk, isSelected, ranksOf, type Gvk } from './id.js';
import { transformerConfig } from './kustomization.js';
import { refuse } from './refusal.js';
import { defaultFieldSpecs as table } from './tables/field-specs.js';
import { defaultOrder as order } from './tables/order.js';

/** A place in objects of a kind; `create` makes mappings that are missing. */
export interface FieldSpec extends Gvk {
  readonly path: string;
  readonly create: boolean;
}

/** Places where objects of a kind are named. */
export interface NameReference extends Gvk {
  readonly fieldSpecs: readonly FieldSpec[];
}

const lists = [
  'namePrefix',
  'nameSuffix',
  'namespace',
  'commonLabels',
  'labels',
  'templateLabels',
  'commonAnnotations',
  'varReference',
  'images',
  'replicas',
] as const;

type List = (typeof lists)[number];

/** Which fields each transformer touches (api, internal/plugins/builtinconfig). */
export type TransformerConfig = Readonly<Record<List, readonly FieldSpec[]>> & {
  readonly nameReference: readonly NameReference[];
};

const noSpecs: readonly FieldSpec[] = [];

const none: Record<List, readonly FieldSpec[]> = Object.fromEntries(lists.map((list) => [list, noSpecs])) as never;

export const emptyConfig: TransformerConfig = { ...none, nameReference: [] };

const defaultRanks = ranksOf(order.first, order.last);

export function makeSpec(spec: Partial<FieldSpec>): FieldSpec {
  return { group: '', version: '', kind: '', path: '', create: false, ...spec };
}

/** What kustomize does unless it is told otherwise. */
export const defaultConfig: TransformerConfig = sorted({
  ...(Object.fromEntries(
    lists.map((list) => [list, ((table as Partial<Record<List, Partial<FieldSpec>[]>>)[list] ?? []).map(makeSpec)]),
  ) as Record<List, FieldSpec[]>),
  nameReference: table.nameReference.map((reference) => ({
    ...makeSpec(reference as Partial<FieldSpec>),
    fieldSpecs: reference.fieldSpecs.map(makeSpec),
  })),
});

function sorted(config: TransformerConfig): TransformerConfig {
  const sort = <T extends Gvk>(list: readonly T[]): readonly T[] => {
    return list.length < 2 ? list : [...list].sort((a, b) => compareGvk(a, b, defaultRanks));
  };
  const made = Object.fromEntries(lists.map((list) => [list, sort(config[list])]));
  return { ...(made as Record<List, readonly FieldSpec[]>), nameReference: sort(config.nameReference) };
}

/** Adds specs that are not selected by one that is there already; refuses those that differ in `create` only. */
export function mergeSpecs(into: readonly FieldSpec[], from: readonly FieldSpec[]): readonly FieldSpec[] {
  if (from.length === 0) return into;
  let known = mergedSpecs.get(into);
  if (!known) mergedSpecs.set(into, (known = new WeakMap()));
  let merged = known.get(from);
  if (!merged) known.set(from, (merged = mergeSpecsAnew(into, from)));
  return merged;
}

const mergedSpecs = new WeakMap<readonly FieldSpec[], WeakMap<readonly FieldSpec[], readonly FieldSpec[]>>();

function mergeSpecsAnew(into: readonly FieldSpec[], from: readonly FieldSpec[]): readonly FieldSpec[] {
  const merged = [...into];
  for (const spec of from) {
    const known = merged.find((one) => isSelected(one, spec) && one.path === spec.path);
    if (!known) merged.push(spec);
    else if (known.create !== spec.create) {
      refuse(`the field spec ${spec.path} says create: ${spec.create} where another says the opposite`);
    }
  }
  return merged;
}

function mergeReferences(into: readonly NameReference[], from: readonly NameReference[]): NameReference[] {
  const merged = [...into];
  for (const reference of from) {
    let found = false;
    merged.forEach((one, i) => {
      if (one.group !== reference.group || one.version !== reference.version || one.kind !== reference.kind) return;
      found = true;
      merged[i] = { ...one, fieldSpecs: mergeSpecs(one.fieldSpecs, reference.fieldSpecs) };
    });
    if (!found) merged.push(reference);
  }
  return merged;
}

const merges = new WeakMap<TransformerConfig, WeakMap<TransformerConfig, TransformerConfig>>();

/** Merges two configurations; the result is remembered, since every level of every build merges the default one. */
export function mergeConfigs(into: TransformerConfig, from: TransformerConfig): TransformerConfig {
  let known = merges.get(into);
  if (!known) merges.set(into, (known = new WeakMap()));
  let merged = known.get(from);
  if (!merged) known.set(from, (merged = mergeAnew(into, from)));
  return merged;
}

function mergeAnew(into: TransformerConfig, from: TransformerConfig): TransformerConfig {
  const merged = Object.fromEntries(lists.map((list) => [list, mergeSpecs(into[list], from[list])]));
  const nameReference = mergeReferences(into.nameReference, from.nameReference);
  const isSame =
    lists.every((list) => merged[list]?.length === into[list].length) &&
    nameReference.length === into.nameReference.length &&
    nameReference.every((one, i) => one.fieldSpecs.length === into.nameReference[i]!.fieldSpecs.length);
  return isSame ? into : sorted({ ...(merged as Record<List, FieldSpec[]>), nameReference });
}

/** The configuration that a file of `configurations` holds. */
export function readConfig(file: Conf): TransformerConfig {
  const known = file.node && configs.get(file.node);
  if (known) return known;
  const config = readAnew(file);
  if (file.node) configs.set(file.node, config);
  return config;
}

const configs = new WeakMap<Node, TransformerConfig>();

function readAnew(file: Conf): TransformerConfig {
  demandShape(file.node, transformerConfig, true);
  const made = Object.fromEntries(lists.map((list) => [list, readSpecs(file.get(list))]));
  const nameReference = file
    .get('nameReference')
    .items()
    .map((item) => {
      return { ...readGvk(item), fieldSpecs: readSpecs(item.get('fieldSpecs')) };
    });
  return sorted({ ...(made as Record<List, FieldSpec[]>), nameReference });
}

export function readGvk(conf: Conf): Gvk {
  return { group: conf.get('group').text, version: conf.get('version').text, kind: conf.get('kind').text };
}

export function readSpecs(conf: Conf): readonly FieldSpec[] {
  const items = conf.items();
  if (items.length === 0) return noSpecs;
  return items.map((item) => {
    return { ...readGvk(item), path: item.get('path').text, create: item.get('create').flag };
  });
}
