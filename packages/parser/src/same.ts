import type { Node, Scalar } from '@klint/model';
import { dialects } from './dialect.js';
import { resolveScalar } from './resolve.js';

/** Aliases can make a small text stand for a huge tree; beyond this many nodes two trees count as different. */
const MOST_NODES = 10_000;

/** Whether two nodes say the same to kubectl; the order of keys and the way they are written do not matter. */
export function isSame(one: Node, another: Node): boolean {
  let left = MOST_NODES;
  const same = (a: Node, b: Node): boolean => {
    left -= 1;
    if (left < 0) return false;
    if (a.type === 'scalar') return b.type === 'scalar' && isSameScalar(a, b);
    if (a.type === 'sequence') {
      if (b.type !== 'sequence' || a.items.length !== b.items.length) return false;
      return a.items.every((item, i) => same(item, b.items[i]!));
    }
    if (b.type !== 'mapping' || a.entries.length !== b.entries.length) return false;
    return a.entries.every(({ name, value }) => {
      const other = b.get(name);
      return other !== undefined && same(value, other);
    });
  };
  return same(one, another);
}

function isSameScalar(a: Scalar, b: Scalar): boolean {
  if (a.content === b.content && a.style === b.style && a.tag === b.tag) return true;
  return Object.is(resolveScalar(a, dialects.kubectl), resolveScalar(b, dialects.kubectl));
}
