import type { Origin } from '@klint/model';
import { type Draft, scalar, setScalar } from '../draft.js';
import { makeSpec, type FieldSpec } from '../field-specs.js';
import { isSelected } from '../id.js';
import { visitSpec } from '../lookup.js';
import type { Objects } from '../objects.js';

/** A text and the place in a configuration that says it. */
export interface Told {
  readonly text: string;
  readonly origin: Origin;
}

/** Kinds whose names stay what they are. */
const skipped = [
  makeSpec({ kind: 'CustomResourceDefinition' }),
  makeSpec({ group: 'apiregistration.k8s.io', kind: 'APIService' }),
  makeSpec({ kind: 'Namespace' }),
];

/** Puts a prefix before names, or a suffix behind them (api, internal/builtins/PrefixTransformer.go). */
export function addAffix(
  objects: Objects,
  where: 'prefix' | 'suffix',
  { text, origin }: Told,
  specs: readonly FieldSpec[],
): void {
  for (const resource of objects.list) {
    const id = resource.originalId;
    if (skipped.some((spec) => isSelected(id, spec))) continue;
    for (const spec of specs) {
      if (!isSelected(id, spec)) continue;
      if (spec.path === 'metadata/name') {
        if (where === 'prefix') resource.addPrefix(text);
        else resource.addSuffix(text);
        if (text !== '') resource.storePreviousId();
      }
      const set = (node: Draft): void => {
        const value = where === 'prefix' ? text + node.value : node.value + text;
        setScalar(node, scalar(value, text === '' ? node.origin : origin));
      };
      if (isSelected(resource.gvk, spec)) visitSpec(resource, spec, set, { kind: 'scalar', tag: '!!str', origin });
    }
  }
}
