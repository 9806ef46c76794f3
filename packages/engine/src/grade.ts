import { formatMessage, hosted, isRef, toPointer } from '@klint/model';
import type {
  Finding,
  Fix,
  Identity,
  Location,
  Problem,
  Ref,
  Related,
  Resource,
  Rule,
  RuleId,
  Settings,
  SettingsOf,
  Severity,
  Unit,
} from '@klint/model';
import { textEdits } from './edits.js';
import { identityOf } from './fingerprint.js';
import { locate, locateProblem, locateWitnesses } from './locate.js';
import { compareText } from './order.js';
import { holdsValue } from './provenance.js';
import { restsOnStandIn } from './stand-ins.js';

/** A finding on its way: with what later steps need to know about it. */
export interface Graded {
  readonly finding: Finding;
  readonly problem: Problem;
  readonly resource: Resource | undefined;
  /** All that makes two findings of a file equal for the fingerprint. */
  readonly identity: string;
  /** The message without what differs from render to render. */
  readonly gist: string;
  /** The folder of the chart whose renders it was found in. */
  readonly chart: string | undefined;
}

/** The message id of a rule that threw; every rule has it. */
export const crashed = 'crashed';

export interface Grader {
  readonly rules: ReadonlyMap<RuleId, Rule>;
  readonly settingsOf: SettingsOf;
}

export function identityOfResource(resource: Resource): Identity {
  const { apiVersion, kind, namespace, name } = resource;
  return namespace === undefined ? { apiVersion, kind, name } : { apiVersion, kind, namespace, name };
}

type UnitOfProblem = Pick<Unit, 'name' | 'release' | 'kind' | 'folder'>;

/** Turns a problem of some units into a finding; undefined when its rule is off at its primary file. */
export function grade(
  problem: Problem,
  units: readonly UnitOfProblem[],
  { rules, settingsOf }: Grader,
): Graded | undefined {
  const rule = rules.get(problem.ruleId);
  const at = isRef(problem.at) ? hosted(problem.at) : undefined;
  if (!rule || (at && restsOnStandIn(at))) return undefined;
  const resource = at ? at.resource : problem.resource;
  const path = at ? at.path : [];
  const place = locateProblem(problem.at, problem.fault);
  const identity = resource && identityOfResource(resource);
  const severity = severityOf(problem, rule, settingsOf(place.location.file), place.location.file, identity);
  if (severity === 'off') return undefined;
  const template =
    problem.messageId === crashed ? 'This rule crashed: {detail}.' : rule.meta.messages[problem.messageId];
  const finding: Finding = {
    ruleId: problem.ruleId,
    messageId: problem.messageId,
    severity,
    message: formatMessage(template ?? problem.messageId, problem.data),
    data: problem.data,
    resource: identity ?? null,
    path: toPointer(path),
    location: place.location,
    related: [...place.related, ...viaOf(problem), ...locateWitnesses(problem.related)],
    threat: rule.meta.threat,
    units: units.length === 0 ? (problem.units ?? []) : units.map(({ name }) => name).sort(compareText),
    fingerprint: '',
    fix: fixOf(problem, rule),
    ...(problem.conceal && { concealed: problem.conceal.flatMap(secretPlaces) }),
  };
  const gist = gistOf(finding.message, resource, units[0]?.release);
  const chart = units[0]?.kind === 'chart' ? units[0].folder : undefined;
  return { finding, problem, resource, identity: identityOf(problem, resource, path), gist, chart };
}

/** A message without what differs from render to render, or from overlay to overlay. */
function gistOf(message: string, resource: Resource | undefined, release: string | undefined): string {
  const name = resource?.built && resource.name;
  const unnamed = name ? message.replaceAll(name, resource.built.sourceName) : message;
  return release ? unnamed.replaceAll(release, '') : unnamed;
}

function viaOf({ via = [] }: Problem): Related[] {
  return via.map(({ message, at }) => ({ kind: 'origin', message, location: locate(at, 'structure').location }));
}

/** What could not be read, parsed or rendered is shown whatever the configuration says. */
function severityOf(
  problem: Problem,
  rule: Rule,
  settings: Settings,
  file: string,
  resource: Identity | undefined,
): Severity | 'off' {
  const { severity } = settings.rule(problem.ruleId, resource ? { file, resource } : { file });
  return severity === 'off' && problem.incomplete ? rule.meta.severity : severity;
}

/** Where a secret stands, in a chart also its values, and in a build what it was copied from or replaced. */
function secretPlaces(secret: Ref): Location[] {
  const { location, related } = locate(secret, 'value');
  return [location, ...related.filter(holdsValue).map((each) => each.location)];
}

function fixOf(problem: Problem, rule: Rule): Fix | null {
  const kind = rule.meta.fix;
  if (!kind || !problem.edits?.length) return null;
  const edits = textEdits(problem.edits);
  return edits ? { kind, description: rule.meta.remedy, edits } : null;
}
