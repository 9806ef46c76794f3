import { child } from '@klint/model';
import type { Node, Path, Resource } from '@klint/model';

/** Whether a chart made an object, with or without a kustomization around it. */
export function isRendered(resource: Resource): boolean {
  return resource.root.origin.text.origins !== undefined;
}

/** Whether a value holds the name or the namespace of a Helm release, which is known only when it is installed. */
export function isFromRelease(resource: Resource, path: Path): boolean {
  let node: Node | undefined = resource.root;
  for (const step of path) node = node && child(node, step);
  if (!node) return false;
  const { text, start, end } = node.origin;
  return text.origins?.withoutRelease?.(start, end) !== undefined;
}
