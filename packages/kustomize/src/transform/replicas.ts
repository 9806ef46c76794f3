import type { Conf } from '../conf.js';
import { type Draft, scalar, setScalar } from '../draft.js';
import type { FieldSpec } from '../field-specs.js';
import { isSelected } from '../id.js';
import { visitSpec } from '../lookup.js';
import type { Objects } from '../objects.js';
import { refuseMissing } from '../refusal.js';
import { entry } from '../roles.js';

/** Sets the number of replicas of what has or had a name (api, internal/builtins/ReplicaCountTransformer.go). */
export function setReplicas(objects: Objects, replica: Conf, specs: readonly FieldSpec[]): void {
  const name = replica.get('name').text;
  const count = replica.get('count');
  const origin = entry(count.origin);
  let isFound = false;
  for (const spec of specs) {
    for (const resource of objects.byAnyId((id) => id.name === name && isSelected(id, spec))) {
      isFound = true;
      const set = (node: Draft): void => setScalar(node, scalar(String(count.int), origin, '!!int'));
      if (isSelected(resource.gvk, spec)) visitSpec(resource, spec, set, { kind: 'scalar', tag: '!!int', origin });
    }
  }
  if (!isFound) refuseMissing(`nothing with replicas is called ${name}`, replica.origin);
}
