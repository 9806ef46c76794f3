import type { Text } from '@klint/model';

const plain = /^[A-Za-z/][\w./-]*$/;
const notAString = /^(y|n|yes|no|on|off|true|false|null)$/i;

/** Characters to replace in one text. */
export interface Change {
  readonly text: Text;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

export function newlineOf(text: Text): string {
  return text.content.includes('\r\n') ? '\r\n' : '\n';
}

/** The end of the line that an offset is in, before its line break. */
export function endOfLine(content: string, offset: number): number {
  const newline = content.indexOf('\n', offset);
  if (newline < 0) return content.length;
  return content[newline - 1] === '\r' ? newline - 1 : newline;
}

/** Widens a range to its lines, line break included, when nothing else stands on them; else to the gap before it. */
export function wholeLine(text: Text, start: number, end: number): { start: number; end: number } {
  const { content } = text;
  const lineStart = content.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = endOfLine(content, end);
  if (content.slice(end, lineEnd).trim() !== '') return { start, end };
  const before = content.slice(lineStart, start);
  if (before.trim() !== '') return { start: start - (before.length - before.trimEnd().length), end: lineEnd };
  const newline = content.indexOf('\n', lineEnd);
  return { start: lineStart, end: newline < 0 ? content.length : newline + 1 };
}

/** JSON data on one line, as YAML; with `quoted` as JSON. */
export function inlineValue(value: unknown, quoted = false): string {
  if (Array.isArray(value)) return `[${value.map((item) => inlineValue(item, quoted)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => flowEntry(key, inner, quoted));
    return quoted ? `{${entries.join(', ')}}` : `{ ${entries.join(', ')} }`;
  }
  return typeof value === 'string' ? writeString(value, quoted) : String(value);
}

export function flowEntry(key: string, value: unknown, quoted: boolean): string {
  return `${writeString(key, quoted)}: ${inlineValue(value, quoted)}`;
}

/** One entry of a block mapping whose keys stand after `indent`; mappings nest, lists stay on the line. */
export function blockEntry(key: string, value: unknown, indent: string, newline: string): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return flowEntry(key, value, false);
  const inner = `${indent}  `;
  const entries = Object.entries(value).map(([name, item]) => newline + inner + blockEntry(name, item, inner, newline));
  return `${writeString(key, false)}:${entries.join('')}`;
}

function writeString(value: string, quoted: boolean): string {
  return !quoted && plain.test(value) && !notAString.test(value) ? value : JSON.stringify(value);
}
