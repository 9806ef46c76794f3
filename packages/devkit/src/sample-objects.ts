import { kindRows, workloadRows } from '@klint/kube';
import { Text } from '@klint/model';
import type { JsonObject, Rule } from '@klint/model';
import { parseManifests, toValue } from '@klint/parser';
import type { Fixture } from './fixture-files.js';

/** The objects in a fixture's files, as plain data. */
export function objectsOf({ files }: Fixture): JsonObject[] {
  return Object.entries(files).flatMap(([file, bytes]) => {
    const text = new Text(file, new TextDecoder().decode(bytes));
    return parseManifests(text).value.flatMap(({ root }) => {
      const value = root && toValue(root);
      return isMap(value) && typeof value['kind'] === 'string' ? [value] : [];
    });
  });
}

/** The first pod template of some objects: what stands where the table of workloads says, with its spec. */
export function templateOf(objects: readonly JsonObject[]): JsonObject | undefined {
  for (const object of objects) {
    for (const { path } of workloadPlaces().filter(({ kind }) => kind === object['kind'])) {
      const template = path.reduce<unknown>((value, step) => (isMap(value) ? value[step] : undefined), object);
      if (!isMap(template) || !isMap(template['spec'])) continue;
      return { metadata: template['metadata'] ?? {}, spec: template['spec'] };
    }
  }
  return undefined;
}

/** An object of every kind of workload, in the first of its groups, with this pod template in it. */
export function workloadsWith(template: JsonObject): JsonObject[] {
  const places = workloadPlaces().filter(({ kind, apiVersion }, _, all) => {
    return all.find((place) => place.kind === kind)!.apiVersion === apiVersion;
  });
  return places.map(({ apiVersion, kind, path }) => {
    const root: JsonObject = { apiVersion, kind, metadata: { name: 'web' } };
    return path.length === 0 ? { ...root, ...template } : { ...root, ...nested(path, template) };
  });
}

interface WorkloadPlace {
  readonly apiVersion: string;
  readonly kind: string;
  readonly path: readonly string[];
}

function workloadPlaces(): WorkloadPlace[] {
  return workloadRows.flatMap(({ kind, groups, templates }) =>
    groups.flatMap((group) =>
      templates.map((template) => {
        return { apiVersion: apiVersionOf(group), kind, path: template === '' ? [] : template.split('/') };
      }),
    ),
  );
}

function nested(path: readonly string[], value: JsonObject): JsonObject {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const inner = rest.length === 0 ? value : nested(rest, value);
  return step === '*' ? { '0': inner } : { [step]: inner };
}

/** The barest objects of every kind that a rule looks at. */
export function bareObjects({ meta }: Rule): JsonObject[] {
  const rows = meta.kinds.flatMap((kind) => {
    if (kind === 'workload' || kind === '*') return workloadRows.map((row) => ({ kind: row.kind, groups: row.groups }));
    return kindRows.get(kind) ?? [];
  });
  return rows.flatMap(({ kind, groups }) =>
    groups.flatMap((group) => {
      const type = { apiVersion: apiVersionOf(group), kind };
      return [type, { ...type, metadata: null, spec: null }, { ...type, metadata: {}, spec: {}, data: [], rules: {} }];
    }),
  );
}

function apiVersionOf(group: string): string {
  return group === '' ? 'v1' : `${group}/v1`;
}

function isMap(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
