import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Rule } from '@klint/model';
import { lintFiles } from './pipeline.js';

/** An expectation taken from the tests of another tool; the README beside the cases says what the keys mean. */
export interface ConformanceCase {
  readonly suite: string;
  readonly case: string;
  readonly files: Readonly<Record<string, string>>;
  readonly rules: readonly string[];
  readonly expect: 'finding' | 'clean';
  readonly count?: number | null;
  readonly about?: readonly string[];
  readonly kubernetesVersion?: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly disputed?: boolean;
}

/** A case in which the other tool contradicts Kubernetes, with where Kubernetes says so. */
export interface Dispute {
  readonly suite: string;
  readonly case: string;
  readonly reason: string;
  readonly source: string;
}

export function readConformance(file: string): readonly ConformanceCase[] {
  return readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as ConformanceCase);
}

/** The one list of exceptions of the tests. */
export function readDisputes(root: string): readonly Dispute[] {
  return JSON.parse(readFileSync(join(root, 'packages/devkit/data/disputed.json'), 'utf8')) as Dispute[];
}

/** Where klint decides otherwise than a case expects; undefined if it agrees. */
export function conformanceDefect(each: ConformanceCase, rules: readonly Rule[]): string | undefined {
  const { expect, count, kubernetesVersion, options = {} } = each;
  const settings = each.rules.map((id) => [id, ['warn', options[id] ?? {}]]);
  const version = kubernetesVersion ? { kubernetesVersion } : {};
  const config = { root: true, extends: [], ...version, rules: Object.fromEntries(settings) };
  const { findings } = lintFiles(each.files, { rules, config });
  const found = findings.filter((finding) => each.rules.includes(finding.ruleId) && isAbout(finding, each));
  const wanted = expect === 'clean' ? found.length === 0 : count ? found.length === count : found.length > 0;
  const text = found.map(({ ruleId, messageId, path }) => `${ruleId} ${messageId} ${path}`).join(', ') || 'nothing';
  return wanted ? undefined : `expected ${expect}${count ? ` (${count})` : ''}, found ${text}`;
}

/** Whether a finding counts in a case that is about some terms only. */
function isAbout({ message, messageId, path }: Finding, { expect, about = [] }: ConformanceCase): boolean {
  if (expect !== 'clean' || about.length === 0) return true;
  const plain = (text: unknown) => String(text).toLowerCase().replace(/[^a-z0-9]/g, '');
  return about.some((term) => [message, messageId, path].some((text) => plain(text).includes(plain(term))));
}
