import type { Node, Text } from '@klint/model';

const plain = /^[A-Za-z/][\w./-]*$/;
const notAString = /^(y|n|yes|no|on|off|true|false|null)$/i;

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

export function isJson(text: Text): boolean {
  return text.file.endsWith('.json');
}

/** JSON data on one line, as YAML; with `quoted` as JSON. Text is put in the quotes of `like`, if it has some. */
export function inlineValue(value: unknown, quoted = false, like?: Node): string {
  if (Array.isArray(value)) return `[${value.map((item) => inlineValue(item, quoted)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => flowEntry(key, inner, quoted));
    return quoted ? `{${entries.join(', ')}}` : `{ ${entries.join(', ')} }`;
  }
  if (typeof value !== 'string') return String(value);
  const style = like?.type === 'scalar' ? like.style : 'plain';
  if (style === 'single' && !quoted) return `'${value.replaceAll("'", "''")}'`;
  return writeString(value, quoted || style === 'double');
}

export function flowEntry(key: string, value: unknown, quoted: boolean): string {
  return `${writeString(key, quoted)}: ${inlineValue(value, quoted)}`;
}

/** How a block mapping is written: what stands before its keys, and how much more before those inside of it. */
export interface BlockStyle {
  readonly indent: string;
  readonly step: number;
  readonly newline: string;
  /** Whether keys are put in quotes. */
  readonly quoted: boolean;
}

/** One entry of a block mapping; mappings nest, lists stay on the line. */
export function blockEntry(key: string, value: unknown, style: BlockStyle): string {
  const name = `${writeString(key, style.quoted)}:`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${name} ${inlineValue(value)}`;
  const inner = { ...style, indent: style.indent + ' '.repeat(style.step) };
  const entries = Object.entries(value).map(([each, item]) => {
    return style.newline + inner.indent + blockEntry(each, item, inner);
  });
  return name + entries.join('');
}

function writeString(value: string, quoted: boolean): string {
  return !quoted && plain.test(value) && !notAString.test(value) ? value : JSON.stringify(value);
}
