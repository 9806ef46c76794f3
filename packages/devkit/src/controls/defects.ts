import type { Preset, Rule } from '@klint/model';
import { controlsOf, standards } from './index.js';
import type { Standard } from './index.js';

/**
 * Where rules and controls do not fit together: a rule of a preset that covers no control of its document, a control
 * that nothing is said about, and a reference to a control that no list has.
 */
export function defects(rules: readonly Rule[]): string[] {
  const followed = Object.entries(standards) as [Preset, Standard][];
  return [...followed.flatMap(([preset, standard]) => misfits(preset, standard, rules)), ...unknown(rules)];
}

function misfits(preset: Preset, standard: Standard, rules: readonly Rule[]): string[] {
  const metas = rules.map(({ meta }) => meta).filter(({ presets }) => presets.includes(preset));
  const controls = controlsOf(standard);
  const references = new Set(controls.map(({ id }) => `${standard.prefix}:${id}`));
  const covered = new Set<string>(metas.flatMap((meta) => meta.references));
  const former = (standard.former ?? []).map(({ rule }) => rule);
  const idle = metas.filter((meta) => {
    return !former.includes(meta.id) && !meta.references.some((reference) => references.has(reference));
  });
  const left = controls.filter(({ id, beyond, planned, open }) => {
    return !covered.has(`${standard.prefix}:${id}`) && beyond === undefined && planned !== true && open === undefined;
  });
  const ids = controls.map(({ id }) => id);
  const entries = standard.earlier?.entries ?? [];
  const lost = entries.filter(({ now }) => now.length === 0 || now.some((id) => !ids.includes(id)));
  return [
    ...idle.map(({ id }) => `${preset}: ${id} refers to no control`),
    ...left.map(({ id }) => `${preset}: ${id} is neither covered nor planned nor beyond manifests`),
    ...lost.map(({ id }) => `${preset}: ${id} of the earlier edition has become no control`),
  ];
}

/** References to entries of standards that klint has a list of. */
function unknown(rules: readonly Rule[]): string[] {
  const lists = Object.values(standards);
  const known = new Set(lists.flatMap((list) => controlsOf(list).map(({ id }) => `${list.prefix}:${id}`)));
  const prefixes = new Set<string>(lists.map(({ prefix }) => prefix));
  return rules.flatMap(({ meta }) => {
    const wrong = meta.references.filter((each) => prefixes.has(each.split(':')[0]!) && !known.has(each));
    return wrong.map((reference) => `${meta.id}: ${reference} is unknown`);
  });
}
