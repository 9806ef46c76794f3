import { type Draft, scalar, setField } from '../draft.js';
import type { Conf } from '../conf.js';
import type { FieldSpec } from '../field-specs.js';
import { visitSpec } from '../lookup.js';
import type { Objects } from '../objects.js';
import { entry } from '../roles.js';

/** Sets labels or annotations at every place that the specs name (api/filters/labels, api/filters/annotations). */
export function setPairs(objects: Objects, pairs: Conf, specs: readonly FieldSpec[]): void {
  const sorted = pairs.sortedPairs();
  for (const resource of objects.list) {
    for (const { name, key, value } of sorted) {
      const [keyOrigin, origin] = [entry(key), entry(value.origin)];
      for (const spec of specs) {
        const set = (node: Draft): void =>
          setField(node, name, scalar(value.text, origin, '!!str'), scalar(name, keyOrigin, '!!str'));
        visitSpec(resource, spec, set, { kind: 'mapping', tag: '!!map', origin });
      }
    }
  }
}
