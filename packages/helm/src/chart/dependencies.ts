import { display } from '../format/print.js';
import { parseConstraint, parseVersion, satisfies } from '../semver.js';
import { textOf } from '../value/chars.js';
import { bare, Dict, isString, type Value } from '../value/value.js';
import type { Chart } from './load.js';
import type { Dependency } from './metadata.js';
import { coalesceTables, coalesceValues, copyValues, type Mismatches, scalarAt, tableAt } from './values.js';

/** A chart in one render: under its alias, with the sub-charts that are on and the values that were imported. */
export interface RenderChart {
  name: string;
  readonly chart: Chart;
  values: Dict;
  dependencies: RenderChart[];
  /** Those of Chart.yaml that are on, under their aliases. */
  requirements: (Dependency & { enabled: boolean })[];
}

/** Whether a version is in a range; what cannot be read is not. */
export function isCompatible(range: string, version: string): boolean {
  const constraint = parseConstraint(range);
  const parsed = parseVersion(version);
  return !('error' in constraint) && !('error' in parsed) && satisfies(parsed, constraint);
}

/** Decides which sub-charts are on and what they export, as pkg/chart/v2/util of Helm 4.1 does it. */
export function resolveDependencies(chart: Chart, given: Dict, wrong: Mismatches): RenderChart {
  const root = toRender(chart);
  enable(root, given, '', wrong);
  importValues(root);
  return root;
}

function toRender(chart: Chart): RenderChart {
  return {
    name: chart.metadata.name,
    chart,
    values: chart.values,
    dependencies: chart.dependencies.map(toRender),
    requirements: chart.metadata.dependencies.map((dependency) => ({ ...dependency, enabled: true })),
  };
}

function copyRender(chart: RenderChart): RenderChart {
  return {
    ...chart,
    dependencies: chart.dependencies.map(copyRender),
    requirements: chart.requirements.map((each) => ({ ...each })),
  };
}

function matches(requirement: Dependency, chart: RenderChart): boolean {
  return chart.name === requirement.name && isCompatible(requirement.version, chart.chart.metadata.version);
}

function enable(chart: RenderChart, given: Dict, path: string, wrong: Mismatches): void {
  if (chart.requirements.length === 0) return;
  const unlisted = chart.dependencies.filter(
    (sub) => !chart.requirements.some((requirement) => matches(requirement, sub)),
  );
  const listed: RenderChart[] = [];
  chart.requirements = chart.requirements.map((requirement) => {
    const found = chart.dependencies.find((sub) => matches(requirement, sub));
    if (found) listed.push({ ...copyRender(found), name: requirement.alias || found.name });
    return { ...requirement, name: requirement.alias || requirement.name };
  });
  chart.dependencies = [...unlisted, ...listed];
  const values = coalesceValues(chart, given, wrong);
  for (const requirement of chart.requirements) {
    requirement.enabled = conditionOf(requirement, values, path) ?? tagged(requirement, values);
  }
  const off = new Set(chart.requirements.filter((each) => !each.enabled).map((each) => each.name));
  chart.dependencies = chart.dependencies.filter((sub) => !off.has(sub.name));
  for (const sub of chart.dependencies) enable(sub, values, `${path}${sub.name}.`, wrong);
  chart.requirements = chart.requirements.filter((each) => !off.has(each.name));
}

/** Any tag that is true switches on, else any that is false off. */
function tagged(requirement: Dependency, values: Dict): boolean {
  const tags = tableAt(values, 'tags');
  const set = requirement.tags.map((tag) => bare(tags?.entries.get(tag)));
  return set.includes(true) || !set.includes(false);
}

/** The first path of the condition that holds a boolean decides. */
function conditionOf(requirement: Dependency, values: Dict, path: string): boolean | undefined {
  for (const each of requirement.condition.trim().split(',')) {
    const value = each === '' ? undefined : bare(scalarAt(values, path + each));
    if (typeof value === 'boolean') return value;
  }
  return undefined;
}

/** Brings the exported values of sub-charts to their parents, from below. */
function importValues(chart: RenderChart): void {
  for (const sub of chart.dependencies) importValues(sub);
  if (chart.requirements.length === 0) return;
  const values = coalesceValues(chart, new Dict(), new Map(), true);
  const imported = new Dict();
  for (const requirement of chart.requirements) {
    for (const each of requirement.importValues) {
      const { child, parent } = importPaths(each);
      const table = child === undefined ? undefined : tableAt(values, `${requirement.name}.${child}`);
      if (table) coalesceTables(imported, under(parent, table), true);
    }
  }
  chart.values = coalesceTables(copyValues(values), imported, true);
}

function importPaths(value: Value): { child: string | undefined; parent: string } {
  if (isString(value)) return { child: `exports.${textOf(value)}`, parent: '.' };
  if (!(value instanceof Dict)) return { child: undefined, parent: '.' };
  return { child: display(value.entries.get('child')), parent: display(value.entries.get('parent')) };
}

function under(path: string, table: Dict): Dict {
  if (path === '.') return table;
  return path.split('.').reduceRight((inner, step) => new Dict(new Map([[step, inner]])), table);
}
