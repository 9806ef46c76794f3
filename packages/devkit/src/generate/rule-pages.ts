import { leaves, motives, threatSources } from '@klint/model';
import type { Leaf, Options, Rule, RuleMeta, ThreatSource } from '@klint/model';
import { examples } from './examples.js';
import type { Generator } from './index.js';
import { referenceList } from './references.js';
import { deleteSection, setSection } from './sections.js';
import { table } from './table.js';

/** The generated parts of every rule's page; what people wrote stays between them. */
export const rulePages: Generator = ({ root, rules, read }) => {
  return new Map(
    rules.map((rule): [string, string] => {
      const file = `rules/${rule.meta.id}.md`;
      return [file, pageOf(read(file), rule, examples(root, rule))];
    }),
  );
};

function pageOf(text: string, { meta }: Rule, shown: string): string {
  const options = Object.keys(meta.options).length > 0;
  let page = setSection(text, 'header', header(meta), 'start');
  page = options ? setSection(page, 'options', optionTable(meta.options), 'end') : deleteSection(page, 'options');
  return setSection(page, 'examples', shown, 'end');
}

function header(meta: RuleMeta): string {
  const references = referenceList(meta.references);
  const rows: [string, string][] = [
    ['severity', meta.severity],
    ...(meta.threat.leaf ? [['threat', leafText(meta.threat.leaf)] as [string, string]] : []),
    ['motives', meta.threat.motives.map((motive) => motives[motive]).join(', ')],
    ['presets', meta.presets.join(', ') || 'none'],
    ['kinds', meta.kinds.map(kindText).join(', ')],
    ['fix', fixText(meta.fix)],
    ...(meta.replaces ? [['replaces', meta.replaces.join(', ')] as [string, string]] : []),
    ...(references === '' ? [] : [['references', references] as [string, string]]),
    ['since', meta.since],
  ];
  return [`# ${meta.id}`, `**${meta.title}.** ${meta.why} ${meta.remedy}`, table(['', ''], rows)].join('\n\n');
}

/** `threat-actor:worker-node` in words. */
export function leafText(leaf: Leaf): string {
  return `${threatSources[leaf.split(':')[0] as ThreatSource]}: ${leaves[leaf]}`;
}

function kindText(kind: string): string {
  if (kind === 'workload') return 'every kind with a pod template';
  return kind === '*' ? 'every kind' : kind;
}

function fixText(fix: RuleMeta['fix']): string {
  if (fix === undefined) return 'by hand';
  return fix === 'safe' ? 'an edit that is safe to make' : 'an edit to look at before it is made';
}

function optionTable(options: Options): string {
  const rows = Object.entries(options).map(([name, { schema, default: value, description }]) => {
    return [`\`${name}\``, typeText(schema), `\`${JSON.stringify(value)}\``, description];
  });
  return `## Options\n\n${table(['option', 'type', 'default', 'meaning'], rows)}`;
}

/** A JSON Schema in a few words. */
function typeText(schema: Readonly<Record<string, unknown>>): string {
  const { type, items, enum: values } = schema as { type?: string; items?: Record<string, unknown>; enum?: unknown[] };
  if (values) return values.map((value) => `\`${String(value)}\``).join(' or ');
  return type === 'array' ? `list of ${typeText(items ?? {})}` : (type ?? 'any');
}
