import type { Finding, Fix, Location, Related, RuleId, RuleMeta, SuppressedFinding, Suppression } from '@klint/model';
import type * as sarif from 'sarif';
import { placeholders, sarifLevels } from './sarif-rules.js';

/** The name under which every uri stands; where it lies is the reader's to know. */
export const rootId = '%SRCROOT%';

/** What the results of one run share. */
export interface ResultStyle {
  /** The rules of the run, by id, with their place in `driver.rules`. */
  readonly rules: ReadonlyMap<RuleId, { readonly rule: RuleMeta; readonly index: number }>;
  /** Whether results say if they are suppressed: SARIF wants it of all or of none (§3.27.23). */
  readonly withSuppressions: boolean;
  /** Locations of one result at most. */
  readonly maxLocations: number;
}

export function resultOf(finding: Finding | SuppressedFinding, style: ResultStyle): sarif.Result {
  const { ruleId, location, related, fix, fingerprint } = finding;
  const known = style.rules.get(ruleId);
  const places = related.slice(0, style.maxLocations - 1);
  return {
    ruleId,
    ...(known && { ruleIndex: known.index }),
    level: sarifLevels[finding.severity],
    message: messageOf(finding, known?.rule),
    locations: [{ physicalLocation: physicalLocation(location), ...logicalLocations(finding) }],
    ...(places.length > 0 && { relatedLocations: places.map(relatedLocation) }),
    partialFingerprints: { 'klint/v1': fingerprint },
    ...(style.withSuppressions && { suppressions: suppressionsOf(finding) }),
    ...(fix && { fixes: [fixOf(fix)] }),
    properties: { precision: location.precision, path: finding.path, units: [...finding.units] },
  };
}

/** Text for readers that look no rule up (GitHub), id and arguments for those that do. */
function messageOf({ message, messageId, data }: Finding, rule: RuleMeta | undefined): sarif.Message {
  const template = rule?.messages[messageId];
  if (template === undefined || data === undefined) return { text: message };
  const names = placeholders(template);
  const values = names.map((name) => (name in data ? String(data[name]) : `{${name}}`));
  return { text: message, id: messageId, ...(values.length > 0 && { arguments: values }) };
}

/** A place in the repository. GitHub wants a line of every place: for a whole file it is the first. */
export function physicalLocation({ file, start, end, precision }: Location): sarif.PhysicalLocation {
  const artifactLocation = { uri: uriOf(file), uriBaseId: rootId };
  return { artifactLocation, region: precision === 'file' ? { startLine: 1 } : regionOf({ start, end }) };
}

/** Columns of SARIF count like ours (columnKind), and its endColumn lies behind the last character, too. */
function regionOf({ start, end }: Pick<Location, 'start' | 'end'>): sarif.Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** A relative reference (RFC 3986): every segment percent-encoded, so that even `a:b.yaml` has no scheme. */
function uriOf(file: string): string {
  const wellFormed = file.replace(/\p{Surrogate}/gu, '\ufffd');
  return wellFormed.split('/').map(encodeURIComponent).join('/');
}

function logicalLocations({ resource }: Finding): Pick<sarif.Location, 'logicalLocations'> {
  if (!resource) return {};
  const { apiVersion, kind, namespace, name } = resource;
  const fullyQualifiedName = [apiVersion, kind, ...(namespace === undefined ? [] : [namespace]), name].join('/');
  return { logicalLocations: [{ name, fullyQualifiedName, kind: 'object' }] };
}

function relatedLocation({ kind, message, location }: Related, index: number): sarif.Location {
  return {
    id: index + 1,
    physicalLocation: physicalLocation(location),
    message: { text: message },
    properties: { kind, precision: location.precision },
  };
}

function suppressionsOf(finding: Finding | SuppressedFinding): sarif.Suppression[] {
  return 'suppression' in finding ? [suppressionOf(finding.suppression)] : [];
}

function suppressionOf({ kind, reason, location }: Suppression): sarif.Suppression {
  return {
    kind: kind === 'config' || kind === 'baseline' ? 'external' : 'inSource',
    status: 'accepted',
    ...(reason !== null && { justification: reason }),
    location: { physicalLocation: physicalLocation(location) },
    properties: { kind },
  };
}

function fixOf({ kind, description, edits }: Fix): sarif.Fix {
  const files = [...new Set(edits.map(({ location }) => location.file))];
  return {
    description: { text: description },
    artifactChanges: files.map((file) => ({
      artifactLocation: { uri: uriOf(file), uriBaseId: rootId },
      replacements: edits
        .filter(({ location }) => location.file === file)
        .map(({ location, text }) => ({ deletedRegion: regionOf(location), insertedContent: { text } })),
    })),
    properties: { kind },
  };
}
