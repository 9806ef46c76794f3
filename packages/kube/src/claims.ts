import type { PodSpec, ResourceIndex } from '@klint/model';
import { namespaceOf } from './kinds.js';
import { asList, asString, valueAt } from './values.js';
import { volumesOf } from './volumes.js';

/**
 * Whether a pod mounts a PersistentVolumeClaim that only one node may use at a time (ReadWriteOnce,
 * ReadWriteOncePod); a claim that is not in the unit is taken for one, since most are.
 */
export function mountsExclusiveClaim(index: ResourceIndex, pod: PodSpec): boolean {
  return volumesOf(pod).some((volume) => {
    const name = asString(volume.get('persistentVolumeClaim', 'claimName'));
    if (name === undefined) return false;
    const claim = index.find('PersistentVolumeClaim', namespaceOf(pod.resource), name);
    if (claim.state !== 'present') return true;
    const modes = asList(valueAt(claim.value.value, ['spec', 'accessModes']));
    return !modes.includes('ReadWriteMany') && modes.some((mode) => asString(mode)?.startsWith('ReadWriteOnce'));
  });
}
