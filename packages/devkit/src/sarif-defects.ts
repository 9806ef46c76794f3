import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a case demands of a SARIF file beside what GitHub demands of each. */
export interface SarifDemands {
  readonly file: string;
  readonly minResults?: number;
  readonly maxResults?: number;
  readonly levels?: boolean;
}

interface SarifResult {
  readonly ruleId?: string;
  readonly level?: string;
  readonly message?: { readonly text?: string };
  readonly locations?: readonly { readonly physicalLocation?: PhysicalLocation }[];
}

interface PhysicalLocation {
  readonly artifactLocation?: { readonly uri?: string };
  readonly region?: Readonly<Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number | undefined>>;
}

/** What GitHub code scanning would not accept in a SARIF file. */
export function sarifDefects(folder: string, demands: SarifDemands): string[] {
  const file = join(folder, demands.file);
  if (!existsSync(file)) return [`${demands.file} was not written`];
  const { version, runs } = JSON.parse(readFileSync(file, 'utf8'));
  if (version !== '2.1.0' || runs?.length !== 1) return [`version ${version}, ${runs?.length} runs`];
  const results: readonly SarifResult[] | undefined = runs[0].results;
  if (!Array.isArray(results)) return ['results is no list'];
  const ids: string[] = (runs[0].tool?.driver?.rules ?? []).map(({ id }: { id: string }) => id);
  const defects = new Set(ids).size < ids.length ? ['a rule stands twice in driver.rules'] : [];
  const { minResults = 0, maxResults = Infinity, levels = false } = demands;
  if (results.length < minResults || results.length > maxResults) defects.push(`${results.length} results`);
  for (const result of results) {
    const why = resultDefect(folder, result, { ids, levels });
    if (why !== undefined) defects.push(`${result.ruleId}: ${why}`);
  }
  return defects;
}

function resultDefect(
  folder: string,
  { ruleId = '', level, message, locations = [] }: SarifResult,
  { ids, levels }: { readonly ids: readonly string[]; readonly levels: boolean },
): string | undefined {
  if (!ids.includes(ruleId)) return 'is not among driver.rules';
  if (!message?.text) return 'has no text';
  if (levels && level === undefined) return 'has no level';
  if (!['none', 'note', 'warning', 'error'].includes(level ?? 'warning')) return `has the level ${level}`;
  if (locations.length === 0) return 'has no location';
  for (const { physicalLocation } of locations) {
    const why = locationDefect(folder, physicalLocation ?? {});
    if (why !== undefined) return why;
  }
  return undefined;
}

function locationDefect(folder: string, { artifactLocation, region }: PhysicalLocation): string | undefined {
  const uri = artifactLocation?.uri ?? '';
  const isRelative = !uri.startsWith('/') && !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(uri);
  if (!isRelative || !/^([A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})+$/.test(uri)) return `has the uri ${uri}`;
  if (!existsSync(join(folder, decodeURIComponent(uri)))) return `names no file: ${uri}`;
  if (!region) return undefined;
  const { startLine = 0, endLine = startLine, startColumn = 1, endColumn = Infinity } = region;
  const isOrdered = endLine > startLine || (endLine === startLine && endColumn >= startColumn);
  const isRegion = startLine >= 1 && startColumn >= 1 && endColumn >= 1 && isOrdered;
  return isRegion ? undefined : `has the region ${JSON.stringify(region)}`;
}
