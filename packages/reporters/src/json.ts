import type { Finding, Fix, Identity, Incomplete, LintResult, Location, Suppression, Threat } from '@klint/model';
import { countFiles, countSeverities } from './tally.js';

/** The documented JSON of version 1. Objects are made anew so that the order of their keys never varies. */
export function json(result: LintResult): string {
  const report = {
    version: 1,
    tool: { name: 'klint', version: result.version },
    summary: summaryOf(result),
    findings: result.findings.map(findingOf),
    suppressed: result.suppressed.map((finding) => ({
      ...findingOf(finding),
      suppression: suppressionOf(finding.suppression),
    })),
    incomplete: result.incomplete.map(incompleteOf),
    inputs: result.inputs.map(({ file, state }) => ({ file, state })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** The counts of a run. */
export function summaryOf(result: LintResult): object {
  return {
    files: countFiles(result),
    resources: result.resources,
    units: result.units,
    findings: countSeverities(result.findings),
    suppressed: result.suppressed.length,
    incomplete: result.incomplete.length,
  };
}

export function incompleteOf({ file, ruleId, message, location }: Incomplete): Incomplete {
  return { file, ruleId, message, location: locationOf(location) };
}

function findingOf(finding: Finding): Finding {
  const { ruleId, messageId, severity, message, resource, path, location, units, fingerprint, fix } = finding;
  return {
    ruleId,
    messageId,
    severity,
    message,
    resource: resource && identityOf(resource),
    path,
    location: locationOf(location),
    related: finding.related.map((place) => {
      return { kind: place.kind, message: place.message, location: locationOf(place.location) };
    }),
    threat: threatOf(finding.threat),
    units,
    fingerprint,
    fix: fix && fixOf(fix),
  };
}

function identityOf({ apiVersion, kind, namespace, name }: Identity): Identity {
  return namespace === undefined ? { apiVersion, kind, name } : { apiVersion, kind, namespace, name };
}

function locationOf({ file, start, end, precision }: Location): Location {
  return {
    file,
    start: { line: start.line, column: start.column },
    end: { line: end.line, column: end.column },
    precision,
  };
}

function threatOf({ leaf, motives }: Threat): Threat {
  return leaf === undefined ? { motives } : { leaf, motives };
}

function fixOf({ kind, description, edits }: Fix): Fix {
  return { kind, description, edits: edits.map(({ location, text }) => ({ location: locationOf(location), text })) };
}

function suppressionOf({ kind, reason, location }: Suppression): Suppression {
  return { kind, reason, location: locationOf(location) };
}
