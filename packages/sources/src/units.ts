import type { SettingsOf, StatedUnit, Unit } from '@klint/model';
import { compareText, parentOf } from './paths.js';
import { plainUnits, type PlainFile } from './split.js';

/**
 * The units of plain manifests: those that the configuration states, and the trees of what it names in none. `gaps` are
 * files or folders that could not be read.
 */
export function unitsOf(files: readonly PlainFile[], gaps: readonly string[], settingsOf: SettingsOf): Unit[] {
  const members = new Map<StatedUnit, PlainFile[]>();
  const holders = (file: string): readonly StatedUnit[] => settingsOf(file).units.filter((unit) => unit.holds(file));
  const rest = files.filter((each) => {
    const stated = holders(each.file);
    for (const unit of stated) {
      const own = members.get(unit) ?? [];
      own.push(each);
      members.set(unit, own);
    }
    return stated.length === 0;
  });
  const units = [...members].map(([stated, own]) => statedUnit(stated, own, gaps));
  return [...units, ...plainUnits(rest, gaps)].sort((a, b) => compareText(a.name, b.name));
}

function statedUnit(stated: StatedUnit, files: readonly PlainFile[], gaps: readonly string[]): Unit {
  const sorted = [...files].sort((a, b) => compareText(a.file, b.file));
  return {
    name: stated.name,
    kind: 'plain',
    folder: parentOf(sorted[0]!.file),
    resources: sorted.flatMap(({ resources }) => resources),
    complete: !gaps.some((gap) => stated.holds(gap)),
  };
}
