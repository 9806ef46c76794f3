import type { Ref, Text } from '@klint/model';
import { resolvePath } from './locate.js';

/**
 * Whether a verdict about a place rests on characters that take the place of something that could not be rendered: on
 * its value, or, where something is missing, on anything in the mapping that it is missing in.
 */
export function restsOnStandIn({ resource, path }: Ref): boolean {
  const { node, entry, depth } = resolvePath(resource.root, path);
  const { text, start, end } = node.origin;
  if (!text.origins?.standsIn) return false;
  if (depth === path.length && node.type === 'scalar') return text.origins.standsIn(start, Math.max(end, start + 1));
  const first = entry?.key.origin.start ?? start;
  return text.origins.standsIn(first, endOfBlock(text, first, end));
}

/** Where the block of a key or item ends: at the next line that is indented no deeper and is no comment. */
function endOfBlock({ content }: Text, start: number, end: number): number {
  const lineStart = content.lastIndexOf('\n', start - 1) + 1;
  const indent = start - lineStart;
  for (let at = content.indexOf('\n', Math.max(start, end - 1)) + 1; at > 0; at = content.indexOf('\n', at) + 1) {
    const next = content.indexOf('\n', at);
    const line = content.slice(at, next < 0 ? content.length : next);
    const own = line.search(/\S/);
    if (own >= 0 && line[own] !== '#' && own <= indent) return at;
    if (line.startsWith('---')) return at;
  }
  return content.length;
}
