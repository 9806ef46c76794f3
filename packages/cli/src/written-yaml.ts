import { toPointer } from '@klint/model';
import type { Entry, Node, Path, Scalar } from '@klint/model';
import { toValue } from '@klint/parser';

/** A line of a document, and the path of what stands on it. */
export interface WrittenLine {
  readonly content: string;
  /** As JSON pointer; undefined for the further lines of a text. */
  readonly pointer: string | undefined;
}

/** An object that stands in no text as it is, as YAML in block style. */
export function writtenLines(root: Node): WrittenLine[] {
  const lines: WrittenLine[] = [];
  write(root, [], '', '', lines);
  return lines;
}

/** Writes a node behind `start`, which is the beginning of its line; what stands below it gets `indent`. */
function write(node: Node, path: Path, start: string, indent: string, lines: WrittenLine[]): void {
  const line = (content: string): void => void lines.push({ content, pointer: toPointer(path) });
  if (node.type === 'scalar') return writeScalar(node, path, start, indent, lines);
  const isList = node.type === 'sequence';
  if ((isList ? node.items : node.entries).length === 0) return line(`${start} ${isList ? '[]' : '{}'}`);
  // The first part of an item stands behind its dash.
  const isItem = start.endsWith('-');
  if (start !== '' && !isItem) line(start);
  const prefix = (i: number): string => (isItem && i === 0 ? `${start} ` : indent);
  if (isList) node.items.forEach((item, i) => write(item, [...path, i], `${prefix(i)}-`, `${indent}  `, lines));
  else node.entries.forEach((entry, i) => writeEntry(entry, path, prefix(i), indent, lines));
}

function writeEntry({ name, value }: Entry, path: Path, prefix: string, indent: string, lines: WrittenLine[]): void {
  // Lists stand below their key without more indentation, as kubectl writes them.
  const below = value.type === 'sequence' ? indent : `${indent}  `;
  write(value, [...path, name], `${prefix}${quoted(name)}:`, below, lines);
}

function writeScalar(node: Scalar, path: Path, start: string, indent: string, lines: WrittenLine[]): void {
  const value = toValue(node);
  const pointer = toPointer(path);
  if (typeof value !== 'string' || !fitsBlock(value)) {
    lines.push({ content: `${start} ${typeof value === 'string' ? quoted(value) : written(node, value)}`, pointer });
    return;
  }
  lines.push({ content: `${start} ${value.endsWith('\n') ? '|' : '|-'}`, pointer });
  for (const part of value.replace(/\n$/, '').split('\n')) {
    lines.push({ content: part === '' ? '' : `${indent}${part}`, pointer: undefined });
  }
}

/** True for a text of several lines that a literal block holds as it is. */
function fitsBlock(text: string): boolean {
  const isPrintable = !/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]/.test(text);
  return isPrintable && text.includes('\n') && /^\S/.test(text) && !/\n\n$|[ \t]$/.test(text);
}

/** Numbers as they are written, so that none loses a digit. */
function written({ content }: Scalar, value: unknown): string {
  return value === null ? 'null' : typeof value === 'number' || typeof value === 'bigint' ? content : String(value);
}

/** Plain where nobody could take it for something else. */
function quoted(text: string): string {
  const isPlain = /^[A-Za-z_/.][\w./()+-]*(?:[ :][\w./(+-][\w./()+-]*)*$/.test(text);
  const isOther = /^(?:y|n|yes|no|on|off|true|false|null|\.nan|\.inf|[._]*[\d_.]+(?:e[-+]?\d+)?)$/i.test(text);
  return isPlain && !isOther && !text.includes(': ') ? text : JSON.stringify(text);
}
