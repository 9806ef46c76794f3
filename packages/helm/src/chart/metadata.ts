import { charsOfFile, decodeYaml } from '../decode/yaml.js';
import { formatFloat } from '../format/number.js';
import type { Text } from '@klint/model';
import { type Chars, mapCharacters, textOf, withData } from '../value/chars.js';
import { Datum } from '../value/origin.js';
import { bare, Box, dataIn, Dict, isString, List, NilDict, type Value } from '../value/value.js';

/** A dependency that Chart.yaml (or requirements.yaml) names. */
export interface Dependency {
  readonly name: string;
  readonly version: string;
  readonly repository: string;
  readonly condition: string;
  readonly tags: readonly string[];
  readonly importValues: readonly Value[];
  readonly alias: string;
  /** Where it stands. */
  readonly datum: Datum | undefined;
}

export interface Metadata {
  readonly apiVersion: string;
  readonly name: string;
  readonly version: string;
  readonly type: string;
  readonly kubeVersion: string;
  readonly dependencies: readonly Dependency[];
  /** All of Chart.yaml, as decoded. */
  readonly data: Dict;
}

/** A scalar for a field that is a string in Go. */
function stringOf(value: Value): Chars {
  if (isString(value)) return value;
  const plain = bare(value);
  if (plain === null || plain === undefined) return '';
  const text =
    typeof plain === 'number'
      ? Number.isSafeInteger(plain)
        ? String(plain)
        : formatFloat(plain, 'g', -1)
      : String(plain);
  return withData(text, dataIn(value), value instanceof Box ? value.derived : true);
}

/** Space of any kind as a space, what cannot be printed gone. */
function clean(chars: Chars): Chars {
  return mapCharacters(chars, (text) => text.replace(/\s/gu, ' ').replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, ''));
}

const field = (dict: Dict, name: string): Chars => stringOf(dict.entries.get(name));
const list = (dict: Dict, name: string): readonly Value[] => {
  const value = dict.entries.get(name);
  return value instanceof List ? value.items : [];
};

function dependencyOf(value: Value): Dependency[] {
  if (!(value instanceof Dict)) return [];
  const text = (name: string): string => textOf(field(value, name));
  return [
    {
      name: text('name'),
      version: text('version'),
      repository: text('repository'),
      condition: text('condition'),
      alias: text('alias'),
      tags: list(value, 'tags').map((tag) => textOf(stringOf(tag))),
      importValues: list(value, 'import-values'),
      datum: value.datum,
    },
  ];
}

/** Reads Chart.yaml, with requirements.yaml where it is the place of dependencies; a string says what is wrong. */
export function readMetadata(chart: Text, requirements: Text | undefined): Metadata | string {
  const decoded = decodeYaml(charsOfFile(chart), new Datum(chart, undefined, ''));
  if ('error' in decoded) return `cannot load Chart.yaml: ${decoded.error}`;
  const data = decoded.value instanceof Dict ? decoded.value : new Dict();
  let dependencies = list(data, 'dependencies').flatMap(dependencyOf);
  if (requirements) {
    const more = decodeYaml(charsOfFile(requirements), new Datum(requirements, undefined, ''));
    if ('error' in more) return `cannot load requirements.yaml: ${more.error}`;
    if (more.value instanceof Dict && more.value.entries.has('dependencies')) {
      dependencies = list(more.value, 'dependencies').flatMap(dependencyOf);
    }
  }
  const text = (name: string): string => textOf(clean(field(data, name)));
  return {
    apiVersion: text('apiVersion') || 'v1',
    name: text('name'),
    version: text('version'),
    type: text('type'),
    kubeVersion: text('kubeVersion'),
    dependencies,
    data,
  };
}

const strings = (dict: Dict, name: string): List => new List(list(dict, name).map((item) => clean(stringOf(item))));

/** `.Chart` as Helm 4 gives it to templates: a map with the names of the Go fields. */
export function chartObject(
  metadata: Metadata,
  name: string,
  dependencies: readonly (Dependency & { enabled: boolean })[],
  isRoot: boolean,
): Dict {
  const { data } = metadata;
  const text = (key: string): Chars => clean(field(data, key));
  const maintainers = list(data, 'maintainers').filter((item): item is Dict => item instanceof Dict);
  const annotations = data.entries.get('annotations');
  const entries: [string, Value][] = [
    ['Name', name === metadata.name ? text('name') : name],
    ['Home', text('home')],
    ['Sources', strings(data, 'sources')],
    ['Version', field(data, 'version')],
    ['Description', text('description')],
    ['Keywords', strings(data, 'keywords')],
    [
      'Maintainers',
      new List(
        maintainers.map(
          (item) =>
            new Dict(
              new Map<string, Value>([
                ['Name', clean(field(item, 'name'))],
                ['Email', clean(field(item, 'email'))],
                ['URL', clean(field(item, 'url'))],
              ]),
            ),
        ),
      ),
    ],
    ['Icon', text('icon')],
    ['APIVersion', metadata.apiVersion],
    ['Condition', text('condition')],
    ['Tags', text('tags')],
    ['AppVersion', text('appVersion')],
    ['Deprecated', data.entries.get('deprecated') ?? false],
    ['Annotations', stringMap(annotations)],
    ['KubeVersion', text('kubeVersion')],
    ['Type', text('type')],
    ['Dependencies', new List(dependencies.map(dependencyObject))],
    ['IsRoot', isRoot],
  ];
  return new Dict(new Map(entries));
}

function stringMap(value: Value): Dict {
  const type = 'map[string]string';
  if (!(value instanceof Dict)) return new NilDict(new Map(), type, '');
  const entries = [...value.entries].map(([key, item]): [string, Value] => [key, stringOf(item)]);
  return new Dict(new Map(entries), type, '', value.datum, value.keys);
}

function dependencyObject(dependency: Dependency & { enabled: boolean }): Dict {
  return new Dict(
    new Map<string, Value>([
      ['Name', dependency.name],
      ['Version', dependency.version],
      ['Repository', dependency.repository],
      ['Condition', dependency.condition],
      ['Tags', new List([...dependency.tags])],
      ['Enabled', dependency.enabled],
      ['ImportValues', new List([...dependency.importValues])],
      ['Alias', dependency.alias],
    ]),
  );
}
