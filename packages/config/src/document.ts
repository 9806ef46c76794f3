import type { External, RuleId, Severity } from '@klint/model';
import type { Globs } from './globs.js';

export type Level = Severity | 'off';

/** As written: `off` may have been read as false. */
export type WrittenLevel = Level | false;

export type WrittenRule = WrittenLevel | readonly [WrittenLevel, Readonly<Record<string, unknown>>?];

export type WrittenRules = Readonly<Record<RuleId, WrittenRule>> | null;

/** Patterns that an object must match. */
export interface WrittenMatch {
  readonly kind?: Globs;
  readonly namespace?: Globs;
  readonly name?: Globs;
  readonly container?: Globs;
}

export interface WrittenOverride {
  readonly paths?: Globs;
  readonly match?: WrittenMatch | null;
  readonly rules: WrittenRules;
}

export interface WrittenSuppression {
  readonly rules: readonly RuleId[];
  readonly match?: (WrittenMatch & { readonly path?: Globs }) | null;
  readonly reason?: string;
  readonly expires?: string;
}

export interface WrittenRender {
  readonly name?: string;
  readonly namespace?: string;
  readonly kubeVersion?: string;
  readonly apiVersions?: readonly string[] | null;
  readonly values?: string | readonly string[] | null;
  readonly set?: readonly string[] | null;
}

export interface WrittenChart {
  readonly path: string;
  readonly renders?: readonly WrittenRender[] | null;
}

export interface WrittenUnit {
  readonly name?: string;
  readonly paths: Globs;
}

export interface WrittenWorkload {
  readonly group?: string;
  readonly kind: string;
  /** Keys down to the pod template, joined by dots. */
  readonly path: string;
}

/** What a valid klint.yaml says; the shape that `schemaOf` describes. */
export interface ConfigDocument {
  readonly extends?: string | readonly string[] | null;
  readonly kubernetesVersion?: string;
  readonly rules?: WrittenRules;
  readonly overrides?: readonly WrittenOverride[] | null;
  readonly suppressions?: readonly WrittenSuppression[] | null;
  readonly externals?: readonly External[] | null;
  readonly ignore?: Globs;
  readonly failOn?: WrittenLevel;
  readonly root?: boolean;
  readonly charts?: readonly WrittenChart[] | null;
  readonly units?: readonly WrittenUnit[] | null;
  readonly workloads?: readonly WrittenWorkload[] | null;
  readonly helmVersion?: '3' | '4';
  readonly loadRestrictor?: 'rootOnly' | 'none' | 'LoadRestrictionsRootOnly' | 'LoadRestrictionsNone';
}

export function levelOf(written: WrittenLevel): Level {
  return written === false ? 'off' : written;
}

/** Severity and, where the rule is given some, options. */
export function readRule(written: WrittenRule): { level: Level; options?: Readonly<Record<string, unknown>> } {
  if (typeof written === 'string' || written === false) return { level: levelOf(written) };
  const [level, options] = written;
  return options ? { level: levelOf(level), options } : { level: levelOf(level) };
}
