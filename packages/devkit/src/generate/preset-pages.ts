import { packs, presets } from '@klint/model';
import type { Pack, Preset, RuleMeta } from '@klint/model';
import { controlsOf, standards } from '../controls/index.js';
import type { Control, Edition, Section, Standard } from '../controls/index.js';
import type { Generator } from './index.js';

/** A page for each preset: what it turns on and, where it follows a document, what that comes to for each control. */
export const presetPages: Generator = ({ rules }) => {
  return new Map(
    (Object.keys(presets) as Preset[]).map((preset): [string, string] => {
      const metas = rules.map(({ meta }) => meta).filter((meta) => meta.presets.includes(preset));
      return [`presets/${preset}.md`, presetPage(preset, metas, standards[preset])];
    }),
  );
};

function presetPage(preset: Preset, metas: readonly RuleMeta[], standard: Standard | undefined): string {
  const head = `# preset ${preset}\n\n**${presets[preset]}**`;
  const rest = standard ? standardText(standard, metas) : rulesText(metas);
  return `<!-- generated -->\n${[head, ...rest].join('\n\n')}\n`;
}

/** The rules of a preset that refer to a control, in the order given. */
export function rulesOfControl(standard: Standard, control: Control, metas: readonly RuleMeta[]): RuleMeta[] {
  const reference = `${standard.prefix}:${control.id}`;
  return metas.filter(({ references }) => references.some((each) => each === reference));
}

function standardText(standard: Standard, metas: readonly RuleMeta[]): string[] {
  const count = `${metas.length} rules cover ${coverage(standard, metas)}`;
  const sections = standard.sections.map((section) => sectionText(section, standard, metas));
  return [count, standard.about, ...sections, ...(standard.earlier ? [editionText(standard.earlier)] : [])];
}

function editionText({ title, entries }: Edition): string {
  const lines = entries.map(({ id, name, now }) => `- **${id}** ${name}: see ${now.join(' and ')}`);
  return `## ${title}\n\n${lines.join('\n')}`;
}

function coverage(standard: Standard, metas: readonly RuleMeta[]): string {
  const controls = controlsOf(standard);
  const open = controls.filter((control) => rulesOfControl(standard, control, metas).length === 0);
  const planned = open.filter((control) => control.planned === true).length;
  const undone = open.filter((control) => control.open !== undefined).length;
  const document = `controls of the [${standard.name}](${standard.url})`;
  if (open.length === 0) return `all ${controls.length} ${document}.`;
  const parts = [
    ...(planned > 0 ? [`rules for ${planned} more are planned`] : []),
    ...(undone > 0 ? [`${undone} more no rule decides so far`] : []),
    ...(open.length > planned + undone ? [`${open.length - planned - undone} no manifest can decide`] : []),
  ];
  return `${controls.length - open.length} of the ${controls.length} ${document}; ${parts.join(', ')}.`;
}

function sectionText({ title, beyond, controls }: Section, standard: Standard, metas: readonly RuleMeta[]): string {
  const lines = controls.map((control) => {
    return beyond === undefined
      ? controlText(control, rulesOfControl(standard, control, metas))
      : `- **${control.id}** ${control.name}`;
  });
  const head = title === undefined ? [] : [`## ${title}`];
  return [...head, ...(beyond === undefined ? [] : [`Beyond manifests: ${beyond}`]), lines.join('\n')].join('\n\n');
}

function controlText({ id, name, beyond, planned, open }: Control, metas: readonly RuleMeta[]): string {
  const state = metas.length === 0 && planned === true ? ' (planned)' : '';
  const items = [
    ...metas.map(linkTo),
    ...(open === undefined || metas.length > 0 ? [] : [`no rule yet: ${open}`]),
    ...(beyond === undefined ? [] : [`beyond manifests: ${beyond}`]),
  ];
  return [`- **${id}** ${name}${state}`, ...items.map((item) => `  - ${item}`)].join('\n');
}

function rulesText(metas: readonly RuleMeta[]): string[] {
  return (Object.keys(packs) as Pack[]).flatMap((pack) => {
    const lines = metas.filter(({ id }) => id.startsWith(`${pack}/`)).map((meta) => `- ${linkTo(meta)}: ${meta.title}`);
    return lines.length === 0 ? [] : [`## ${pack}: ${packs[pack]}\n\n${lines.join('\n')}`];
  });
}

function linkTo({ id }: RuleMeta): string {
  return `[${id}](../rules/${id}.md)`;
}
