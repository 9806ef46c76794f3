import type { Fix } from './finding.js';
import type { OptionValues, Options } from './options.js';
import type { Report } from './problem.js';
import type { Container, PodSpec, Resource, ResourceIndex } from './resource.js';
import type { Motive, Pack, Threat } from './threat.js';

export type RuleId = `${Pack}/${string}`;
export type Severity = 'error' | 'warn' | 'info';

/** Presets, each with what it stands for. */
export const presets = {
  recommended: 'What almost every repository should fix; the default.',
  strict: 'Everything that is decidable.',
  'pss-baseline': 'The Pod Security Standard "baseline", as its admission controller decides it.',
  'pss-restricted': 'The Pod Security Standard "restricted", as its admission controller decides it.',
  'nsa-cisa': 'The Kubernetes Hardening Guidance of NSA and CISA.',
  cis: 'The CIS Kubernetes Benchmark.',
  'owasp-k8s': 'The OWASP Kubernetes Top Ten.',
} as const;

export type Preset = keyof typeof presets;

/** The parts of Kubernetes whose own configuration rules judge, each as a reader knows it. */
export const components = {
  'kube-apiserver': 'API server',
  'kube-controller-manager': 'controller manager',
  'kube-scheduler': 'scheduler',
  etcd: 'etcd',
  kubelet: 'kubelet',
  'kube-proxy': 'kube-proxy',
} as const;

export type ComponentName = keyof typeof components;

/** `pss:restricted/runAsUser`, `cis:5.2.2`, `mitre:T1611`, `owasp:K01`, `nsa:host-namespaces`. */
export type Reference = `${'pss' | 'cis' | 'mitre' | 'owasp' | 'nsa'}:${string}`;

/** Message id to text; `{name}` is replaced by the problem's data. */
export type Messages = Readonly<Record<string, string>>;

export interface RuleMeta<M extends Messages = Messages, O extends Options = Options> {
  readonly id: RuleId;
  /** What is wrong, in a few words. */
  readonly title: string;
  /** Which step the setting gives which attacker; one to three sentences. */
  readonly why: string;
  /** What to do instead; one or two sentences. */
  readonly remedy: string;
  readonly severity: Severity;
  readonly presets: readonly Preset[];
  readonly threat: Threat & { readonly motives: readonly [Motive, ...Motive[]] };
  /** `workload` for every place a pod template can live, `*` for every kind, or rows of the kind table. */
  readonly kinds: readonly string[];
  /** The components whose configuration it judges: of workloads it means only those that run one of them. */
  readonly components?: readonly [ComponentName, ...ComponentName[]];
  readonly references: readonly Reference[];
  readonly messages: M;
  readonly options: O;
  /** The klint version that brought the rule. */
  readonly since: string;
  /** Whether its findings carry an edit, and whether `--fix` makes it (`safe`) or only `--fix-unsafe` (`suggest`). */
  readonly fix?: Fix['kind'];
  /** Weaker rules that are not run on a resource on which this one runs. */
  readonly replaces?: readonly RuleId[];
}

export interface RuleContext<M extends Messages = Messages, O extends Options = Options> {
  readonly options: OptionValues<O>;
  /** The minor version of the target: 33 for Kubernetes 1.33. */
  readonly kubernetesMinor: number;
  report(problem: Report<M>): void;
}

/** A rule visits one rung of the ladder. Each is called only for the rule's kinds. */
export interface Visitors {
  index?(index: ResourceIndex): void;
  resource?(resource: Resource): void;
  podSpec?(pod: PodSpec): void;
  container?(container: Container): void;
}

/** `create` is absent for rules whose problems are found while reading (parsing, loading, suppressing). */
export interface Rule<M extends Messages = Messages, O extends Options = Options> {
  readonly meta: RuleMeta<M, O>;
  create?(context: RuleContext<M, O>): Visitors;
}

/** Checks a rule's message ids, message data and options at compile time. */
export function defineRule<const M extends Messages, const O extends Options>(rule: Rule<M, O>): Rule {
  return rule as unknown as Rule;
}
