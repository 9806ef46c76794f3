import type { Location } from '@klint/model';
import { charWidth, displayWidth, printable } from './printable.js';
import type { Colors } from './summary.js';

export interface FrameStyle {
  /** Columns of the terminal. */
  readonly columns: number;
  readonly colors: Colors;
  /** Paints the line numbers and bars. */
  readonly rail: (text: string) => string;
  /** Paints the marks. */
  readonly mark: (text: string) => string;
  /** Lines shown before and after the marked ones. */
  readonly around: number;
}

/** One character as it is shown: `offset` is its place in the line in UTF-16 code units. */
interface Cell {
  readonly text: string;
  readonly width: number;
  readonly offset: number;
}

/** Marked lines shown of a longer span. */
const maxMarked = 3;
const tabStop = 4;

/** Lines of a text; `\n`, `\r\n` and a lone `\r` end a line, as for positions. */
export function splitLines(source: string): string[] {
  return source.split(/\r\n|\n|\r/);
}

/**
 * The lines of a location with the span marked as `^~~~`, on a rail of line numbers `gutter` digits wide. Lines too
 * long for the terminal are cut around the span.
 */
export function codeFrame(lines: readonly string[], location: Location, gutter: number, style: FrameStyle): string[] {
  const first = location.start.line;
  const last = lastLine(location);
  const shown = Math.min(last, first + maxMarked - 1);
  const from = Math.max(1, first - style.around);
  const to = Math.min(lines.length, shown < last ? shown : last + style.around);
  const room = Math.max(20, style.columns - gutter - 4);
  const cellsOn = cellsNear(location, room);
  const scroll = scrollOf(cellsOn(lines[first - 1]), spanOn(first, location), room);
  const bar = (number: string): string => style.rail(`${number.padStart(gutter)} |`);
  const frame: string[] = [];
  for (let number = from; number <= to; number++) {
    const cells = cellsOn(lines[number - 1]);
    const marked = number >= first && number <= shown;
    const text = cut(cells, scroll, room);
    if (!marked && /^[\s…]*$/.test(text)) continue;
    frame.push(`${bar(String(number))} ${marked ? text : style.colors.dim(text)}`);
    const marks = marked ? marksOf(cells, spanOn(number, location), number === first, scroll, room) : '';
    if (marks) frame.push(`${bar('')} ${style.mark(marks)}`);
  }
  if (shown < last) frame.push(`${bar('')} ${style.colors.dim(`… down to line ${last}`)}`);
  return [bar(''), ...frame, bar('')].map((line) => line.trimEnd());
}

/** The last line that holds characters of the span: one that ends at the start of a line ends before it. */
function lastLine({ start, end }: Location): number {
  return end.line > start.line && end.column === 1 ? end.line - 1 : end.line;
}

/** The part of a line that a location covers, in UTF-16 code units from 0. */
function spanOn(number: number, { start, end }: Location): { start: number; end: number } {
  return {
    start: number === start.line ? start.column - 1 : 0,
    end: number === end.line ? end.column - 1 : Number.POSITIVE_INFINITY,
  };
}

/** Cells of a line, as many as can matter for a frame: a line may be a whole file of JSON. */
function cellsNear({ start }: Location, room: number): (line: string | undefined) => Cell[] {
  const from = start.column > 3 * room ? start.column - 2 * room : 0;
  return (line = '') => cellsOf(line.slice(from, from + 6 * room), from);
}

function cellsOf(text: string, from: number): Cell[] {
  const cells: Cell[] = [];
  let offset = from;
  let column = 0;
  for (const char of text) {
    const shown = char === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : printable(char);
    const width = shown === char ? charWidth(char) : displayWidth(shown);
    cells.push({ text: shown, width, offset });
    offset += char.length;
    column += width;
  }
  return cells;
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

/** Columns to leave out at the left so that the start of the span is in sight, with a quarter of the room before it. */
function scrollOf(cells: readonly Cell[], span: { start: number; end: number }, room: number): number {
  const total = widthOf(cells);
  const end = widthOf(cells.filter(({ offset }) => offset < span.end));
  if (total <= room || end <= room - 1) return 0;
  const start = widthOf(cells.filter(({ offset }) => offset < span.start));
  return Math.max(0, Math.min(start - Math.floor(room / 4), total - room + 1));
}

/** The columns `[scroll, scroll + room)` of a line, with an ellipsis where something is cut off. */
function cut(cells: readonly Cell[], scroll: number, room: number): string {
  const total = widthOf(cells);
  const left = scroll > 0 && total > 0 ? 1 : 0;
  const right = total > scroll + room ? 1 : 0;
  let text = left ? '…' : '';
  let column = 0;
  for (const cell of cells) {
    const next = column + cell.width;
    const fits = column >= scroll + left && next <= scroll + room - right;
    // A wide character on the border leaves its half free.
    if (fits) text += cell.text;
    else if (column < scroll + left && next > scroll + left) text += ' '.repeat(next - scroll - left);
    column = next;
  }
  return right ? `${text}…` : text;
}

function marksOf(
  cells: readonly Cell[],
  span: { start: number; end: number },
  isFirst: boolean,
  scroll: number,
  room: number,
): string {
  let covered = cells.filter(({ offset }) => offset >= span.start && offset < span.end);
  if (!isFirst) covered = covered.slice(Math.max(0, covered.findIndex(({ text }) => text.trim() !== '')));
  const start = widthOf(cells.filter(({ offset }) => offset < (covered[0]?.offset ?? span.start)));
  const width = isFirst ? Math.max(1, widthOf(covered)) : widthOf(covered);
  const from = Math.max(start, scroll);
  const to = Math.min(start + width, scroll + room);
  if (to <= from) return '';
  const marks = '~'.repeat(to - from);
  return ' '.repeat(from - scroll) + (isFirst && from === start ? `^${marks.slice(1)}` : marks);
}
