import { allCharts, defaultKubeVersion, missingDependencies, parseKubeVersion, validateChart } from '@klint/helm';
import type { Chart, ChartProblem, ParsedSources } from '@klint/helm';
import { coreProblem } from '@klint/model';
import type { ChartRender, InputState, LoadedText, Problem, Settings, SettingsOf, Unit } from '@klint/model';
import { chartFile, type ChartFiles } from '../classify.js';
import type { Repository } from '../repository.js';
import type { ChartShelf } from './dependencies.js';
import { absenceOf, byCause, chartProblem, isRefusal, type RenderFailure } from './problems.js';
import type { crdReader } from './rendered.js';
import { givenVariant, kubeVersionOf, type Variant, variantsOf } from './renders.js';
import { filesOf, fileStates } from './states.js';
import { chartTexts, repeatedKeys } from './texts.js';
import { unreachedTemplates } from './unreached.js';
import { renderVariant, type RenderedVariant } from './variant.js';
import { ownPlace, vendoredIn } from './vendored.js';

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
  const failures = failuresThatCount(rendered).filter(({ template }) => !isIgnored(template, context));
  const absent = absences(chart, rendered, found);
  problems.push(...refusals, ...absent, ...rendered.flatMap((each) => each.problems), ...byCause(failures));
  problems.push(...repeatedKeys(chart, rendered));
  if (!context.render) problems.push(...unreachedTemplates(chart, rendered, context.settingsOf));
  return {
    ...unitsOf(source, chart, rendered, absent.length > 0 || found.length > 0),
    problems: problems.map((each) => inScope(ownPlace(each, vendoredIn(chart)), source, context)),
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

/** Values that the chart refuses by default are no defect if another variant runs the same template to its end. */
function failuresThatCount(rendered: readonly RenderedVariant[]): RenderFailure[] {
  return rendered.flatMap(({ variant, failures }) =>
    failures.filter((failure) => {
      const { template } = failure;
      if (!variant.isDefault || !isRefusal(failure) || template === undefined) return true;
      const others = rendered.filter((each) => each.variant !== variant);
      return !others.some((each) => each.ran.has(template) && !each.failures.some((own) => own.template === template));
    }),
  );
}

/**
 * Sub-charts that are nowhere: those of the chart itself, and those whose lack shows in sub-charts of it. One that is
 * there and cannot be loaded was named already.
 */
function absences(chart: Chart, rendered: readonly RenderedVariant[], found: readonly ChartProblem[]): Problem[] {
  const broken = found.map(({ at }) => ('text' in at ? at.text.file : at.file));
  const isBroken = (name: string): boolean => broken.some((file) => file.includes(`/charts/${name}`));
  const own = missingDependencies(chart).filter(({ dependency }) => !isBroken(dependency));
  const replaced = new Set(rendered.flatMap((each) => [...each.replaced]));
  const below = own.length === 0 && replaced.size > 0 ? allCharts(chart).flatMap(missingDependencies) : [];
  const absent = [...own, ...below];
  const detailOf = absenceOf(absent.map(({ dependency }) => dependency), replaced);
  return absent.map(({ dependency, at }) => {
    const data = { name: dependency, detail: detailOf(dependency) };
    const units = rendered.map(({ variant }) => variant.name);
    return coreProblem('core/valid-chart', 'dependency', at, data, { incomplete: true, units });
  });
}

function unitsOf(
  { folder }: ChartFiles,
  chart: Chart,
  rendered: readonly RenderedVariant[],
  lacks: boolean,
): Pick<ChartResult, 'units' | 'texts'> {
  const units = rendered.map(({ variant, objects, crds, failures, release }): Unit => {
    return {
      name: variant.name,
      kind: 'chart',
      folder,
      resources: [...objects, ...crds].flatMap(({ resources }) => resources),
      complete: failures.length === 0 && !lacks && crds.every(({ problems }) => problems.length === 0),
      release,
    };
  });
  return { units, texts: chartTexts(chart, rendered) };
}

/** `failures` are those that count: what only they excuse is linted. */
function statesOf(
  { files }: ChartFiles,
  chart: Chart,
  rendered: readonly RenderedVariant[],
  failures: readonly RenderFailure[],
): ReadonlyMap<string, InputState> {
  const read = filesOf(chart);
  for (const { values } of rendered) for (const { file } of values) read.add(file);
  const states = fileStates(files, read, 'linted');
  const unsound = rendered.flatMap((each) => {
    const isExcused = (file: string): boolean => {
      const own = each.failures.filter(({ template }) => template === file);
      return own.length > 0 && !own.some((failure) => failures.includes(failure));
    };
    return [...each.unsound].filter((file) => !isExcused(file));
  });
  for (const file of unsound) if (states.has(file)) states.set(file, 'incomplete');
  for (const { template } of failures) if (states.has(template ?? '')) states.set(template!, 'incomplete');
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
