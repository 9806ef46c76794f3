import type { Finding, Location } from '@klint/model';

/** Order by UTF-16 code units: the same on every machine and in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function compareLocations(a: Location, b: Location): number {
  return compareText(a.file, b.file) || a.start.line - b.start.line || a.start.column - b.start.column;
}

/** The total order of findings: file, line, column, rule id, path, then what is left to differ. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareLocations(a.location, b.location) ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.path, b.path) ||
    compareText(a.messageId, b.messageId) ||
    compareText(a.message, b.message) ||
    compareText(JSON.stringify(a.resource), JSON.stringify(b.resource))
  );
}
