import { coreProblem, nearest } from '@klint/model';
import type {
  Edit, LoadedText, Location, Problem, Resource, RuleId, Scalar, SourcePlace, Suppression, Text,
} from '@klint/model';
import { ignoreAnnotations, readAnnotations } from './annotations.js';
import type { IgnoreAnnotation } from './annotations.js';
import { parseRules, readDirectives } from './directives.js';
import type { Directive, SilentRule } from './directives.js';
import type { Grader } from './grade.js';
import type { PodSpecsOf } from './resource-index.js';

export type TextPlace = Extract<SourcePlace, { readonly text: Text }>;

/** One rule that one suppression names: the unit of being used or unused. */
interface AnySilencer {
  readonly rule: RuleId;
  readonly suppression: Suppression;
  readonly place: TextPlace;
  /** The characters of the rule's name; undefined in a scalar that is written with escapes or over several lines. */
  readonly name: TextPlace | undefined;
}

export interface DirectiveSilencer extends AnySilencer {
  readonly directive: Directive;
  /** The rule among those of the directive. */
  readonly named: SilentRule;
  /** False in a template of which no render reached a line that it covers. */
  readonly reached: boolean;
}

export interface AnnotationSilencer extends AnySilencer {
  readonly annotation: IgnoreAnnotation;
  /** The characters of all names in the annotation, in order. */
  readonly names: readonly (TextPlace | undefined)[];
}

export type Silencer = DirectiveSilencer | AnnotationSilencer;

export interface ReadSilencers {
  readonly silencers: readonly Silencer[];
  readonly problems: readonly Problem[];
}

interface SilencerContext {
  readonly podSpecsOf: PodSpecsOf;
  readonly grader: Grader;
  /** What was read of texts before. */
  readonly known: WeakMap<LoadedText, ReadSilencers>;
}

export const notSuppressible: ReadonlySet<string> = new Set([
  'core/valid-yaml',
  'core/valid-chart',
  'core/valid-kustomization',
  'core/valid-suppression',
  'core/no-expired-suppression',
]);

/** Every suppression in comments and annotations, and what is wrong with them. */
export function readSilencers(
  texts: readonly LoadedText[],
  resources: readonly Resource[],
  { podSpecsOf, grader, known }: SilencerContext,
): ReadSilencers {
  const carries = ({ content }: Text): boolean => ignoreAnnotations.some((name) => content.includes(name));
  const carriers = new Set(texts.filter(({ text }) => carries(text)).map(({ text }) => text));
  // The parts of a built object come from many texts.
  const annotated = resources.filter(({ root, built }) => {
    return carriers.has(root.origin.text) || (built && carriers.size > 0);
  });
  const read = [
    ...texts.map((loaded) => {
      const made = known.get(loaded) ?? directivesOf(loaded, grader);
      known.set(loaded, made);
      return made;
    }),
    ...annotated.map((resource) => annotationsOf(resource, podSpecsOf, grader)),
  ];
  const silencers = read.flatMap((each) => each.silencers);
  return {
    silencers: silencers.filter(({ rule }) => grader.rules.has(rule) && !notSuppressible.has(rule)),
    problems: read.flatMap((each) => each.problems),
  };
}

function directivesOf(loaded: LoadedText, grader: Grader): ReadSilencers {
  const { directives, problems } = readDirectives(loaded);
  const silencers = directives.flatMap((directive) => {
    const { text, start, end, reason } = directive;
    const suppression: Suppression = { kind: 'directive', reason, location: text.locate(start, end).location };
    return directive.rules.map((named): Silencer => {
      const place = { text, start: named.start, end: named.end };
      const reached = loaded.reaches?.(named.firstLine, named.lastLine) ?? true;
      return { rule: named.id as RuleId, suppression, place, name: place, directive, named, reached };
    });
  });
  return { silencers, problems: [...problems, ...silencers.flatMap((each) => validate(each, grader, undefined))] };
}

function annotationsOf(resource: Resource, podSpecsOf: PodSpecsOf, grader: Grader): ReadSilencers {
  const { annotations, problems } = readAnnotations(resource, podSpecsOf);
  const read = annotations.map((annotation) => annotationOf(annotation, grader));
  return {
    silencers: read.flatMap((each) => each.silencers),
    problems: [...problems, ...read.flatMap((each) => each.problems)],
  };
}

function annotationOf(annotation: IgnoreAnnotation, grader: Grader): ReadSilencers {
  const { resource, scalar } = annotation;
  const { text, start, end } = scalar.origin;
  const place = { text, start, end };
  const { rules, reason } = parseRules(scalar.content, start);
  if (rules.length === 0) {
    const detail = 'it names no rule';
    const problem = coreProblem('core/valid-suppression', 'malformed', place, { detail }, { resource });
    return { silencers: [], problems: [problem] };
  }
  const suppression: Suppression = { kind: 'annotation', reason, location: text.locate(start, end).location };
  const shift = contentShift(scalar);
  const names = rules.map(({ start: from, end: to }) => {
    return shift === undefined ? undefined : { text, start: from + shift, end: to + shift };
  });
  const silencers = rules.map(({ id }, i): Silencer => {
    return { rule: id as RuleId, suppression, place, name: names[i], annotation, names };
  });
  return { silencers, problems: silencers.flatMap((silencer) => validate(silencer, grader, resource)) };
}

/** Where the content of a scalar begins in its characters; undefined if it is not written there as it is. */
function contentShift({ content, origin: { text, start, end } }: Scalar): number | undefined {
  const shift = text.content.slice(start, end).indexOf(content);
  return shift < 0 ? undefined : shift;
}

function validate(silencer: Silencer, grader: Grader, resource: Resource | undefined): Problem[] {
  const { rule, suppression, place } = silencer;
  const about = resource ? { resource } : {};
  const make = (id: 'not-suppressible' | 'no-reason', data: Record<string, string>): Problem[] => [
    coreProblem('core/valid-suppression', id, place, data, about),
  ];
  if (!grader.rules.has(rule)) return [unknownRule(silencer, grader, about)];
  if (notSuppressible.has(rule)) return make('not-suppressible', { rule });
  return suppression.reason === null && reasonRequired(suppression.location, grader) ? make('no-reason', {}) : [];
}

/** A name that no rule has, with the edit that puts the nearest one in its place. */
function unknownRule(silencer: Silencer, grader: Grader, about: { readonly resource?: Resource }): Problem {
  const { rule, place, name } = silencer;
  const guess = nearest(rule, grader.rules.keys());
  const suggestion = guess === undefined ? '; "klint rules" lists all' : `; did you mean ${guess}?`;
  const edits: Edit[] = guess === undefined || !name ? [] : [{ op: 'replaceText', at: name, with: guess }];
  return coreProblem('core/valid-suppression', 'unknown-rule', place, { rule, suggestion }, { ...about, edits });
}

function reasonRequired({ file }: Location, { settingsOf }: Grader): boolean {
  return settingsOf(file).rule('core/valid-suppression', { file }).options['requireReason'] === true;
}
