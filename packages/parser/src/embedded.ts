import { Text } from '@klint/model';
import type { Node, Scalar } from '@klint/model';
import { parseManifests } from './stream.js';

/**
 * The documents that the content of a scalar holds, be it YAML or JSON; none of one that is neither. Their offsets are
 * those of the content; where it stands in the file is up to whoever knows how the scalar is written.
 */
export function parseEmbedded({ content, origin }: Scalar): Node[] {
  return parseManifests(new Text(origin.text.file, content)).value.flatMap(({ root }) => root ?? []);
}
