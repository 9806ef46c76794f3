import type { Identity } from './finding.js';
import type { RuleId, Severity } from './rule.js';
import type { Location } from './text.js';

/** What settings are looked up for: the primary file of a finding and, if there is one, its object. */
export interface Subject {
  readonly file: string;
  readonly resource?: Identity;
  /** Name of the container that the finding is in. */
  readonly container?: string;
}

export interface RuleSetting {
  readonly severity: Severity | 'off';
  /** All options, defaults filled in; one object per distinct setting, so it may be compared by identity. */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface ConfigSuppression {
  readonly rules: readonly RuleId[];
  readonly reason: string | null;
  /** `YYYY-MM-DD`: the last day on which it hides something. */
  readonly expires: string | undefined;
  readonly location: Location;
  matches(subject: Subject): boolean;
}

/** An object that exists but is made elsewhere. */
export interface External {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** A kind beyond klint's own table whose objects hold pod templates; `templates` are steps joined by slashes. */
export interface WorkloadPlace {
  readonly kind: string;
  readonly groups: readonly string[];
  readonly templates: readonly string[];
}

/** Plain manifests that the configuration says make one world. */
export interface StatedUnit {
  readonly name: string;
  /** True for a file (relative to the root) that belongs to it. */
  holds(file: string): boolean;
}

/** One set of values that a chart is rendered with. */
export interface ChartRender {
  readonly name?: string;
  readonly namespace?: string;
  readonly kubeVersion?: string;
  readonly apiVersions: readonly string[];
  /** Values files, relative to the chart or to `base`, or with a slash to the root; the last one wins. */
  readonly values: readonly string[];
  /** `key=value`, over the files. */
  readonly set: readonly string[];
  /** Folder that values files are looked for in, where the chart does not have them. */
  readonly base: string;
}

/** What the configuration says of charts. */
export interface ChartSetting {
  /** True for the folder of a chart that it is about, relative to the root. */
  matches(folder: string): boolean;
  readonly renders: readonly ChartRender[];
}

/** One resolved configuration. */
export interface Settings {
  /** The klint.yaml it comes from. */
  readonly file: string | undefined;
  readonly kubernetesMinor: number;
  readonly failOn: Severity | 'off';
  readonly externals: readonly External[];
  readonly workloads: readonly WorkloadPlace[];
  readonly units: readonly StatedUnit[];
  readonly charts: readonly ChartSetting[];
  /** The Helm whose behaviour charts are rendered with. */
  readonly helmVersion: 3 | 4;
  /** Whether kustomizations may read files outside of their folders (`loadRestrictor`). */
  readonly readsOutside: boolean;
  readonly suppressions: readonly ConfigSuppression[];
  /** True for a file (relative to the root) that `ignore` names. */
  ignores(file: string): boolean;
  rule(id: RuleId, subject: Subject): RuleSetting;
}

/** The settings in force for a file or folder, relative to the root. */
export type SettingsOf = (path: string) => Settings;
