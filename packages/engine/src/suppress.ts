import { coreProblem, isRef } from '@klint/model';
import type {
  ConfigSuppression,
  Edit,
  Finding,
  Location,
  Path,
  Problem,
  Resource,
  RuleId,
  Suppression,
} from '@klint/model';
import { covers } from './annotations.js';
import type { SilentRule } from './directives.js';
import type { Graded, Grader } from './grade.js';
import { groupBy } from './group.js';
import { locate, resolvePath } from './locate.js';
import type { AnnotationSilencer, DirectiveSilencer, Silencer } from './silencers.js';

/** Says whether a suppression covers a finding, and remembers which ones did. */
export interface Suppressor {
  /** The suppression that hides a finding; undefined leaves it open. Nothing hides what core must show. */
  hide(graded: Graded): Suppression | undefined;
  readonly used: ReadonlySet<Silencer | ConfigSuppression>;
}

/** `today` is `YYYY-MM-DD`: an entry of the configuration hides nothing after its `expires`. */
export function suppressor(silencers: readonly Silencer[], grader: Grader, today: string): Suppressor {
  const used = new Set<Silencer | ConfigSuppression>();
  const written = findWritten(silencers);
  return {
    used,
    hide: (graded) => {
      const silencer = written(graded);
      if (silencer) used.add(silencer);
      const entry = findConfigured(graded, grader, today);
      if (entry) used.add(entry);
      if (silencer) return silencer.suppression;
      return entry && { kind: 'config', reason: entry.reason, location: entry.location };
    },
  };
}

/** Finds the directive or annotation that covers a finding. */
function findWritten(silencers: readonly Silencer[]): (graded: Graded) => Silencer | undefined {
  const directives = silencers.filter((silencer) => 'directive' in silencer);
  const annotations = silencers.filter((silencer) => 'annotation' in silencer);
  const byFile = groupBy(directives, ({ rule, place }) => key(rule, place.text.file));
  const byResource = groupBy(annotations, ({ annotation }) => annotation.resource);
  return ({ finding, problem, resource }) => {
    const { ruleId } = finding;
    for (const { file, start } of placesOf(finding, problem)) {
      const hit = byFile.get(key(ruleId, file))?.find(({ named }) => coversLine(named, start.line));
      if (hit) return hit;
    }
    const own = resource ? (byResource.get(resource) ?? []) : [];
    return own.find(({ rule, annotation }) => rule === ruleId && covers(annotation, problem));
  };
}

/** Where a directive covers a finding. No comment can stand inside an embedded text, so one at its key covers it. */
function placesOf({ location, related }: Finding, { at }: Problem): Location[] {
  const origins = related.filter(({ kind }) => kind === 'origin').map((origin) => origin.location);
  if (!isRef(at) || !(at.within || at.resource.host)) return [location, ...origins];
  const { resource, path } = at.resource.host ?? at;
  return [location, ...origins, locate({ resource, path, target: 'key' }, 'value').location];
}

/** The entry of the configuration of its primary file that covers a finding. */
function findConfigured({ finding, problem }: Graded, grader: Grader, today: string): ConfigSuppression | undefined {
  const { suppressions } = grader.settingsOf(finding.location.file);
  const candidates = suppressions.filter(
    ({ rules, expires }) => rules.includes(finding.ruleId) && !isPast(expires, today),
  );
  if (candidates.length === 0) return undefined;
  const container = isRef(problem.at) ? containerName(problem.at.resource, problem.at.path) : undefined;
  const subject = {
    file: finding.location.file,
    ...(finding.resource && { resource: finding.resource }),
    ...(container !== undefined && { container }),
  };
  return candidates.find((candidate) => candidate.matches(subject));
}

function key(rule: RuleId, file: string): string {
  return `${rule} ${file}`;
}

function coversLine({ firstLine, lastLine }: SilentRule, line: number): boolean {
  return firstLine <= line && line <= lastLine;
}

function isPast(expires: string | undefined, today: string): boolean {
  return expires !== undefined && expires < today;
}

function containerName(resource: Resource, path: Path): string | undefined {
  const step = path.findLastIndex((name) => /^(c|initC|ephemeralC)ontainers$/.test(String(name)));
  if (step < 0 || step + 1 >= path.length) return undefined;
  const { node } = resolvePath(resource.root, path.slice(0, step + 2));
  const name = node.type === 'mapping' ? node.get('name') : undefined;
  return name?.type === 'scalar' ? name.content : undefined;
}

/** What is needed to say that a suppression hides nothing, rather than that it could not be judged. */
export interface Judgement {
  readonly grader: Grader;
  /** Files with something that could not be read or judged. */
  readonly incompleteFiles: ReadonlySet<string>;
  /** True when every unit is complete. */
  readonly complete: boolean;
  /** Rules that look across objects, so that any unread file may hide what they would find. */
  readonly indexRules: ReadonlySet<RuleId>;
}

/** Suppressions that hid nothing though their rule ran: problems of core/no-unused-suppression. */
export function unusedSilencers(
  silencers: readonly Silencer[],
  used: Suppressor['used'],
  judgement: Judgement,
): Problem[] {
  // One in a template, or in the values of several renders, is there several times.
  const keyOf = ({ rule, suppression }: Silencer): string => JSON.stringify([rule, suppression.location]);
  const needed = new Set(silencers.filter((silencer) => used.has(silencer)).map(keyOf));
  return silencers
    .filter((silencer) => !needed.has(keyOf(silencer)) && silencer.rule !== 'core/no-unused-suppression')
    .filter((silencer) => !('directive' in silencer) || silencer.reached)
    .filter(({ rule, place }) => isDecided(rule, place.text.file, judgement))
    .map((silencer) => {
      const { rule, place } = silencer;
      const edits = 'directive' in silencer ? [deletion(silencer)] : annotationDeletion(silencer);
      const more = 'directive' in silencer ? {} : { resource: silencer.annotation.resource };
      return coreProblem('core/no-unused-suppression', 'unused', place, { rule }, { edits, ...more });
    });
}

/** Removes an annotation, or one of several rules from it. */
function annotationDeletion({ annotation, name, names }: AnnotationSilencer): Edit[] {
  const { resource, path, name: key } = annotation;
  if (names.length === 1) return [{ op: 'delete', at: { resource, path: [...path, 'metadata', 'annotations', key] } }];
  const range = rangeOfName(names, names.indexOf(name));
  return name && range ? [{ op: 'deleteText', at: { ...name, ...range } }] : [];
}

/** The characters of one of several names, with what parts it from another. */
function rangeOfName<R extends Pick<SilentRule, 'start' | 'end'>>(
  names: readonly (R | undefined)[],
  i: number,
): { start: number; end: number } | undefined {
  const [before, own, next] = [names[i - 1], names[i], names[i + 1]];
  if (!own || !(before ?? next)) return undefined;
  return next ? { start: own.start, end: next.start } : { start: before!.end, end: own.end };
}

/** Removes a directive, or one of several rules from it. */
function deletion({ directive, named }: DirectiveSilencer): Edit {
  const { text, rules, start, end } = directive;
  const i = rules.indexOf(named);
  if (rules.length === 1) return { op: 'deleteText', at: { text, start, end } };
  return { op: 'deleteText', at: { text, ...rangeOfName(rules, i)! } };
}

/** Off, replaced, or looking at what could not be read: then nobody knows whether the suppression is needed. */
export function isDecided(id: RuleId, file: string, judgement: Judgement): boolean {
  const { grader, incompleteFiles, complete, indexRules } = judgement;
  if (incompleteFiles.has(file) || (!complete && indexRules.has(id))) return false;
  const settings = grader.settingsOf(file);
  const isOn = (rule: RuleId): boolean => settings.rule(rule, { file }).severity !== 'off';
  if (!isOn(id)) return false;
  for (const { meta } of grader.rules.values()) {
    if (meta.replaces?.includes(id) && isOn(meta.id)) return false;
  }
  return true;
}
