import { presets } from '@klint/model';
import type { Rule } from '@klint/model';
import { array, mapping, oneOrMore, text } from './shapes.js';
import type { Schema } from './shapes.js';

const fromFolder = 'patterns relative to the folder of klint.yaml';

const names = 'a name, a pattern with * and ?, or a list of them';

const objectGlobs: Record<string, Schema> = {
  kind: oneOrMore(text(), `Kind: ${names}.`),
  namespace: oneOrMore(text(), `Namespace as written in the manifest: ${names}; "" where there is none.`),
  name: oneOrMore(text(), `Name: ${names}.`),
  container: oneOrMore(text(), `Container: ${names}; findings outside containers match only "*".`),
};

/**
 * The JSON Schema (draft-07) of klint.yaml for these rules. Validation walks this very schema: `title` is what a
 * message calls the value, or a key of the mapping.
 */
export function schemaOf(rules: readonly Rule[]): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'key',
    description: 'Configuration of klint. The nearest one upwards from a file holds for it; files are not merged.',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: { ...settings, ...sources },
    definitions: {
      severity: {
        title: 'severity',
        description: 'What a finding of the rule is.',
        // YAML 1.1 reads a bare off as false.
        enum: ['error', 'warn', 'info', 'off', false],
      },
      preset: { title: 'preset', enum: Object.keys(presets), description: presetList() },
      rules: {
        title: 'rule',
        description: 'Rule id to severity, or to [severity, {options}].',
        type: ['object', 'null'],
        additionalProperties: false,
        properties: Object.fromEntries(rules.map((rule) => [rule.meta.id, ruleSchema(rule)])),
      },
      ruleId: { title: 'rule', enum: rules.map((rule) => rule.meta.id) },
    },
  };
}

function presetList(): string {
  return Object.entries(presets).map(([name, meaning]) => `${name}: ${meaning}`).join('\n');
}

function ruleSchema({ meta }: Rule): Schema {
  const options = Object.entries(meta.options).map(([name, option]): [string, Schema] => {
    return [name, { ...option.schema, description: option.description, default: option.default }];
  });
  const withOptions: Schema = {
    type: 'array',
    items: [
      { $ref: '#/definitions/severity' },
      mapping(`option of ${meta.id}`, 'Options of the rule.', Object.fromEntries(options)),
    ],
    minItems: 1,
    additionalItems: false,
  };
  return { description: `${meta.title}.`, anyOf: [{ $ref: '#/definitions/severity' }, withOptions] };
}

/** Keys that say what is reported. */
const settings: Record<string, Schema> = {
  extends: oneOrMore({ $ref: '#/definitions/preset' }, 'Presets to start from. Without this key: recommended.'),
  kubernetesVersion: {
    ...text('Minor version of the clusters, such as "1.33", in quotes. Default: the newest that klint knows.'),
    pattern: '^1\\.(0|[1-9]\\d*)$',
    format: 'kubernetes-version',
  },
  rules: { $ref: '#/definitions/rules' },
  overrides: array(
    {
      ...mapping('key', 'Rules for some files or objects; the later of two overrides wins.', {
        paths: oneOrMore(glob(), `Files, as ${fromFolder}; a folder stands for all in it.`),
        match: mapping('key', 'Objects; all keys must match.', {
          ...objectGlobs,
        }),
        rules: { $ref: '#/definitions/rules' },
      }),
      required: ['rules'],
    },
    'Other severities or options for some files or objects.',
  ),
  suppressions: array(
    {
      ...mapping('key', 'Findings that are accepted.', {
        rules: array({ $ref: '#/definitions/ruleId' }, 'The rules that are silenced.', 1),
        match: mapping('key', 'Where; all keys must match.', {
          ...objectGlobs,
          path: oneOrMore(glob(), `Files, as ${fromFolder}.`),
        }),
        reason: text('Why the findings are accepted.'),
        expires: { ...text('Last day (YYYY-MM-DD) on which this hides anything.'), format: 'date' },
      }),
      required: ['rules'],
    },
    'Findings that are accepted, with a reason.',
  ),
  externals: array(
    {
      ...mapping('key', 'An object.', { kind: text('Kind.'), namespace: text('Namespace.'), name: text('Name.') }),
      required: ['kind', 'name'],
    },
    'Objects that exist but are made elsewhere.',
  ),
  ignore: oneOrMore(
    glob(),
    `Files that are not linted, as ${fromFolder}; a folder stands for all in it, a later pattern with ! takes back.`,
  ),
  failOn: { $ref: '#/definitions/severity', description: 'Least severity that makes the exit code 1. Default: error.' },
  root: { type: 'boolean', description: 'Whether this folder is the root of the repository, where no .git says so.' },
};

/** Keys that say how manifests come about. */
const sources: Record<string, Schema> = {
  charts: array(
    {
      ...mapping('key', 'A chart.', {
        path: { ...glob(), description: 'Folder of the chart, relative to the folder of klint.yaml.' },
        renders: array(
          mapping('key', 'One set of values.', {
            name: text('Name of the release.'),
            namespace: text('Namespace of the release.'),
            kubeVersion: text('Version that the chart sees, such as "1.33".'),
            apiVersions: array(text(), 'API versions that the chart sees beside the built-in ones.'),
            values: oneOrMore(text(), 'Values files, in the chart or beside klint.yaml; the last one wins.'),
            set: array(text(), 'Values as key=value; they win over files.'),
          }),
          'How the chart is rendered.',
        ),
      }),
      required: ['path'],
    },
    'Charts and the values that they are rendered with, beside their default values.',
  ),
  units: array(
    {
      ...mapping('key', 'A unit.', {
        name: text('Name of the unit.'),
        paths: oneOrMore(glob(), `Files of the unit, as ${fromFolder}.`),
      }),
      required: ['paths'],
    },
    'Plain manifests that make one world, in which names resolve; klint finds out what none of them names.',
  ),
  workloads: array(
    {
      ...mapping('key', 'A kind with a pod template.', {
        group: text('API group, such as apps.example.com.'),
        kind: text('Kind.'),
        path: {
          ...text('Where the pod template stands, such as spec.template; * is every item.'),
          pattern: '^[^.\\s]+(\\.[^.\\s]+)*$',
        },
      }),
      required: ['kind', 'path'],
    },
    'More kinds with a pod template.',
  ),
  helmVersion: { ...text('Helm version whose behaviour charts are rendered with. Default: 4.'), enum: ['3', '4'] },
  loadRestrictor: {
    enum: ['rootOnly', 'none', 'LoadRestrictionsRootOnly', 'LoadRestrictionsNone'],
    description: 'Whether kustomizations may read files outside of their folders: rootOnly (default) or none.',
  },
};

function glob(): Schema {
  return { type: 'string', minLength: 1, format: 'relative-path' };
}
