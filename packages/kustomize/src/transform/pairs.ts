import { type Draft, scalar, setField } from '../draft.js';
import type { Conf } from '../conf.js';
import type { FieldSpec } from '../field-specs.js';
import { visitSpecs } from '../lookup.js';
import type { Objects } from '../objects.js';
import { entry } from '../roles.js';

/**
 * Sets labels or annotations at every place that the specs name (api/filters/labels, api/filters/annotations). As in
 * kustomize, a new key has one and the same node as value wherever it is added to an object: a later patch that changes
 * it in one place changes it in all of them. This is most likely not meant, but it is what gets built.
 */
export function setPairs(objects: Objects, pairs: Conf, specs: readonly FieldSpec[]): void {
  const sorted = pairs.sortedPairs();
  for (const resource of objects.list) {
    for (const { name, key, value } of sorted) {
      const [keyOrigin, origin] = [entry(key), entry(value.origin)];
      const shared = scalar(value.text, origin, '!!str');
      const set = (node: Draft): void => setField(node, name, shared, scalar(name, keyOrigin, '!!str'));
      visitSpecs(resource, specs, set, { kind: 'mapping', tag: '!!map', origin });
    }
  }
}
