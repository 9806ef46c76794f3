import { child } from '@klint/model';
import type { ChartSetting, ConfigSuppression, Preset, Rule, Settings, StatedUnit, WorkloadPlace } from '@klint/model';
import { levelOf } from './document.js';
import type {
  ConfigDocument,
  WrittenChart,
  WrittenRules,
  WrittenSuppression,
  WrittenUnit,
  WrittenWorkload,
} from './document.js';
import { listOf, nameMatcher, pathMatcher } from './globs.js';
import { objectMatcher } from './match.js';
import type { ConfigFile } from './read.js';
import { resolveRules } from './rule-settings.js';
import type { Intern } from './rule-settings.js';

/** What flags say about rules. */
export interface RuleFlags {
  /** Take the place of `extends`. */
  readonly presets: readonly Preset[];
  readonly rules: readonly WrittenRules[];
}

/** Where a configuration stands: its file, and the folder that its patterns start from. */
export interface ConfigPlace {
  readonly file: string | undefined;
  readonly folder: string;
}

/** The presets a configuration starts from: flags, `extends`, else recommended. */
export function presetsOf(document: ConfigDocument, flags: RuleFlags): readonly Preset[] {
  if (flags.presets.length > 0) return flags.presets;
  return document.extends === undefined ? ['recommended'] : (listOf(document.extends) as Preset[]);
}

/** The minor of a version such as `1.33`. */
export function minorOf(version: string): number {
  return Number(version.split('.')[1]);
}

/** What all configurations of a run share. */
export interface SettingsContext {
  readonly rules: readonly Rule[];
  readonly flags: RuleFlags;
  readonly newestMinor: number;
  readonly intern: Intern;
}

export function createSettings(read: ConfigFile, place: ConfigPlace, context: SettingsContext): Settings {
  const { document } = read;
  const { rules, flags, newestMinor, intern } = context;
  const relative = (file: string) => (place.folder === '' ? file : file.slice(place.folder.length + 1));
  const layers = {
    presets: presetsOf(document, flags),
    rules: document.rules,
    overrides: document.overrides ?? [],
    flags: flags.rules,
    relative,
  };
  const ignored = pathMatcher(listOf(document.ignore));
  return {
    file: place.file,
    kubernetesMinor: document.kubernetesVersion === undefined ? newestMinor : minorOf(document.kubernetesVersion),
    failOn: levelOf(document.failOn ?? 'error'),
    externals: document.externals ?? [],
    workloads: (document.workloads ?? []).map(workloadPlace),
    units: (document.units ?? []).map((unit) => statedUnit(unit, place.folder, relative)),
    charts: (document.charts ?? []).map((chart) => chartSetting(chart, place.folder, relative)),
    helmVersion: document.helmVersion === '3' ? 3 : 4,
    readsOutside: /none$/i.test(document.loadRestrictor ?? ''),
    suppressions: readSuppressions(read, relative),
    ignores: (file) => ignored(relative(file)),
    rule: resolveRules(rules, layers, intern),
  };
}

function workloadPlace({ group = '', kind, path }: WrittenWorkload): WorkloadPlace {
  return { kind, groups: [group], templates: [path.replaceAll('.', '/')] };
}

/** Without a name of its own a unit is called after its patterns; names start at the root, as all units' do. */
function statedUnit({ name, paths }: WrittenUnit, folder: string, relative: (file: string) => string): StatedUnit {
  const matches = pathMatcher(listOf(paths));
  const own = name ?? listOf(paths).join(',');
  return { name: folder === '' ? own : `${folder}/${own}`, holds: (file) => matches(relative(file)) };
}

function chartSetting(
  { path, renders }: WrittenChart,
  folder: string,
  relative: (file: string) => string,
): ChartSetting {
  const matches = nameMatcher([path.replace(/^\.\/|\/$/g, '')]);
  return {
    matches: (chart) => (chart === folder ? path === '.' : matches(relative(chart))),
    renders: (renders ?? []).map(({ values, set, apiVersions, ...render }) => ({
      ...render,
      values: listOf(values),
      set: set ?? [],
      apiVersions: apiVersions ?? [],
      base: folder,
    })),
  };
}

function readSuppressions(read: ConfigFile, relative: (file: string) => string): ConfigSuppression[] {
  return (read.document.suppressions ?? []).map((written: WrittenSuppression, i) => ({
    rules: written.rules,
    reason: written.reason ?? null,
    expires: written.expires,
    location: locationOf(read, i),
    matches: objectMatcher(written.match ?? {}, relative),
  }));
}

/** The place of an entry of `suppressions`: the key of its rules. */
function locationOf({ text, node }: ConfigFile, i: number): ConfigSuppression['location'] {
  const list = node && child(node, 'suppressions');
  const entry = list && child(list, i);
  const { start, end } = (entry?.type === 'mapping' && entry.entry('rules')?.key.origin) || node!.origin;
  return text.locate(start, end).location;
}
