import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Rule } from '@klint/model';
import { lintFiles } from './pipeline.js';

/** A pod with what Pod Security admission decides about it. */
export interface PodSecurityCase {
  readonly name: string;
  readonly level: string;
  readonly version: string;
  readonly files: Readonly<Record<string, string>>;
  /** Rules of which at least one must report it; undefined if admission lets it pass. */
  readonly reportedBy: readonly string[] | undefined;
}

/** The cases of a file of upstream's fixtures, one a line as JSON. */
export function upstreamCases(file: string): PodSecurityCase[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { case: name, level, kubernetesVersion, files, rules, expect } = JSON.parse(line);
    return { name, level, version: kubernetesVersion, files, reportedBy: expect === 'finding' ? rules : undefined };
  });
}

/** The cases of test-manifests/_pss; its README says how they are laid out. */
export function ownCases(root: string, rules: readonly Rule[]): PodSecurityCase[] {
  const folder = join(root, 'test-manifests/_pss');
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'));
  return paths.sort().map((path) => {
    const name = path.replaceAll('\\', '/');
    const [level = '', control = ''] = name.split('/');
    const content = readFileSync(join(folder, path), 'utf8');
    const version = /^# klint-version: "(.*)"/.exec(content)?.[1] ?? '';
    const references = [`pss:${level}/${control}`, `pss:baseline/${control}`];
    const named = rules.filter(({ meta }) => meta.references.some((reference) => references.includes(reference)));
    const reportedBy = basename(name).startsWith('fail') ? named.map(({ meta }) => meta.id) : undefined;
    return { name, level, version, files: { 'pod.yaml': content }, reportedBy };
  });
}

/** Where klint decides otherwise than admission; undefined if it agrees. */
export function disagreement(podCase: PodSecurityCase, rules: readonly Rule[]): string | undefined {
  const { level, version, files, reportedBy } = podCase;
  const config = { extends: [`pss-${level}`], kubernetesVersion: version };
  const { findings, incomplete } = lintFiles(files, { rules, config });
  if (incomplete.length > 0) return `could not be read: ${incomplete[0]!.message}`;
  const found = findings.map(({ ruleId }) => ruleId as string);
  if (reportedBy === undefined) return found.length === 0 ? undefined : `passes, but ${found.join(', ')}`;
  const counts = new Set([...reportedBy, ...replacing(reportedBy, rules)]);
  if (found.some((id) => counts.has(id))) return undefined;
  return `fails ${reportedBy.join(', ')}, but found ${found.join(', ') || 'nothing'}`;
}

/** Rules that stand in for weaker ones, as those of the restricted level for some of the baseline level. */
function replacing(ids: readonly string[], rules: readonly Rule[]): string[] {
  return rules.filter(({ meta }) => meta.replaces?.some((id) => ids.includes(id))).map(({ meta }) => meta.id);
}
