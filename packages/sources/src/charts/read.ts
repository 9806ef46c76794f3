import { type Chart, type ParsedSources, parseKubeVersion, defaultKubeVersion, validateChart } from '@klint/helm';
import type { ChartRender, InputState, LoadedText, Problem, Settings, SettingsOf, Unit } from '@klint/model';
import { chartFile, type ChartFiles } from '../classify.js';
import type { Repository } from '../repository.js';
import type { ChartShelf } from './dependencies.js';
import { chartProblem, isMissingTemplate, isRefusal, lacksDependency, type RenderFailure } from './problems.js';
import type { crdReader } from './rendered.js';
import { givenVariant, kubeVersionOf, type Variant, variantsOf } from './renders.js';
import { filesOf, fileStates } from './states.js';
import { chartTexts } from './texts.js';
import { renderVariant, type RenderedVariant } from './variant.js';

export interface ChartContext {
  readonly repository: Repository;
  readonly settingsOf: SettingsOf;
  readonly shelf: ChartShelf;
  /** The one render that was asked for, in place of the chart's variants. */
  readonly render: ChartRender | undefined;
  /** Parsed templates, shared by all charts. */
  readonly parsed: ParsedSources;
  /** Reads a file of definitions, once for all variants. */
  readonly crds: ReturnType<typeof crdReader>;
}

/** What a chart gives: a unit for each set of values. */
export interface ChartResult {
  readonly units: readonly Unit[];
  readonly texts: readonly LoadedText[];
  readonly problems: readonly Problem[];
  readonly states: ReadonlyMap<string, InputState>;
}

/** Loads a chart and renders it with each of its variants; what fails is a problem, all else goes on. */
export function readChart(source: ChartFiles, context: ChartContext): ChartResult {
  const { folder, files } = source;
  const settings = context.settingsOf(chartFile(folder));
  const { chart, problems: found } = context.shelf.load(folder);
  const problems = found.map((problem) => chartProblem('load', problem));
  if (!chart) {
    const states = fileStates(files, new Set(files.filter((file) => isPart(file, folder))), 'incomplete');
    return { units: [], texts: [], problems: problems.map((each) => inScope(each, source, context)), states };
  }
  if (chart.metadata.type.toLowerCase() === 'library') {
    const states = fileStates(files, filesOf(chart), 'linted');
    return { units: [], texts: [], problems, states };
  }
  const variants = context.render ? [givenVariant(folder, context.render)] : variantsOf(folder, files, settings);
  const rendered = variants.map((variant) => renderVariant(chart, variant, settings, context));
  const refusals = variants.flatMap((variant) => refusalsOf(chart, variant, settings));
  const failures = failuresThatCount(chart, rendered).filter(({ template }) => !isIgnored(template, context));
  problems.push(...refusals, ...rendered.flatMap((each) => each.problems), ...failures.map(({ problem }) => problem));
  return {
    ...unitsOf(source, chart, rendered),
    problems: problems.map((each) => inScope(each, source, context)),
    states: statesOf(source, chart, rendered, failures),
  };
}

/** YAML below templates, crds and the like: what a chart that could not be loaded would have read. */
function isPart(file: string, folder: string): boolean {
  const below = folder === '' ? file : file.slice(folder.length + 1);
  return /^(?:charts\/[^/]+\/)*(?:Chart\.yaml|values\.yaml|(?:templates|crds)\/.*)$/.test(below);
}

function isIgnored(file: string | undefined, { settingsOf }: ChartContext): boolean {
  return file !== undefined && settingsOf(file).ignores(file);
}

function refusalsOf(chart: Chart, { name, render }: Variant, settings: Settings): Problem[] {
  const kube = parseKubeVersion(kubeVersionOf(render, settings) ?? defaultKubeVersion);
  const version = kube ?? parseKubeVersion(defaultKubeVersion)!;
  return validateChart(chart, version).map((problem) => chartProblem('refused', problem, [name]));
}

/**
 * One failure for each cause: a template that asks for one of an absent sub-chart fails because of the sub-chart, and
 * values that the chart refuses by default are no defect if another variant renders that template.
 */
function failuresThatCount(chart: Chart, rendered: readonly RenderedVariant[]): RenderFailure[] {
  const lacks = lacksDependency(chart);
  return rendered.flatMap(({ variant, failures }) =>
    failures.filter((failure) => {
      if (lacks && isMissingTemplate(failure)) return false;
      const others = rendered.filter((each) => each.variant !== variant);
      const isRescued = others.some(({ files }) => files.some(({ text }) => text.file === failure.template));
      return !(variant.isDefault && isRefusal(failure) && isRescued);
    }),
  );
}

function unitsOf(
  { folder }: ChartFiles,
  chart: Chart,
  rendered: readonly RenderedVariant[],
): Pick<ChartResult, 'units' | 'texts'> {
  const units = rendered.map(({ variant, objects, crds, failures, release }): Unit => {
    return {
      name: variant.name,
      kind: 'chart',
      folder,
      resources: [...objects, ...crds].flatMap(({ resources }) => resources),
      complete: failures.length === 0 && !lacksDependency(chart) && crds.every(({ problems }) => problems.length === 0),
      release,
    };
  });
  return { units, texts: chartTexts(chart, rendered) };
}

function statesOf(
  { files }: ChartFiles,
  chart: Chart,
  rendered: readonly RenderedVariant[],
  failures: readonly RenderFailure[],
): ReadonlyMap<string, InputState> {
  const read = filesOf(chart);
  for (const { values } of rendered) for (const { file } of values) read.add(file);
  const states = fileStates(files, read, 'linted');
  const all = rendered.flatMap((each) => each.failures);
  const failed = all.filter((each) => failures.includes(each) || isMissingTemplate(each));
  for (const { template } of failed) if (states.has(template ?? '')) states.set(template!, 'incomplete');
  return states;
}

/** A problem outside what is reported, of a chart of which a part is: it must be seen there. */
function inScope(problem: Problem, { folder, files }: ChartFiles, { repository }: ChartContext): Problem {
  const places = [problem.at, ...(problem.via ?? []).map(({ at }) => at)];
  const isSeen = places.some((at) => {
    return repository.inScope('text' in at ? at.text.file : 'file' in at ? at.file : chartFile(folder));
  });
  const file = isSeen ? undefined : files.find((each) => isPart(each, folder) && repository.inScope(each));
  return file === undefined ? problem : { ...problem, at: { file } };
}
