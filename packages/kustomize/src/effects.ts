import type { Origin, Text } from '@klint/model';
import type { Conf } from './conf.js';
import type { ListLoss } from './losses.js';

/** What became of a part of a kustomization: it met no object, it met some and left them, or it changed one. */
export type Outcome = 'unmet' | 'met' | 'changed';

/** A part of a kustomization that is meant to change objects; kustomize is silent when it does not. */
export interface Effect {
  readonly what: 'patch' | 'image' | 'replacement' | 'transformer';
  readonly outcome: Outcome;
  /** What it looks for, in words. */
  readonly wanted: string;
  /** The entry of a kustomization. */
  readonly origin: Origin;
  /** The same for the same part in all builds of a run. */
  readonly key: string;
}

/** Something that a strategic patch lost or doubled. */
export interface PatchLoss extends ListLoss {
  /** The entry of the kustomization that applies the patch. */
  readonly entry: Origin;
  /** The patched objects, in words. */
  readonly object: string;
}

const rank: Readonly<Record<Outcome, number>> = { unmet: 0, met: 1, changed: 2 };

/** Of two outcomes of one part, the one in which it did more. */
export function better(a: Outcome, b: Outcome): Outcome {
  return rank[a] >= rank[b] ? a : b;
}

/** Notes what the parts of kustomizations do, which may be built several times. */
export class Effects {
  readonly #effects = new Map<string, Effect>();
  readonly #losses = new Map<Text, Map<string, { readonly loss: PatchLoss; readonly objects: Set<string> }>>();
  /** The entry that names the configuration whose parts are at work. */
  #entry: Origin | undefined;

  /** Does something for a transformer that has a configuration of its own, which `entry` names. */
  within<T>(entry: Origin | undefined, action: () => T): T {
    const outer = this.#entry;
    this.#entry = entry;
    try {
      return action();
    } finally {
      this.#entry = outer;
    }
  }

  note(what: Effect['what'], at: Origin, wanted: string, outcome: Outcome, entry = at): void {
    const key = `${at.text.file}:${at.start}:${at.end}`;
    const known = this.#effects.get(key);
    this.#effects.set(key, {
      what: this.#entry ? 'transformer' : what,
      outcome: known ? better(known.outcome, outcome) : outcome,
      wanted,
      origin: this.#entry ?? entry,
      key,
    });
  }

  lost(entry: Origin, { object, ...loss }: ListLoss & { readonly object: string }): void {
    const { text, start } = loss.origin;
    const ofText = this.#losses.get(text) ?? new Map<string, { loss: PatchLoss; objects: Set<string> }>();
    this.#losses.set(text, ofText);
    const key = `${start} ${loss.how}`;
    const known = ofText.get(key) ?? { loss: { ...loss, entry: this.#entry ?? entry, object }, objects: new Set() };
    ofText.set(key, known);
    known.objects.add(object);
  }

  get all(): Effect[] {
    return [...this.#effects.values()];
  }

  get losses(): PatchLoss[] {
    return [...this.#losses.values()].flatMap((ofText) =>
      [...ofText.values()].map(({ loss, objects }) => {
        const more = objects.size > 1 ? ` and ${objects.size - 1} more` : '';
        return { ...loss, object: `${loss.object}${more}` };
      }),
    );
  }
}

const parts = ['group', 'version', 'kind', 'name', 'namespace', 'labelSelector', 'annotationSelector'];

/** The filled fields of a selector, in words. */
export function selectorWords(select: Conf): string {
  return parts
    .map((part) => [part, select.get(part).text])
    .filter(([, text]) => text !== '')
    .map(([part, text]) => `${part} ${text}`)
    .join(', ');
}
