import { spaceEnd } from './patterns.js';

/**
 * A literal block without an indentation digit, from the line after its header on, in a text that goes on or ends with
 * a line break. `column` is that of its key or dash; the end is the start of the line after it. Undefined for what is
 * less plain.
 */
export function readLiteral(
  text: string,
  from: number,
  column: number,
  chomping: string,
): { readonly value: string; readonly end: number } | undefined {
  const lines: string[] = [];
  let indent = -1;
  let start = from;
  while (start < text.length) {
    const next = text.indexOf('\n', start);
    if (next < 0) return undefined;
    const content = spaceEnd(text, start);
    const isBlank = content === next;
    if (!isBlank && indent < 0) indent = content - start;
    if (!isBlank && content - start <= column) break;
    if (isBlank && indent < 0 && content > start) return undefined;
    if (!isBlank && content - start < indent) return undefined;
    lines.push(text.slice(Math.min(start + Math.max(indent, 0), next), next));
    start = next + 1;
  }
  if (indent <= column) return undefined;
  const body = lines.join('\n');
  const trimmed = body.replace(/\n+$/, '');
  if (trimmed === '' || /^ +$/.test(lines[lines.length - 1]!)) return undefined;
  const value = chomping === '-' ? trimmed : chomping === '+' ? `${body}\n` : `${trimmed}\n`;
  return { value, end: start };
}
