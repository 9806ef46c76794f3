import { Mapping, Scalar, Sequence, Text } from '@klint/model';
import type { JsonObject, Loaded, Node, Resource } from '@klint/model';
import { freezeDeep } from './freeze.js';

const text = new Text('all.json', '{}');
const origin = { text, start: 0, end: 2, role: 'source' } as const;

/** Objects that no text was parsed for, as one unit: all of their nodes stand at the same place. */
export function loadedFrom(values: readonly JsonObject[]): Loaded {
  const resources = values.map(resourceFrom);
  return {
    units: [{ name: '.', kind: 'plain', folder: '', resources, complete: true }],
    texts: [],
    problems: [],
    inputs: [{ file: text.file, state: 'linted' }],
  };
}

function resourceFrom(value: JsonObject): Resource {
  const { apiVersion, kind, metadata } = value;
  const field = (name: string): string | undefined => {
    const found = typeof metadata === 'object' && metadata !== null ? (metadata as JsonObject)[name] : undefined;
    return typeof found === 'string' ? found : undefined;
  };
  return {
    apiVersion: String(apiVersion),
    kind: String(kind),
    namespace: field('namespace'),
    name: field('name') ?? '',
    root: nodeOf(value) as Mapping,
    value: freezeDeep(value) as Resource['value'],
    file: text.file,
  };
}

function nodeOf(value: unknown): Node {
  if (Array.isArray(value)) return new Sequence(value.map(nodeOf), true, origin);
  if (typeof value !== 'object' || value === null) return new Scalar(String(value), 'plain', undefined, origin);
  const entries = Object.entries(value).map(([name, part]) => {
    return { name, key: new Scalar(name, 'double', undefined, origin), value: nodeOf(part), merged: false };
  });
  return new Mapping(entries, true, origin);
}
