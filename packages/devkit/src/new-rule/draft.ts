import { kindRows } from '@klint/kube';
import { leaves } from '@klint/model';
import type { Leaf, Motive, Pack, Preset, RuleId, Severity } from '@klint/model';
import { listOf, optionsOf, referencesOf } from '../catalogue.js';
import type { CatalogueRow } from '../catalogue.js';
import type { Draft } from './skeleton.js';

/** A draft from the rule's row of the catalogue, else one that says nothing in particular. */
export function draftOf(id: RuleId, row: CatalogueRow | undefined, since: string): Draft {
  if (!row) return neutral(id, since);
  const fix = /^(safe|suggest):/.exec(row['fix'] ?? '')?.[1];
  return {
    id,
    severity: row['severity'] as Severity,
    presets: listOf(row['presets']) as Preset[],
    leaf: row['leaf'] === '-' ? undefined : row['leaf'],
    motives: listOf(row['motives']) as Motive[],
    kinds: kindsOf(row['kinds'] ?? ''),
    references: referencesOf(row),
    options: optionsOf(row),
    rung: row['level'] as Draft['rung'],
    fix: fix as Draft['fix'],
    replaces: listOf(row['replaces']),
    since,
    trigger: row['trigger'],
  };
}

function neutral(id: RuleId, since: string): Draft {
  return {
    id,
    severity: 'warn',
    presets: ['strict'],
    leaf: leafOf(id.split('/')[0] as Pack),
    motives: ['data-theft'],
    kinds: ['workload'],
    references: [],
    options: [],
    rung: 'container',
    fix: undefined,
    replaces: [],
    since,
    trigger: undefined,
  };
}

/** The leaf that most rules of a pack belong to; none for rules about manifests and about the run. */
function leafOf(pack: Pack): Leaf | undefined {
  const leafOfPack: Partial<Record<Pack, Leaf>> = {
    'supply-chain': 'supply-chain:container',
    'control-plane': 'threat-actor:control-plane',
    'worker-node': 'threat-actor:worker-node',
    'container-app': 'threat-actor:containerized-application',
    'insider-admin': 'insider:administrator',
    'insider-user': 'insider:user',
    'cloud-provider': 'insider:cloud-provider',
  } satisfies Partial<Record<Pack, keyof typeof leaves>>;
  return leafOfPack[pack];
}

/** The words of the column that rules use too; every kind where it has none. */
function kindsOf(cell: string): string[] {
  const words = listOf(cell).map((word) => word.replace(/ *\(.*\)$/, ''));
  const known = words.filter((word) => word === 'workload' || kindRows.has(word));
  return known.length > 0 ? known : ['*'];
}
