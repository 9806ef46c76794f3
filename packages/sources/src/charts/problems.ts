import { datumLocation } from '@klint/helm';
import type { Chart, ChartProblem, Datum, Rendered, Site, TemplateError } from '@klint/helm';
import { coreProblem, isRef } from '@klint/model';
import type { Problem, Text, Waypoint } from '@klint/model';
import { compareText } from '../paths.js';

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

/** What the chart said against its values, at the template that said it; what was rendered after it stands in. */
export function refusalsIn({ refusals }: Rendered, unit: string): RenderFailure[] {
  return refusals.map(({ error, site, keys, file }): RenderFailure => {
    const frames: Waypoint[] = [];
    for (let at: Site | undefined = site; at; at = at.frame) {
      const { text } = at.source;
      const isSelf = at === site && text !== undefined;
      const start = isSelf ? error.start : at.start;
      if (text) frames.push({ message: 'called here', at: { text, start, end: isSelf ? start : at.end } });
    }
    const [primary, ...calls] = frames;
    const via = keys.flatMap((key): Waypoint[] => {
      const location = datumLocation(key);
      return location ? [{ message: `the value to set: ${pathOf(key)}`, at: { location } }] : [];
    });
    const detail = detailOf(error, keys.map(pathOf));
    const more = { incomplete: true, units: [unit], via: [...via, ...calls] };
    const problem = coreProblem('core/valid-chart', 'fail', primary?.at ?? { file: file.file }, { detail }, more);
    return { template: file.file, error, problem };
  });
}

function pathOf(key: Datum): string {
  return key.path().join('.');
}

function detailOf({ kind, reason }: TemplateError, keys: readonly string[]): string {
  const said = reason.trim().replace(/[\s.]+$/, '');
  if (keys.length === 0) return said;
  return `${said} (${kind === 'required' ? 'set' : 'it looks at'} ${keys.join(', ')} in the values)`;
}

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

/** Whether the chart itself refused its values. */
export function isRefusal({ error }: RenderFailure): boolean {
  return error?.kind === 'fail' || error?.kind === 'required';
}

/** One problem for each cause: what the chart says in the same words at several places is said once. */
export function byCause(failures: readonly RenderFailure[]): Problem[] {
  const known = new Map<string, Problem>();
  const inOrder = failures.map(({ problem }) => problem).sort((a, b) => comparePlaces(a.at, b.at));
  for (const problem of inOrder) {
    const { messageId, data, units } = problem;
    const key = messageId === 'fail' ? JSON.stringify([data, units]) : JSON.stringify([known.size]);
    known.set(key, withAnother(known.get(key), problem));
  }
  return [...known.values()];
}

function withAnother(first: Problem | undefined, { at, via = [], ...problem }: Problem): Problem {
  if (!first || isRef(at)) return { at, via, ...problem };
  const again = comparePlaces(first.at, at) === 0 ? [] : [{ message: 'said here too', at }];
  return { ...first, via: [...(first.via ?? []), ...again, ...via] };
}

function comparePlaces(a: Problem['at'], b: Problem['at']): number {
  if (!('text' in a && 'text' in b)) return 0;
  return compareText(a.text.file, b.text.file) || a.start - b.start;
}

/** What an absent sub-chart keeps from being linted, beside what Helm says of it. */
export function absenceOf(absent: readonly string[], replaced: ReadonlySet<string>): (name: string) => string {
  const shown = 5;
  return (name) => {
    const isOwn = (each: string): boolean => absent.length === 1 || each.startsWith(`${name}.`);
    const names = [...replaced].filter(isOwn).sort();
    if (names.length === 0) return 'nothing of it was linted';
    const more = names.length > shown ? ` and ${names.length - shown} more` : '';
    return `stand-ins took the place of its templates ${names.slice(0, shown).join(', ')}${more}`;
  };
}
