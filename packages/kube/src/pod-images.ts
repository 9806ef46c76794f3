import type { Container, PodSpec, Ref } from '@klint/model';
import { parseImage, type ImageReference } from './images.js';
import { matchesAny } from './patterns.js';
import { ownerName } from './pod-security.js';
import { asString } from './values.js';
import { volumeName, volumesOf } from './volumes.js';

/** An image that a pod uses, named by a valid reference. */
export interface UsedImage {
  /** The container or volume that uses it, as the begin of a message. */
  readonly user: string;
  /** The reference as written. */
  readonly image: string;
  readonly reference: ImageReference;
  readonly at: Ref;
}

/** The image of a container; undefined for none and for what is no reference. */
export function imageOf(container: Container): UsedImage | undefined {
  return used(ownerName(container), container.get('image'), container.at('image'));
}

/** The images of a pod's containers and of its image volumes. */
export function imagesOf(pod: PodSpec): readonly UsedImage[] {
  const ofVolumes = volumesOf(pod).map((volume) => {
    const path = ['image', 'reference'];
    return used(`Volume ${volumeName(volume)}`, volume.get(...path), volume.at(...path));
  });
  return [...pod.containers.map(imageOf), ...ofVolumes].filter((image) => image !== undefined);
}

function used(user: string, value: unknown, at: Ref): UsedImage | undefined {
  const image = asString(value) ?? '';
  const reference = parseImage(image);
  return reference && { user, image, reference, at };
}

/** Whether an option names an image, as written or without its tag and digest. */
export function namesImage(patterns: readonly string[], image: string): boolean {
  const [undigested = ''] = image.split('@');
  const bare = undigested.replace(/:[^:/]*$/, '');
  return [image, undigested, bare].some((text) => matchesAny(patterns, text));
}
