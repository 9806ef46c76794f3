import type { Chart, ChartProblem, Rendered, TemplateError } from '@klint/helm';
import { coreProblem } from '@klint/model';
import type { Problem, Text, Waypoint } from '@klint/model';

const more = { incomplete: true } as const;

/** A problem of reading a chart, or of what Helm wants of it before it renders anything. */
export function chartProblem(messageId: 'load' | 'refused', { message, at }: ChartProblem, units?: string[]): Problem {
  return coreProblem('core/valid-chart', messageId, at, { detail: message }, units ? { ...more, units } : more);
}

/** One failure of a render, with the file of the template that gave nothing because of it. */
export interface RenderFailure {
  readonly template: string | undefined;
  readonly error: TemplateError | undefined;
  readonly problem: Problem;
}

/** The failures of a render: first values and templates that could not be used, then those of running them. */
export function failuresOf(chart: Chart, { problems, errors }: Rendered, unit: string): RenderFailure[] {
  const templates = new Set(templatesOf(chart));
  const parsed = problems.length - errors.length;
  return problems.map(({ message, at }, i): RenderFailure => {
    const error = errors[i - parsed];
    const isTemplate = 'text' in at && templates.has(at.text);
    const messageId = error ? idsOf[error.kind] : isTemplate ? 'template' : 'values';
    const via = error ? waypoints(error, at) : [];
    const rest = { ...more, units: [unit], via };
    const problem = coreProblem('core/valid-chart', messageId, at, { detail: message }, rest);
    return { template: error ? error.source.text?.file : isTemplate ? at.text.file : undefined, error, problem };
  });
}

const idsOf = { error: 'template', limit: 'limit', fail: 'fail', required: 'fail' } as const;

function templatesOf({ templates, dependencies }: Chart): Text[] {
  return [...templates.map(({ text }) => text), ...dependencies.flatMap(templatesOf)];
}

/** The templates on the way to the failure, the nearest first. */
function waypoints(error: TemplateError, primary: ChartProblem['at']): Waypoint[] {
  const found: Waypoint[] = [];
  for (let each: TemplateError | undefined = error; each; each = each.cause) {
    const { source, start } = each;
    const isPrimary = 'text' in primary && primary.text === source.text && primary.start === start;
    if (source.text && !isPrimary) found.push({ message: 'called here', at: { text: source.text, start, end: start } });
  }
  return found.reverse();
}

/** Whether a chart asks for sub-charts that it does not have. */
export function lacksDependency({ metadata, dependencies }: Chart): boolean {
  return metadata.dependencies.some(({ name }) => !dependencies.some((sub) => sub.metadata.name === name));
}

/** Whether a template failed because a named template is missing, as those of an absent library chart are. */
export function isMissingTemplate({ error }: RenderFailure): boolean {
  return error !== undefined && /template ".*" (?:associated with template|not defined)/.test(error.innermost.reason);
}

/** Whether the chart itself refused its values. */
export function isRefusal({ error }: RenderFailure): boolean {
  return error?.kind === 'fail' || error?.kind === 'required';
}
