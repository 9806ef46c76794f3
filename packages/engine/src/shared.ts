import { child } from '@klint/model';
import type { Node, Path } from '@klint/model';

const sharedNodes = new WeakMap<Node, ReadonlySet<Node>>();

/** The nodes that stand at several places, by aliases and merge keys. */
export function sharedBelow(root: Node): ReadonlySet<Node> {
  const known = sharedNodes.get(root);
  if (known) return known;
  const seen = new Set<Node>();
  const shared = new Set<Node>();
  const merged = new Set<Node>();
  const walk = (node: Node): void => {
    if (seen.has(node)) {
      shared.add(node);
      return;
    }
    seen.add(node);
    if (node.type === 'sequence') node.items.forEach(walk);
    if (node.type !== 'mapping') return;
    for (const entry of node.entries) {
      if (entry.merged) merged.add(entry.value);
      walk(entry.value);
    }
  };
  walk(root);
  for (const node of merged.size > 0 ? seen : []) {
    const isMerged = node.type === 'mapping' && node.entries.some((own) => !own.merged && merged.has(own.value));
    if (isMerged) shared.add(node);
  }
  sharedNodes.set(root, shared);
  return shared;
}

/** Whether what a path leads to, something above it or something below it stands at another place too. */
export function isShared(root: Node, path: Path): boolean {
  const shared = sharedBelow(root);
  if (shared.size === 0) return false;
  let node: Node | undefined = root;
  for (const step of path) {
    const isMerged: boolean = node.type === 'mapping' && node.entry(String(step))?.merged === true;
    node = child(node, step);
    if (!node) return false;
    if (isMerged || shared.has(node)) return true;
  }
  return holds(node, shared);
}

function holds(node: Node, shared: ReadonlySet<Node>): boolean {
  if (shared.has(node)) return true;
  if (node.type === 'scalar') return false;
  const below = node.type === 'sequence' ? node.items : node.entries.map(({ value }) => value);
  return below.some((each) => holds(each, shared));
}
