import { coreProblem, nearest } from '@klint/model';
import type {
  ConfigSuppression,
  LoadedText,
  Location,
  Problem,
  Resource,
  RuleId,
  SourcePlace,
  Suppression,
  Text,
} from '@klint/model';
import { ignoreAnnotations, readAnnotations } from './annotations.js';
import type { IgnoreAnnotation } from './annotations.js';
import { parseRules, readDirectives } from './directives.js';
import type { Directive, NamedRule } from './directives.js';
import type { Grader } from './grade.js';
import type { PodSpecsOf } from './resource-index.js';

/** One rule that one suppression names: the unit of being used or unused. */
export interface Silencer {
  readonly rule: RuleId;
  readonly suppression: Suppression;
  readonly source: Directive | IgnoreAnnotation | ConfigSuppression;
  readonly place: Extract<SourcePlace, { readonly text: Text }>;
  /** For a directive, its rule name among the directive's. */
  readonly named?: NamedRule;
  /** False for a directive in a template of which no render reached a line that it covers. */
  readonly reached: boolean;
}

export interface ReadSilencers {
  readonly silencers: readonly Silencer[];
  readonly problems: readonly Problem[];
}

const notSuppressible: ReadonlySet<string> = new Set([
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
  podSpecsOf: PodSpecsOf,
  grader: Grader,
): ReadSilencers {
  const silencers: Silencer[] = [];
  const problems: Problem[] = [];
  for (const loaded of texts) {
    const read = readDirectives(loaded);
    problems.push(...read.problems);
    for (const directive of read.directives) {
      const { text, start, end, firstLine, lastLine } = directive;
      const reached = loaded.reaches?.(firstLine, lastLine) ?? true;
      const suppression: Suppression = {
        kind: 'directive',
        reason: directive.reason,
        location: text.locate(start, end).location,
      };
      for (const named of directive.rules) {
        const place = { text, start: named.start, end: named.end };
        const silencer = { rule: named.id as RuleId, suppression, source: directive, place, named, reached };
        problems.push(...validate(silencer, grader, undefined));
        silencers.push(silencer);
      }
    }
  }
  const annotated = new Set(
    texts
      .filter(({ text }) => ignoreAnnotations.some((name) => text.content.includes(name)))
      .map(({ text }) => text),
  );
  for (const resource of annotated.size === 0 ? [] : resources) {
    if (!annotated.has(resource.root.origin.text)) continue;
    const read = readAnnotations(resource, podSpecsOf);
    problems.push(...read.problems);
    for (const annotation of read.annotations) addAnnotation(annotation, grader, silencers, problems);
  }
  return { silencers: silencers.filter(({ rule }) => grader.rules.has(rule) && !notSuppressible.has(rule)), problems };
}

function addAnnotation(source: IgnoreAnnotation, grader: Grader, silencers: Silencer[], problems: Problem[]): void {
  const { text, start, end } = source.scalar.origin;
  const place = { text, start, end };
  const { rules, reason } = parseRules(source.scalar.content, start);
  if (rules.length === 0) {
    const detail = 'it names no rule';
    problems.push(coreProblem('core/valid-suppression', 'malformed', place, { detail }, { resource: source.resource }));
  }
  const suppression: Suppression = { kind: 'annotation', reason, location: text.locate(start, end).location };
  for (const { id } of rules) {
    const silencer = { rule: id as RuleId, suppression, source, place, reached: true };
    problems.push(...validate(silencer, grader, source.resource));
    silencers.push(silencer);
  }
}

function validate({ rule, suppression, place }: Silencer, grader: Grader, resource: Resource | undefined): Problem[] {
  const about = resource ? { resource } : {};
  const make = (id: 'unknown-rule' | 'not-suppressible' | 'no-reason', data: Record<string, string>): Problem[] => [
    coreProblem('core/valid-suppression', id, place, data, about),
  ];
  if (!grader.rules.has(rule)) {
    const guess = nearest(rule, grader.rules.keys());
    return make('unknown-rule', { rule, suggestion: guess === undefined ? '' : ` (did you mean ${guess}?)` });
  }
  if (notSuppressible.has(rule)) return make('not-suppressible', { rule });
  return suppression.reason === null && reasonRequired(suppression.location, grader) ? make('no-reason', {}) : [];
}

function reasonRequired({ file }: Location, { settingsOf }: Grader): boolean {
  return settingsOf(file).rule('core/valid-suppression', { file }).options['requireReason'] === true;
}
