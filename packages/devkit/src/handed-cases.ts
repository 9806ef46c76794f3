import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packs } from '@klint/model';
import { runCli } from './run-cli.js';
import { sarifDefects } from './sarif-defects.js';
import type { SarifDemands } from './sarif-defects.js';

/** A finding that must or must not be there. */
interface Wanted {
  readonly rule: string;
  readonly file?: string;
  readonly line?: number;
  readonly count?: number;
}

/** The file case.json of a case folder, as shared/cases/run.py reads it. */
export interface HandedCase {
  readonly id: string;
  readonly area: string;
  readonly run: { readonly args?: readonly string[]; readonly stdin?: string };
  readonly expect?: readonly Wanted[];
  readonly forbid?: readonly Wanted[];
  readonly expectExit?: number | readonly number[] | null;
  readonly incomplete?: boolean | null;
  readonly sarif?: SarifDemands;
}

export function readCases(folder: string): { readonly folder: string; readonly handed: HandedCase }[] {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'case.json')));
  return names.sort().map((name) => {
    const handed = JSON.parse(readFileSync(join(folder, name, 'case.json'), 'utf8')) as HandedCase;
    return { folder: join(folder, name), handed };
  });
}

/** All rules that a case names, in what it expects and forbids and in its configuration. */
export function rulesOfCase(folder: string, { expect = [], forbid = [] }: HandedCase): string[] {
  const config = join(folder, 'klint.yaml');
  const text = existsSync(config) ? readFileSync(config, 'utf8') : '';
  const configured = text.match(new RegExp(`\\b(${Object.keys(packs).join('|')})/[a-z0-9-]+`, 'g')) ?? [];
  return [...new Set([...expect, ...forbid].map(({ rule }) => rule).concat(configured))];
}

interface Found {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
}

/** Runs a case in a copy of its folder and gives what is not as it ought to be. */
export function defectsOf(folder: string, handed: HandedCase): string[] {
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'klint-case-')));
  try {
    const work = join(temporary, 'case');
    cpSync(folder, work, { recursive: true, filter: (source) => source !== join(folder, 'case.json') });
    const { args = ['.'], stdin } = handed.run;
    const input = stdin === undefined ? undefined : readFileSync(join(work, stdin));
    const { code, stdout, stderr } = runCli(['--format', 'json', ...args], work, input);
    const defects: string[] = [];
    const exits = [handed.expectExit ?? []].flat();
    if (exits.length > 0 && !exits.includes(code ?? -1)) {
      defects.push(`exit code ${code}, not ${exits.join(' or ')}: ${stderr}`);
    }
    if (wantsReport(handed)) defects.push(...reportDefects(stdout, handed));
    if (handed.sarif) defects.push(...sarifDefects(work, handed.sarif));
    return defects;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function wantsReport({ expect = [], forbid = [], incomplete }: HandedCase): boolean {
  return expect.length > 0 || forbid.length > 0 || typeof incomplete === 'boolean';
}

function reportDefects(stdout: string, { expect = [], forbid = [], incomplete }: HandedCase): string[] {
  const report = JSON.parse(stdout);
  const read = (entries: any[]): Found[] =>
    entries.map(({ ruleId, location }) => ({ rule: ruleId, file: location.file, line: location.start.line }));
  const findings = read(report.findings);
  const all = [...findings, ...read(report.incomplete)];
  const missing = expect.filter((wanted) => {
    if (wanted.count !== undefined) return findings.filter((found) => fits(found, wanted)).length !== wanted.count;
    return !all.some((found) => fits(found, wanted));
  });
  const unwanted = all.filter((found) => forbid.some((wanted) => fits(found, wanted)));
  const text = (part: unknown): string => JSON.stringify(part);
  const wrong = typeof incomplete === 'boolean' && incomplete !== report.incomplete.length > 0;
  return [
    ...missing.map((wanted) => `missing: ${text(wanted)}, there is ${text(near(all, wanted.rule))}`),
    ...unwanted.map((found) => `forbidden: ${text(found)}`),
    ...(wrong ? [`incomplete: ${text(report.incomplete)}`] : []),
  ];
}

function fits({ rule, file, line }: Found, wanted: Wanted): boolean {
  return rule === wanted.rule && file === (wanted.file ?? file) && line === (wanted.line ?? line);
}

function near(all: readonly Found[], rule: string): Found[] {
  return all.filter((found) => found.rule === rule).slice(0, 5);
}
