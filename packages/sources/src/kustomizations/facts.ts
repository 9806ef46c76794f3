import { better, type Effect } from '@klint/kustomize';
import { ref } from '@klint/model';
import type { Build, Loss, Node, Origin, Path, Resource, SettingsOf, Unmatched } from '@klint/model';
import { ManifestResource } from '../resources.js';
import { textOf } from '../scalars.js';
import type { KustomizationFile } from './graph.js';
import type { Made } from './read.js';

/**
 * What the builds of a run did without saying so. A part that changes something in one build is right to be there,
 * whatever it does in others.
 */
export function buildFacts(made: readonly Made[], settingsOf: SettingsOf): (one: Made) => Build {
  const outcomes = new Map<string, Effect['outcome']>();
  for (const { key, outcome } of made.flatMap(({ built }) => built.effects)) {
    outcomes.set(key, better(outcome, outcomes.get(key) ?? outcome));
  }
  const resourceOf = (file: KustomizationFile): Resource[] => (file.root ? [resourceFor(file, file.root)] : []);
  const isIgnored = ({ text: { file } }: Origin): boolean => settingsOf(file).ignores(file);
  return ({ planned, built, files }) => {
    const kustomizations = files.flatMap(resourceOf);
    const byFile = new Map(kustomizations.map((resource) => [resource.file, resource]));
    // A component that no root uses is built without the objects that it is for.
    const effects = planned.reached ? built.effects : [];
    const unmatched = effects.flatMap(({ what, wanted, origin, key }): Unmatched[] => {
      const resource = byFile.get(origin.text.file);
      const outcome = outcomes.get(key);
      if (!resource || outcome === 'changed' || isIgnored(origin)) return [];
      return [{ what, isMet: outcome === 'met', wanted, at: ref(resource, ...pathTo(resource.root, origin)) }];
    });
    const losses = built.losses.flatMap(({ entry, origin, how, list, key, object, detail }): Loss[] => {
      const resource = byFile.get(entry.text.file);
      if (!resource || isIgnored(origin)) return [];
      const { text, start, end } = origin;
      // A list item is shown at its first character.
      const at = { text, start, end: how === 'replaced' ? end : Math.min(start + 1, end) };
      const via = [{ message: 'the entry that applies the patch', at: entry }];
      return [{ how, list, key, object, detail, at, via, resource }];
    });
    return { kustomizations, unmatched, losses };
  };
}

const resources = new WeakMap<Node, Resource>();

/** The same resource for the same mapping. */
function resourceFor(file: KustomizationFile, root: NonNullable<KustomizationFile['root']>): Resource {
  const known = resources.get(root) ?? kustomizationResource(file, root);
  resources.set(root, known);
  return known;
}

function kustomizationResource({ file }: KustomizationFile, root: NonNullable<KustomizationFile['root']>): Resource {
  const kind = textOf(root.get('kind')) === 'Component' ? 'Component' : 'Kustomization';
  const version = kind === 'Component' ? 'v1alpha1' : 'v1beta1';
  return new ManifestResource(`kustomize.config.k8s.io/${version}`, kind, root, file);
}

function childrenOf(node: Exclude<Node, { type: 'scalar' }>): Iterable<readonly [string | number, Node]> {
  return node.type === 'sequence' ? node.items.entries() : node.entries.map(({ name, value }) => [name, value]);
}

/** The path to the node that stands at a place; to the root if there is none. */
function pathTo(root: Node, { start, end }: Origin): Path {
  const search = (node: Node, path: Path): Path | undefined => {
    if (node.origin.start === start && node.origin.end === end) return path;
    if (node.type === 'scalar') return undefined;
    for (const [step, value] of childrenOf(node)) {
      const found = search(value, [...path, step]);
      if (found) return found;
    }
    return undefined;
  };
  return search(root, []) ?? [];
}
