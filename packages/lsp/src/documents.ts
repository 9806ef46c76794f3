import { Text } from '@klint/model';
import type { Location, Position } from '@klint/model';
import type { Position as EditorPosition, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';

/** A text that is open in the editor. */
export interface Document {
  readonly uri: string;
  /** The absolute path of its file, which need not exist. */
  readonly file: string;
  readonly version: number;
  readonly content: string;
}

/** Makes changes one after the other, as the protocol has it. */
export function applyChanges(content: string, changes: readonly TextDocumentContentChangeEvent[]): string {
  return changes.reduce((before, change) => {
    if (!('range' in change)) return change.text;
    const text = new Text('', before);
    const [a, b] = [offsetAt(text, change.range.start), offsetAt(text, change.range.end)];
    return before.slice(0, Math.min(a, b)) + change.text + before.slice(Math.max(a, b));
  }, content);
}

/**
 * The offset of a position. One that is not in the text counts as the nearest that is: the end of its line, the end of
 * the text, the start of a character of two code units.
 */
export function offsetAt(text: Text, { line, character }: EditorPosition): number {
  const { content } = text;
  const start = text.offsetOfLine(Math.max(0, Math.floor(line)) + 1);
  const next = text.offsetOfLine(Math.max(0, Math.floor(line)) + 2);
  const end = start + content.slice(start, next).replace(/\r?\n$|\r$/, '').length;
  const offset = Math.min(start + Math.max(0, Math.floor(character)), end);
  return isPair(content, offset) ? offset - 1 : offset;
}

function isPair(content: string, offset: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(content.slice(Math.max(0, offset - 1), offset + 1));
}

/** klint counts lines and columns from 1, the protocol from 0; both count UTF-16 code units. */
export function toRange({ start, end, precision }: Location): Range {
  const from = toEditor(start);
  return precision === 'file' ? { start: from, end: from } : { start: from, end: toEditor(end) };
}

function toEditor({ line, column }: Position): EditorPosition {
  return { line: line - 1, character: column - 1 };
}

/** Whether a place and a range have a character or an end in common. */
export function touches({ start, end }: Location, range: Range): boolean {
  const before = (a: Position, b: EditorPosition): boolean =>
    a.line - 1 < b.line || (a.line - 1 === b.line && a.column - 1 < b.character);
  const after = (a: Position, b: EditorPosition): boolean =>
    a.line - 1 > b.line || (a.line - 1 === b.line && a.column - 1 > b.character);
  return !before(end, range.start) && !after(start, range.end);
}

/** How many characters a place has, a line counting for many. */
export function extent({ start, end }: Location): number {
  return (end.line - start.line) * 10_000 + end.column - start.column;
}
