import { kindRows } from '@klint/kube';
import type { Fix, Motive, Preset, RuleId, Severity } from '@klint/model';
import type { CatalogueOption } from '../catalogue.js';
import { placeholders } from './placeholders.js';

/** What the files of a new rule are made from. */
export interface Draft {
  readonly id: RuleId;
  readonly severity: Severity;
  readonly presets: readonly Preset[];
  readonly leaf: string | undefined;
  readonly motives: readonly Motive[];
  readonly kinds: readonly string[];
  readonly references: readonly string[];
  readonly options: readonly CatalogueOption[];
  readonly rung: 'index' | 'resource' | 'podSpec' | 'container';
  readonly fix: Fix['kind'] | undefined;
  readonly replaces: readonly string[];
  readonly since: string;
  /** What the rule is to report, for the page; undefined where no catalogue says so. */
  readonly trigger: string | undefined;
}

/** The files of a new rule, by path. */
export function skeleton(draft: Draft): Readonly<Record<string, string>> {
  const name = draft.id.split('/')[1]!;
  return {
    [`rules/${draft.id}.ts`]: codeOf(draft),
    [`rules/${draft.id}.md`]: `${placeholders.prose}${draft.trigger === undefined ? '' : `\n\n${draft.trigger}`}\n`,
    [`test-manifests/${draft.id}/valid/${name}.yaml`]: manifestOf(draft),
    [`test-manifests/${draft.id}/invalid/${name}.yaml`]: manifestOf(draft),
  };
}

function codeOf(draft: Draft): string {
  const list = (items: readonly string[]): string => `[${items.map(quote).join(', ')}]`;
  const threat = `{ ${draft.leaf === undefined ? '' : `leaf: ${quote(draft.leaf)}, `}motives: ${list(draft.motives)} }`;
  const options = draft.options.flatMap((option) => optionCode(option) ?? []);
  const needsRef = draft.rung === 'index' || draft.rung === 'resource';
  const helpers = new Set(['defineRule', ...(needsRef ? ['ref'] : []), ...options.map(({ helper }) => helper)]);
  const imports = [...helpers].sort();
  return [
    `import { ${imports.join(', ')} } from 'klint/rule';`,
    '',
    'export default defineRule({',
    '  meta: {',
    `    id: ${quote(draft.id)},`,
    `    title: ${quote(placeholders.title)},`,
    `    why: ${quote(placeholders.why)},`,
    `    remedy: ${quote(placeholders.remedy)},`,
    `    severity: ${quote(draft.severity)},`,
    `    presets: ${list(draft.presets)},`,
    `    threat: ${threat},`,
    `    kinds: ${list(draft.kinds)},`,
    `    references: ${list(draft.references)},`,
    `    messages: { wrong: ${quote(placeholders.message)} },`,
    ...optionLines(options.map(({ line }) => line)),
    `    since: ${quote(draft.since)},`,
    ...(draft.fix === undefined ? [] : [`    fix: ${quote(draft.fix)},`]),
    ...(draft.replaces.length === 0 ? [] : [`    replaces: ${list(draft.replaces)},`]),
    '  },',
    '  create: (context) => ({',
    ...visitorCode(draft.rung),
    '  }),',
    '});',
    '',
  ].join('\n');
}

function optionLines(lines: readonly string[]): string[] {
  if (lines.length === 0) return ['    options: {},'];
  return ['    options: {', ...lines.map((line) => `      ${line}`), '    },'];
}

function visitorCode(rung: Draft['rung']): string[] {
  if (rung === 'index') {
    return [
      '    index(index) {',
      '      for (const resource of index.resources) {',
      "        if (resource.value['field'] !== true) continue;",
      "        context.report({ messageId: 'wrong', at: ref(resource, 'field') });",
      '      }',
      '    },',
    ];
  }
  const name = rung === 'podSpec' ? 'pod' : rung;
  const value = rung === 'resource' ? "resource.value['field']" : `${name}.get('field')`;
  const at = rung === 'resource' ? "ref(resource, 'field')" : `${name}.at('field')`;
  return [
    `    ${rung}(${name}) {`,
    `      if (${value} === true) context.report({ messageId: 'wrong', at: ${at} });`,
    '    },',
  ];
}

function optionCode({ name, type, default: value }: CatalogueOption): { helper: string; line: string } | undefined {
  const text = quote(placeholders.option);
  const call = (helper: string, ...more: string[]) => {
    return { helper, line: `${name}: ${helper}(${[text, ...more].join(', ')}),` };
  };
  const list = Array.isArray(value) && value.length > 0 ? [literal(value)] : [];
  if (type === 'string[]') return call('strings', ...list);
  if (type === 'integer[]') return call('integers', ...list);
  if (type === 'boolean') return call(value === true ? 'flagOn' : 'flag');
  if (type === 'integer') return call('integer', literal(value));
  return type.includes('|') ? call('choice', literal(type.split('|')), literal(value)) : undefined;
}

/** A manifest of the first of the rule's kinds, without anything that a rule could mind. */
function manifestOf({ kinds, rung }: Draft): string {
  const row = rung === 'resource' || rung === 'index' ? kindRows.get(kinds[0] ?? '') : undefined;
  if (!row) {
    const image = 'registry.example.com/shop/web:2.4.1';
    const spec = `spec:\n  containers:\n    - name: web\n      image: ${image}\n`;
    return `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n${spec}`;
  }
  const group = row.groups[0]!;
  return `apiVersion: ${group === '' ? 'v1' : `${group}/v1`}\nkind: ${row.kind}\nmetadata:\n  name: web\n`;
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  return typeof value === 'string' ? quote(value) : String(value);
}
