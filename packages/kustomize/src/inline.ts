import { Text, type Change, type OriginMap, type Place, type Scalar } from '@klint/model';

/** Offsets of a scalar's content in the text that it stands in. */
interface Line {
  /** Offset in the content. */
  readonly start: number;
  /** Offset in the text. */
  readonly source: number;
}

const texts = new WeakMap<Scalar, Text>();

/**
 * The content of a scalar as a text of its own, of which every character knows where it stands in the file. Where
 * escapes or folding stand between the two, the whole scalar is the place. Space around the content is left out.
 */
export function inlineText(node: Scalar): Text {
  let text = texts.get(node);
  if (!text) {
    const trimmed = node.content.trim();
    const lines = linesOf(node);
    const shift = node.content.indexOf(trimmed);
    const map = lines ? exactMap(node, lines, shift, trimmed) : wholeMap(node);
    texts.set(node, (text = new Text(node.origin.text.file, trimmed, map)));
  }
  return text;
}

function wholeMap({ origin }: Scalar): OriginMap {
  return {
    locate: (_start, _end, fault) => {
      const { location, related } = origin.text.locate(origin.start, origin.end, fault);
      return { location: { ...location, precision: 'enclosing' }, related };
    },
  };
}

function exactMap({ origin, style }: Scalar, lines: readonly Line[], shift: number, content: string): OriginMap {
  const offset = (position: number): number => {
    const at = position + shift;
    let [low, high] = [0, lines.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (lines[middle]!.start <= at) low = middle;
      else high = middle - 1;
    }
    return Math.min(lines[low]!.source + at - lines[low]!.start, origin.end);
  };
  const locate = (start: number, end: number, fault: 'value' | 'structure'): Place =>
    origin.text.locate(offset(start), offset(end), fault);
  const edit = ({ start, end, replacement }: Omit<Change, 'text'>): Change | undefined => {
    // Without its last line a content ends with the line break before that.
    const isLast = replacement === '' && end === content.length && content[start - 1] === '\n';
    const [from, to] = [offset(isLast ? start - 1 : start), offset(end)];
    if (style === 'literal') return { text: origin.text, start: from, end: to, replacement: indented(replacement) };
    // In quotes, or in one plain line, not every character stands for itself.
    return /^[\w./, -]*$/.test(replacement) ? { text: origin.text, start: from, end: to, replacement } : undefined;
  };
  const indented = (lines: string): string => {
    const { column } = origin.text.positionAt(offset(0));
    return lines.replaceAll('\n', `\n${' '.repeat(column - 1)}`);
  };
  return { locate, edit };
}

/** Where each line of the content stands; undefined when the content is not in the text as it is. */
function linesOf({ content, style, origin }: Scalar): readonly Line[] | undefined {
  const source = origin.text.content.slice(origin.start, origin.end);
  if (style === 'literal') return literalLines(content, source, origin.start);
  const quote = style === 'single' || style === 'double' ? 1 : 0;
  if (style === 'folded' || source.slice(quote, source.length - quote) !== content) return undefined;
  return [{ start: 0, source: origin.start + quote }];
}

function literalLines(content: string, source: string, offset: number): readonly Line[] | undefined {
  const sourceLines = source.split('\n');
  const contentLines = content.split('\n');
  const first = contentLines.findIndex((line) => line.trim() !== '');
  const sourceLine = sourceLines[first + 1];
  if (first < 0 || sourceLine === undefined) return undefined;
  const indent = sourceLine.replace(/\r$/, '').length - contentLines[first]!.length;
  const lines: Line[] = [];
  let at = offset + sourceLines[0]!.length + 1;
  let start = 0;
  contentLines.forEach((line, i) => {
    lines.push({ start, source: at + Math.min(indent, sourceLines[i + 1]?.length ?? 0) });
    start += line.length + 1;
    at += (sourceLines[i + 1]?.length ?? 0) + 1;
  });
  return lines;
}
