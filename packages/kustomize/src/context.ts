import { coreProblem, type Mapping, type Node, type Origin, type Problem, type Text } from '@klint/model';
import { Effects } from './effects.js';
import type { Files } from './files.js';
import { Refusal, Reported } from './refusal.js';
import { Schemas } from './schema.js';

/** A chart that a kustomization inflates; values are as JSON has them. */
export interface ChartRequest {
  /** The folder of the kustomization, below the root. */
  readonly folder: string;
  /** The entry of `helmCharts` (api/types/helmchartargs.go), legacy ones in the same form. */
  readonly chart: Readonly<Record<string, unknown>>;
  /** `helmGlobals`. */
  readonly globals: Readonly<Record<string, unknown>>;
  /** The entry as it is written. */
  readonly node: Node | undefined;
  readonly at: Origin;
}

/** What a chart gives; `complete` is false when a part of it is missing. */
export interface InflatedChart {
  readonly objects: readonly Mapping[];
  readonly problems: readonly Problem[];
  readonly complete: boolean;
}

export type InflateChart = (request: ChartRequest) => InflatedChart;

/** What the parts of one build share. */
export class BuildContext {
  readonly problems: Problem[] = [];
  readonly effects = new Effects();
  readonly schemas = new Schemas();
  /** False once anything could not be built. */
  complete = true;
  /** Objects are missing, so that whatever looks for one may be right all the same. */
  lacksObjects = false;
  kustomizations = 0;
  readonly folders = new Set<string>();
  readonly #told = new Set<unknown>();
  readonly #texts = new Map<Text, number>();

  constructor(
    readonly files: Files,
    readonly inflateChart: InflateChart | undefined,
  ) {}

  /** Reports that something could not be built. */
  refused(messageId: 'refused' | 'not-found' | 'outside-root' | 'limit', at: Origin, data: Problem['data']): void {
    this.complete = false;
    this.#report(coreProblem('core/valid-kustomization', messageId, at, data, { incomplete: true }), at);
  }

  /** Reports a file that kustomize would not read without an option. */
  outsideFolder(path: string, at: Origin): void {
    this.#report(coreProblem('core/valid-kustomization', 'outside-folder', at, { path }), at);
  }

  /** A finding as others are: what it deploys is unknown, and nothing of the repository was left out. */
  unfetched(address: string, at: Origin): void {
    this.complete = false;
    this.#report(coreProblem('core/no-unfetched-remote-source', 'kustomize', at, { address }), at);
  }

  /** A kustomization that is built several times is reported once. */
  #report(problem: Problem, at: Origin): void {
    const key = `${this.#placeKey(at)} ${problem.messageId} ${JSON.stringify(problem.data)}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.problems.push(problem);
  }

  /** Texts are told apart by themselves, since a file can hold several, such as inline patches. */
  #placeKey({ text, start }: Origin): string {
    let number = this.#texts.get(text);
    if (number === undefined) this.#texts.set(text, (number = this.#texts.size));
    return `${number}:${start}`;
  }

  /** Takes over what a parser found, once for each text. */
  parsed(key: unknown, problems: readonly Problem[]): void {
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.problems.push(...problems);
  }

  /** Does something; what kustomize would refuse is reported at its place, and the rest goes on. */
  attempt<T>(at: Origin, action: () => T): T | undefined {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.caught(error, at);
      return undefined;
    }
  }

  caught(refusal: Refusal, at: Origin): void {
    if (refusal instanceof Reported || (refusal.follows && this.lacksObjects)) return;
    this.refused('refused', refusal.at ?? at, { detail: refusal.detail });
  }
}
