import { formatMessage, isRef, toPointer } from '@klint/model';
import type {
  Finding,
  Fix,
  Identity,
  Problem,
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
import { locate, locateWitnesses } from './locate.js';
import { compareText } from './order.js';

/** A finding on its way: with what later steps need to know about it. */
export interface Graded {
  readonly finding: Finding;
  readonly problem: Problem;
  readonly resource: Resource | undefined;
  /** All that makes two findings of a file equal for the fingerprint. */
  readonly identity: string;
  /** The message without the name of the release, which differs from render to render. */
  readonly gist: string;
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

type UnitOfProblem = Pick<Unit, 'name' | 'release'>;

/** Turns a problem of some units into a finding; undefined when its rule is off at its primary file. */
export function grade(
  problem: Problem,
  units: readonly UnitOfProblem[],
  { rules, settingsOf }: Grader,
): Graded | undefined {
  const rule = rules.get(problem.ruleId);
  if (!rule) return undefined;
  const resource = isRef(problem.at) ? problem.at.resource : problem.resource;
  const path = isRef(problem.at) ? problem.at.path : [];
  const place = locate(problem.at, problem.fault);
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
    ...(problem.conceal && { concealed: problem.conceal.map((secret) => locate(secret, 'value').location) }),
  };
  const release = units[0]?.release;
  const gist = release ? finding.message.replaceAll(release, '') : finding.message;
  return { finding, problem, resource, identity: identityOf(problem, resource, path), gist };
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

function fixOf(problem: Problem, rule: Rule): Fix | null {
  const kind = rule.meta.fix;
  if (!kind || !problem.edits?.length) return null;
  const edits = textEdits(problem.edits);
  return edits ? { kind, description: rule.meta.remedy, edits } : null;
}
