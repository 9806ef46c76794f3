import { decodeYaml } from '../decode/yaml.js';
import { textOf } from '../value/chars.js';
import { Dict, isString } from '../value/value.js';

/** A document of a rendered file: its characters `[start, end)`. */
export interface DocumentRange {
  readonly start: number;
  readonly end: number;
}

/** Splits rendered text as Helm does: also inside block scalars, trimmed, without blank documents. */
export function splitDocuments(text: string): DocumentRange[] {
  const from = text.length - text.trimStart().length;
  const to = text.trimEnd().length;
  const ranges: DocumentRange[] = [];
  const body = text.slice(from, Math.max(to, from));
  let at = 0;
  const add = (start: number, end: number): void => {
    const part = body.slice(start, end);
    const lead = part.length - part.trimStart().length;
    const length = part.trim().length;
    if (length > 0) ranges.push({ start: from + start + lead, end: from + start + lead + length });
  };
  for (let found = body.startsWith('---') ? 0 : next(body, 0); found >= 0; found = next(body, at)) {
    add(at, found);
    at = found + 3;
    while (at < body.length && /\s/.test(body[at]!)) at++;
  }
  add(at, body.length);
  return ranges;
}

/** The next line that starts with the separator; one directly after another needs a line end of its own. */
function next(body: string, from: number): number {
  const found = body.indexOf('\n---', from);
  return found < 0 ? -1 : found + 1;
}

const hooks: ReadonlySet<string> = new Set([
  'pre-install',
  'post-install',
  'pre-delete',
  'post-delete',
  'pre-upgrade',
  'post-upgrade',
  'pre-rollback',
  'post-rollback',
  'test',
  'test-success',
]);

/** What Helm makes of a document: it drops one whose hook it does not know; undefined if it is no manifest. */
export function roleOf(document: string): 'manifest' | 'hook' | 'dropped' | undefined {
  const decoded = decodeYaml(document);
  if ('error' in decoded) return undefined;
  const metadata = decoded.value instanceof Dict ? decoded.value.entries.get('metadata') : undefined;
  const annotations = metadata instanceof Dict ? metadata.entries.get('annotations') : undefined;
  const hook = annotations instanceof Dict ? annotations.entries.get('helm.sh/hook') : undefined;
  if (!isString(hook)) return 'manifest';
  const known = textOf(hook)
    .split(',')
    .every((each) => hooks.has(each.trim().toLowerCase()));
  return known ? 'hook' : 'dropped';
}
