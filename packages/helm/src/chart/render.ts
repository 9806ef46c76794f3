import { Text } from '@klint/model';
import { helmTable } from '../functions/index.js';
import { execute, noValue } from '../template/execute.js';
import { isOverflow, TemplateError } from '../template/errors.js';
import { newLenience, type Refusal } from '../template/lenience.js';
import { newBudget, type ParsedSources, type Template, World } from '../template/world.js';
import type { Limits } from '../value/callable.js';
import { type Chars, replaceAll, textOf, withData } from '../value/chars.js';
import { fromRelease } from '../value/origin.js';
import { compareBytes } from '../value/bytes.js';
import { Bytes, Dict, int, Struct, type Value } from '../value/value.js';
import { charsOfFile } from '../decode/yaml.js';
import { RenderedOrigins } from '../origins.js';
import { capabilitiesObject, defaultApiVersions, defaultKubeVersion, parseKubeVersion } from './capabilities.js';
import { type RenderChart, resolveDependencies } from './dependencies.js';
import { splitDocuments, type DocumentRange } from './documents.js';
import { filesObject } from './files.js';
import { knownTemplates } from './known-templates.js';
import type { Chart, ChartFile, ChartProblem } from './load.js';
import { chartObject } from './metadata.js';
import { placeOf, schemaProblems } from './schema.js';
import { allCharts, missingDependencies } from './validate.js';
import { coalesceValues, type Mismatches, tableAt } from './values.js';

export interface RenderOptions {
  /** Values over the chart's own, as one map. */
  readonly values?: Dict;
  readonly releaseName?: string;
  readonly namespace?: string;
  readonly kubeVersion?: string;
  /** Beside those of the Kubernetes version. */
  readonly apiVersions?: readonly string[];
  /** Helm 3 gives templates `.Chart` as a struct: see pkg/engine/engine.go there. */
  readonly helmVersion?: 3 | 4;
  readonly limits?: Limits;
  /**
   * Goes on where Helm ends the render: after `fail`, after `required` and, if a sub-chart is absent, where a named
   * template is missing. What takes their place says so in `Text.origins`.
   */
  readonly lenient?: boolean;
  /** Parsed templates, kept by the caller so that renders share them. */
  readonly parsed?: ParsedSources;
}

/** One template file that was rendered, with the documents in it. */
export interface RenderedFile {
  /** `shop/charts/db/templates/web.yaml`. */
  readonly name: string;
  /** The rendered characters, with their origins; its file is the template. */
  readonly text: Text;
  readonly chars: Chars;
  readonly documents: readonly DocumentRange[];
}

export interface Rendered {
  readonly files: readonly RenderedFile[];
  /** Manifests in the crds folders of the chart and of the sub-charts that are on, as they stand there. */
  readonly crds: readonly ChartFile[];
  readonly problems: readonly ChartProblem[];
  readonly errors: readonly TemplateError[];
  /** What a lenient render went on after, with the template file that was being rendered. */
  readonly refusals: readonly (Refusal & { readonly file: Text })[];
  /** Names of missing templates that a lenient render replaced. */
  readonly replaced: ReadonlySet<string>;
  /** Template files that failed because of what stood in there. */
  readonly unsound: ReadonlySet<string>;
  /** Template files that were run to their end, also those that give no output. */
  readonly ran: ReadonlySet<string>;
  readonly steps: number;
  /** Whether the stack of this thread ended before the limits of Helm: a larger one gives what Helm would give. */
  readonly overflowed: boolean;
}

interface Renderable {
  readonly name: string;
  readonly file: ChartFile;
  readonly root: Dict;
  readonly basePath: string;
}

/** Renders a chart as `helm template` does; a template that fails leaves the others to go on. */
export function renderChart(chart: Chart, options: RenderOptions = {}): Rendered {
  const given = options.values ?? new Dict();
  const wrong: Mismatches = new Map();
  const root = resolveDependencies(chart, given, wrong);
  const kube = parseKubeVersion(options.kubeVersion ?? defaultKubeVersion) ?? parseKubeVersion(defaultKubeVersion)!;
  const release = dict({
    Name: withData(options.releaseName ?? 'release-name', [fromRelease], false),
    Namespace: withData(options.namespace ?? 'default', [fromRelease], false),
    IsUpgrade: false,
    IsInstall: true,
    Revision: int(1),
    Service: 'Helm',
  });
  const capabilities = capabilitiesObject(kube, [...defaultApiVersions, ...(options.apiVersions ?? [])]);
  const renderables: Renderable[] = [];
  const values = coalesceValues(root, given, wrong);
  const refused = [...mismatchProblems(chart, wrong), ...schemaProblems(root, values)];
  const setting = { shared: { Release: release, Capabilities: capabilities }, helmVersion: options.helmVersion ?? 4 };
  collect(root, root.name, asValues(values), setting, true, renderables);
  const absent = options.lenient ? allCharts(chart).flatMap(missingDependencies) : [];
  const known = absent.map(({ dependency }) => knownTemplates.get(dependency)).find((source) => source !== undefined);
  const lenience = options.lenient ? newLenience(absent.length > 0, known) : undefined;
  const world = new World(helmTable, newBudget(options.limits, lenience), options.parsed);
  if (known) world.add(known);
  const rendered = run(renderables.sort(byDepth), world);
  return { ...rendered, crds: crdsOf(root), problems: [...refused, ...rendered.problems] };
}

function crdsOf({ chart, dependencies }: RenderChart): ChartFile[] {
  const own = chart.files.filter(({ name }) => /^crds\/.*\.(?:ya?ml|json)$/is.test(name));
  return [...own, ...dependencies.flatMap(crdsOf)];
}

function mismatchProblems(chart: Chart, wrong: Mismatches): ChartProblem[] {
  return [...wrong].map(([name, datum]) => ({
    message: `the value of ${name} is for the sub-chart of that name and must be a mapping`,
    at: placeOf(datum) ?? { text: chart.file, start: 0, end: 0 },
  }));
}

function dict(entries: Record<string, Value>, type?: string): Dict {
  return new Dict(new Map(Object.entries(entries)), type);
}

/** The same map under the type that the values of a chart have in templates. */
function asValues(values: Dict): Dict {
  return new Dict(values.entries, 'common.Values', null, values.datum, values.keys);
}

/** What is the same for all charts of a render. */
interface Setting {
  readonly shared: Record<string, Value>;
  readonly helmVersion: 3 | 4;
}

/** `.Chart` of Helm 3, where a field that does not exist is an error. */
function asStruct(chart: Dict): Struct {
  const type = 'struct { chart.Metadata; IsRoot bool }';
  return new Struct(type, chart.entries, new Map(), () => '{}');
}

/** The roots of all charts and the templates that see them. */
function collect(
  chart: RenderChart,
  path: string,
  values: Dict,
  setting: Setting,
  isRoot: boolean,
  out: Renderable[],
): Dict {
  const { metadata, files, templates } = chart.chart;
  const subcharts = new Dict();
  const about = chartObject(metadata, chart.name, chart.requirements, isRoot);
  const root = dict(
    {
      Chart: setting.helmVersion === 3 ? asStruct(about) : about,
      Files: filesObject(files.map((file) => [file.name, new Bytes(charsOfFile(file.text))])),
      ...setting.shared,
      Values: values,
      Subcharts: subcharts,
    },
    'common.Values',
  );
  for (const sub of chart.dependencies) {
    const own = tableAt(values, sub.name);
    const inner = collect(sub, `${path}/charts/${sub.name}`, asValues(own ?? new Dict()), setting, false, out);
    subcharts.entries.set(sub.name, new Dict(inner.entries));
  }
  const isLibrary = metadata.type.toLowerCase() === 'library';
  for (const file of templates) {
    if (isLibrary && !baseName(file.name).startsWith('_')) continue;
    out.push({ name: `${path}/${file.name}`, file, root, basePath: `${path}/templates` });
  }
  return root;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The deepest first, then by name backwards: so parents override their sub-charts. */
function byDepth(a: Renderable, b: Renderable): number {
  const depth = (name: string): number => name.split('/').length;
  return depth(b.name) - depth(a.name) || compareBytes(b.name, a.name);
}

function run(renderables: readonly Renderable[], world: World): Omit<Rendered, 'crds'> {
  const problems: ChartProblem[] = [];
  const errors: TemplateError[] = [];
  const files: RenderedFile[] = [];
  const [ran, unsound] = [new Set<string>(), new Set<string>()];
  const refusals: (Refusal & { readonly file: Text })[] = [];
  const { lenience } = world.budget;
  let [steps, overflowed] = [0, false];
  for (const { name, file } of renderables) {
    const { text } = file;
    const problem = world.add({ name, content: text.content, text, pieces: undefined });
    if (problem) problems.push({ message: problem.message, at: { text, start: problem.start, end: problem.start } });
  }
  for (const renderable of renderables) {
    const { text } = renderable.file;
    const template = world.templates.get(renderable.name);
    if (baseName(renderable.name).startsWith('_') || !template) continue;
    const { length: before } = lenience?.refusals ?? [];
    const uses = lenience?.uses;
    const result = runFile(renderable, template, world);
    steps += world.budget.steps;
    overflowed ||= result instanceof TemplateError && result.reason === tooDeep;
    const refused = (lenience?.refusals.slice(before) ?? []).map((refusal) => ({ ...refusal, file: text }));
    refusals.push(...refused);
    if (!(result instanceof TemplateError)) {
      ran.add(text.file);
      if (!renderable.name.endsWith('NOTES.txt')) files.push(result);
    } else if (lenience?.uses !== uses) {
      unsound.add(text.file);
    } else {
      errors.push(result);
      problems.push(problemOf(result));
    }
  }
  const replaced = lenience?.replaced ?? new Set<string>();
  return { files, problems, errors, refusals, replaced, unsound, ran, steps, overflowed };
}

function runFile(
  { name, file, root, basePath }: Renderable,
  template: Template,
  world: World,
): RenderedFile | TemplateError {
  // Each file has a budget of its own, so that one that spends it all does not take the others along.
  const { budget } = world;
  budget.steps = budget.nested = 0;
  budget.open.clear();
  root.entries.set('Template', dict({ Name: name, BasePath: basePath }, 'common.Values'));
  try {
    const chars = replaceAll(execute(world, template, root), noValue, '');
    const content = textOf(chars);
    const uncertain = (budget.lenience?.uses ?? 0) > 0;
    const text = new Text(file.text.file, content, new RenderedOrigins(chars, file.text, uncertain));
    return { name, text, chars, documents: splitDocuments(content) };
  } catch (error) {
    return asTemplateError(error, template.source);
  }
}

function asTemplateError(error: unknown, source: TemplateError['source']): TemplateError {
  if (error instanceof TemplateError) return error;
  if (!(error instanceof RangeError)) throw error;
  return new TemplateError(source, 0, source.name, '', isOverflow(error) ? tooDeep : tooLarge, 'limit');
}

const tooDeep = 'templates call each other too deep';
const tooLarge = 'a text or list in it is larger than memory allows';

/** The innermost place of the chain that is in a file. */
function problemOf(error: TemplateError): ChartProblem {
  const { innermost } = error;
  const { text } = innermost.source;
  if (text) return { message: innermost.reason, at: { text, start: innermost.start, end: innermost.start } };
  let outer = error;
  for (let at: TemplateError | undefined = error; at?.source.text; at = at.cause) outer = at;
  return { message: innermost.reason, at: { text: outer.source.text!, start: outer.start, end: outer.start } };
}
