import { applySet, type Chart, Dict, mergeMaps, valuesOf } from '@klint/helm';
import { NEWEST_MINOR } from '@klint/kube';
import { coreProblem } from '@klint/model';
import type { ChartRender, Problem, Settings, SourcePlace, Text } from '@klint/model';
import { joinPath, normalizePath, parentOf } from '../paths.js';
import { readText } from '../read.js';
import type { SourceTree } from '../file-tree.js';

/** One set of values of a chart: its unit's name, what it is rendered with, and where that is said. */
export interface Variant {
  readonly name: string;
  readonly render: ChartRender;
  /** True for the chart's own default values. */
  readonly isDefault: boolean;
}

/** What values files and `set` give, with the texts that were read. */
export interface VariantValues {
  readonly values: Dict;
  readonly texts: readonly Text[];
  readonly problems: readonly Problem[];
}

const plain: ChartRender = { apiVersions: [], values: [], set: [], base: '' };

/**
 * Default values, each render of the configuration, and without any also each `ci/*-values.yaml`, which is how the
 * chart-testing tool names variants.
 */
export function variantsOf(folder: string, files: readonly string[], { charts }: Settings): Variant[] {
  const name = folder === '' ? '.' : folder;
  const renders = charts.filter((chart) => chart.matches(folder)).flatMap((chart) => chart.renders);
  const below = files.map((file) => (folder === '' ? file : file.slice(folder.length + 1)));
  const ci = renders.length > 0 ? [] : below.filter((file) => /^ci\/[^/]*-values\.yaml$/.test(file)).sort();
  const more = [...renders, ...ci.map((file) => ({ ...plain, values: [file] }))];
  const named = more.map((render, i) => ({ name: `${name} (${labelOf(render, i)})`, render, isDefault: false }));
  return [{ name, render: plain, isDefault: true }, ...named];
}

/** The one variant that the command line asks for. */
export function givenVariant(folder: string, render: ChartRender): Variant {
  return { name: folder === '' ? '.' : folder, render, isDefault: false };
}

function labelOf({ name, namespace, values }: ChartRender, i: number): string {
  const parts = [name, namespace === undefined ? undefined : `in ${namespace}`, values.join(', ') || undefined];
  return parts.filter((part) => part !== undefined).join(' ') || `render ${i + 1}`;
}

/** The Kubernetes version that a chart sees: that of the render, else a configured one; undefined is the engine's. */
export function kubeVersionOf({ kubeVersion }: ChartRender, { kubernetesMinor }: Settings): string | undefined {
  return kubeVersion ?? (kubernetesMinor === NEWEST_MINOR ? undefined : `v1.${kubernetesMinor}.0`);
}

/** Reads the values of a variant, one over the other. */
export function readValues(
  chart: Chart,
  { name: unit, render }: Variant,
  tree: SourceTree,
  settings: Settings,
): VariantValues {
  const problems: Problem[] = [];
  const texts: Text[] = [];
  let values = new Dict();
  const refuse = (detail: string, at: SourcePlace): void => {
    problems.push(coreProblem('core/valid-chart', 'values', at, { detail }, { incomplete: true, units: [unit] }));
  };
  const configured = settings.file ?? chart.file.file;
  for (const name of render.values) {
    const file = findFile(name, [parentOf(chart.file.file), render.base], tree);
    if (file === undefined) {
      refuse(`the values file ${name} does not exist`, { file: configured });
      continue;
    }
    const text = readText(tree, file, Infinity);
    if (!('content' in text)) {
      problems.push(text);
      continue;
    }
    texts.push(text);
    const read = valuesOf(text, (message, start) => refuse(message, { text, start, end: start }));
    if (read) values = mergeMaps(values, read);
  }
  for (const pair of render.set) {
    const wrong = applySet(values, pair, 'typed');
    if (wrong !== undefined) refuse(`${pair}: ${wrong}`, { file: configured });
  }
  return { values, texts, problems };
}

function findFile(name: string, folders: readonly string[], tree: SourceTree): string | undefined {
  const paths = name.startsWith('/') ? [name.slice(1)] : folders.map((folder) => normalizePath(joinPath(folder, name)));
  return paths.find((path) => path !== undefined && tree.stat(path)?.type === 'file');
}
