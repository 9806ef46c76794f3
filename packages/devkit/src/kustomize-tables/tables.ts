import { Text } from '@klint/model';
import { parseDocument, toValue } from '@klint/parser';
import { definitionsOf, prune } from './openapi.js';

/** Gives the bytes of a file of kustomize's repository. */
export type Upstream = (path: string) => Uint8Array;

const constants = 'api/internal/konfig/builtinpluginconsts';

/** Files of default field specs, and what to read from each. */
const specFiles = [
  'nameprefix',
  'namesuffix',
  'namespace',
  'commonlabels',
  'templatelabels',
  'commonannotations',
  'varreference',
  'namereference',
  'images',
  'replicas',
] as const;

const decoder = new TextDecoder();

/** The data tables of packages/kustomize, by file name, made from kustomize's own files. */
export function kustomizeTables(upstream: Upstream, version: string): Map<string, string> {
  const text = (path: string): string => decoder.decode(upstream(path));
  const definitions = prune(definitionsOf(upstream('kyaml/openapi/kubernetesapi/v1_21_2/swagger.pb')));
  const note = [
    `// Data of kubernetes-sigs/kustomize, ${version}, under the Apache License 2.0.`,
    '// Made by packages/devkit/src/commands/kustomize-tables.ts; do not edit.',
  ];
  const write = (name: string, table: object): string => {
    const data = JSON.stringify(table, null, 1).split('\n').map(broken).join('\n');
    return `${[...note, '', `export const ${name} = ${data};`].join('\n')}\n`;
  };
  return new Map([
    ['schema.ts', write('builtinSchema', { definitions })],
    ['scopes.ts', write('clusterScopedTypes', scopesOf(text('kyaml/openapi/openapi.go')))],
    ['field-specs.ts', write('defaultFieldSpecs', fieldSpecs(text))],
    ['order.ts', write('defaultOrder', orderOf(text('api/internal/builtins/SortOrderTransformer.go')))],
  ]);
}

/** A line with a long path as two. */
function broken(line: string): string {
  return line.length <= 110 ? line : line.replace(/^( *)(.{60}[^/]*\/)/, '$1$2" +\n$1 "');
}

/** Types whose scope is known, as `apiVersion kind`. */
function scopesOf(source: string): Record<string, boolean> {
  const row = /\{APIVersion: "([^"]+)", Kind: "([^"]+)"\}:\s*(true|false)/g;
  const rows = [...source.matchAll(row)].map(([, apiVersion, kind, namespaced]) => {
    return [`${apiVersion} ${kind}`, namespaced === 'false'] as const;
  });
  if (rows.length === 0) throw new Error('no scopes found');
  return Object.fromEntries(rows);
}

function fieldSpecs(text: (path: string) => string): Record<string, unknown> {
  const labels = rawStrings(text(`${constants}/metadatalabels.go`));
  return Object.assign(
    {},
    ...specFiles.map((file) => {
      const specs = rawStrings(text(`${constants}/${file}.go`));
      const yaml = file === 'templatelabels' || file === 'commonlabels' ? `${specs}${labels}` : specs;
      const parsed = parseDocument(new Text(file, yaml));
      if (!parsed.value.root) throw new Error(`${file} cannot be read`);
      return toValue(parsed.value.root);
    }),
  );
}

/** What stands between back quotes. */
function rawStrings(source: string): string {
  return [...source.matchAll(/`([^`]*)`/g)].map(([, content]) => content).join('');
}

function orderOf(source: string): Record<string, unknown> {
  const list = (name: string): string[] => {
    const body = new RegExp(`${name} = \\[\\]string\\{[^\\n]*\\n([^}]*)\\}`).exec(source)?.[1];
    if (body === undefined) throw new Error(`${name} not found`);
    return [...body.matchAll(/"([^"]+)"/g)].map(([, kind]) => kind!);
  };
  return { first: list('defaultOrderFirst'), last: list('defaultOrderLast') };
}
