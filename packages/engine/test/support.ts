import { Text } from '@klint/model';
import type {
  JsonObject,
  Loaded,
  Mapping,
  Problem,
  Resource,
  Rule,
  RuleId,
  Settings,
  Severity,
  Unit,
} from '@klint/model';
import { comments, parseManifests, toValue } from '@klint/parser';
import { lint } from '../src/lint.js';

/** The resources of a text, without what loading adds. */
export function resourcesOf(text: Text): { resources: Resource[]; problems: readonly Problem[] } {
  const { value: documents, problems } = parseManifests(text);
  const resources = documents.flatMap(({ root }) => (root?.type === 'mapping' ? [asResource(root, text.file)] : []));
  return { resources, problems };
}

/** The first resource of a text. */
export function resourceOf(content: string, file = 'a.yaml'): Resource {
  return resourcesOf(new Text(file, content)).resources[0]!;
}

function asResource(root: Mapping, file: string): Resource {
  const value = toValue(root) as Resource['value'];
  const metadata = (value['metadata'] ?? {}) as JsonObject;
  const { apiVersion, kind } = value;
  const namespace = metadata['namespace'] as string | undefined;
  return { apiVersion, kind, namespace, name: metadata['name'] as string, root, value, file };
}

/** Files as one plain unit, or as several that are named with their files. */
export function loadedOf(
  files: Record<string, string>,
  units: Record<string, string[]> = { '.': Object.keys(files) },
): Loaded {
  const read = Object.entries(files).map(([file, content]) => ({ file, text: new Text(file, content) }));
  const parsed = new Map(read.map(({ file, text }) => [file, resourcesOf(text)]));
  const problems = [...parsed.values()].flatMap((each) => each.problems);
  const broken = problems.some(({ incomplete }) => incomplete);
  return {
    units: Object.entries(units).map(([name, members]): Unit => {
      const resources = members.flatMap((file) => parsed.get(file)!.resources);
      return { name, kind: 'plain', folder: name, resources, complete: !broken };
    }),
    texts: read.map(({ text }) => ({ text, comments: () => comments(text) })),
    problems,
    inputs: Object.keys(files).map((file) => ({ file, state: 'linted' })),
  };
}

/** Settings in which the given rules are on with their defaults and all others are off. */
export function settingsOf(rules: readonly Rule[], more: Partial<Settings> = {}): Settings {
  const settings = new Map<RuleId, { severity: Severity; options: Record<string, unknown> }>(
    rules.map(({ meta }) => [meta.id, { severity: meta.severity, options: {} }]),
  );
  const off = { severity: 'off' as const, options: {} };
  return {
    file: undefined,
    kubernetesMinor: 33,
    failOn: 'error',
    externals: [],
    workloads: [],
    units: [],
    charts: [],
    helmVersion: 4,
    readsOutside: false,
    suppressions: [],
    ignores: () => false,
    rule: (id) => settings.get(id) ?? off,
    ...more,
  };
}

/** Lints files with rules that are all on. */
export function lintFiles(
  files: Record<string, string>,
  rules: readonly Rule[],
  more: { settings?: Partial<Settings>; units?: Record<string, string[]>; inScope?: (file: string) => boolean } = {},
): ReturnType<typeof lint> {
  const settings = settingsOf(rules, more.settings);
  return lint(loadedOf(files, more.units), {
    rules,
    settingsOf: () => settings,
    version: '0.0.0',
    today: '2026-01-31',
    inScope: more.inScope ?? (() => true),
  });
}
