import type { RuleMeta } from '@klint/model';
import { listOf, optionsOf, referencesOf } from './catalogue.js';
import type { CatalogueRow } from './catalogue.js';

/** Fields in which a rule differs from its row of the catalogue, as `field: this, not that`. */
export function differences(meta: RuleMeta, row: CatalogueRow): string[] {
  const say = (field: string, is: unknown, wanted: unknown): string[] => {
    const [a, b] = [JSON.stringify(is), JSON.stringify(wanted)];
    return a === b ? [] : [`${field}: ${a}, not ${b}`];
  };
  const sorted = (items: readonly string[]): string[] => [...items].sort();
  return [
    ...say('severity', meta.severity, row['severity']),
    ...say('leaf', meta.threat.leaf ?? '-', row['leaf']),
    ...say('motives', sorted(meta.threat.motives), sorted(listOf(row['motives']))),
    ...say('presets', sorted(meta.presets), sorted(listOf(row['presets']))),
    ...say('replaces', sorted(meta.replaces ?? []), sorted(listOf(row['replaces']))),
    ...say('references', sorted(meta.references), sorted(referencesOf(row))),
    ...say('options', writtenOptions(meta), cataloguedOptions(row)),
    ...fixDifferences(meta, row),
  ];
}

function writtenOptions({ options }: RuleMeta): [string, unknown][] {
  return sortedEntries(Object.entries(options).map(([name, option]) => [name, option.default]));
}

function cataloguedOptions(row: CatalogueRow): [string, unknown][] {
  return sortedEntries(optionsOf(row).map((option) => [option.name, option.default]));
}

function sortedEntries(entries: [string, unknown][]): [string, unknown][] {
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A suggestion may stay text in the message, where its bytes are not determined; a safe edit may not. */
function fixDifferences({ fix }: RuleMeta, row: CatalogueRow): string[] {
  const wanted = /^(safe|suggest):/.exec(row['fix'] ?? '')?.[1];
  if (fix === wanted || (fix === undefined && wanted === 'suggest')) return [];
  return [`fix: ${fix ?? 'none'}, not ${wanted ?? 'none'}`];
}
