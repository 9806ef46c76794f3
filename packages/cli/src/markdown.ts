import { stripVTControlCharacters } from 'node:util';
import { createColors } from 'picocolors';

interface Style {
  readonly title: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly code: (text: string) => string;
  readonly block: (text: string) => string;
}

function styleOf(color: boolean): Style {
  if (!color) return { title: String, strong: String, code: (text) => `\`${text}\``, block: String };
  const { bold, underline, cyan } = createColors(true);
  return { title: (text) => bold(underline(text)), strong: bold, code: cyan, block: cyan };
}

/**
 * Markdown as text for a terminal: headings, paragraphs, lists, code and tables, at most `width` columns. Without
 * colours code keeps its backticks.
 */
export function renderMarkdown(markdown: string, width: number, color: boolean): string {
  const style = styleOf(color);
  const lines = markdown.replace(/<!--.*?-->\n?/gs, '').split(/\r?\n/);
  const blocks: string[] = [];
  for (let i = 0; i < lines.length;) {
    const taken = takeBlock(lines, i);
    const text = renderBlock(lines.slice(i, taken), width, style);
    if (text !== '') blocks.push(text);
    i = taken;
  }
  return `${blocks.join('\n\n')}\n`;
}

const fence = /^\s*(```+|~~~+)/;
const heading = /^(#{1,6})\s+(.*?)\s*#*$/;
const item = /^(\s*)([-*+]|\d+[.)])\s+/;
const row = /^\s*\|/;

/** The index after the block that starts at line `i`. */
function takeBlock(lines: readonly string[], i: number): number {
  const first = lines[i]!;
  const open = fence.exec(first)?.[1];
  if (open !== undefined) {
    const close = lines.findIndex((line, j) => j > i && line.trim() === open);
    return close === -1 ? lines.length : close + 1;
  }
  if (first.trim() === '' || heading.test(first)) return i + 1;
  const inTable = row.test(first);
  const end = lines.findIndex((line, j) => {
    return j > i && (line.trim() === '' || heading.test(line) || fence.test(line) || row.test(line) !== inTable);
  });
  return end === -1 ? lines.length : end;
}

function renderBlock(lines: readonly string[], width: number, style: Style): string {
  const first = lines[0]!;
  if (first.trim() === '') return '';
  if (fence.test(first)) return lines.slice(1, -1).map((line) => style.block(`    ${line}`)).join('\n');
  const title = heading.exec(first);
  if (title) return (title[1] === '#' ? style.title : style.strong)(inline(title[2]!, styleOf(false)));
  if (row.test(first)) return renderTable(lines, width, style);
  return item.test(first) ? renderList(lines, width, style) : wrap(lines.join(' '), width, '', '', style);
}

function renderList(lines: readonly string[], width: number, style: Style): string {
  const items: string[] = [];
  for (const line of lines) {
    if (item.test(line) || items.length === 0) items.push(line);
    else items[items.length - 1] += ` ${line.trim()}`;
  }
  return items.map((text) => {
    const [head = '', indent = '', mark = ''] = item.exec(text) ?? [];
    const lead = `${indent}  ${/\d/.test(mark) ? mark : '-'} `;
    return wrap(text.slice(head.length), width, lead, ' '.repeat(lead.length), style);
  }).join('\n');
}

/**
 * Columns side by side if they fit, else each row as a list of its cells. Two columns without a head are names and
 * what is said of them.
 */
function renderTable(lines: readonly string[], width: number, style: Style): string {
  const written = lines.map(cellsOf).filter((cells) => !cells.every((cell) => /^:?-+:?$/.test(cell)));
  const rows = written.map((cells) => cells.map((cell) => inline(cell, style)));
  const [head = [], ...body] = rows;
  if (head.length === 2 && head.every((cell) => cell === '')) return renderNamed(written.slice(1), width, style);
  const widths = head.map((_, column) => Math.max(...rows.map((cells) => widthOf(cells[column] ?? ''))));
  if (widths.reduce((sum, each) => sum + each + 2, 0) > width) {
    return body.map((cells) => cells.map((cell, column) => {
      const lead = head[column] ? `${head[column]}: ` : '';
      return fill(`${lead}${cell}`.split(' '), width, column === 0 ? '  - ' : '    ', '    ');
    }).join('\n')).join('\n');
  }
  return rows.map((cells, i) => {
    const line = cells.map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell))));
    return (i === 0 ? style.strong : String)(line.join('  ').trimEnd());
  }).join('\n');
}

/** Names in a column of their own, and beside it the text of each, on as many lines as it takes. */
function renderNamed(rows: readonly (readonly string[])[], width: number, style: Style): string {
  const column = Math.max(...rows.map(([name = '']) => widthOf(inline(name, style)))) + 2;
  return rows.map(([name = '', text = '']) => {
    const lead = inline(name, style);
    return wrap(text, width, lead + ' '.repeat(column - widthOf(lead)), ' '.repeat(column), style);
  }).join('\n');
}

function cellsOf(line: string): string[] {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function wrap(text: string, width: number, first: string, rest: string, style: Style): string {
  const words = wordsOf(text).flatMap((word) => {
    const shown = inline(word, style);
    return word.startsWith('[') ? shown.split(' ') : [shown];
  });
  return fill(words, width, first, rest);
}

/** Lines of words, as many on each as fit. */
function fill(words: readonly string[], width: number, first: string, rest: string): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of words) {
    if (!empty && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join('\n');
}

/** Words to break between; a code span, a link (which may be broken once it is shown) or what is emphasised is one. */
function wordsOf(text: string): string[] {
  const spans = text.trim().split(/(`[^`]*`|\*\*[^*]+\*\*|\[[^\]]*\]\([^)]*\))/);
  return spans.map((span, i) => (i % 2 === 1 ? span.replace(/\s+/g, '\u0000') : span)).join('')
    .split(/\s+/)
    .map((word) => word.replaceAll('\u0000', ' '))
    .filter((word) => word !== '');
}

function inline(text: string, style: Style): string {
  return text.replace(
    /`([^`]*)`|\*\*([^*]+)\*\*|\[([^\]]*)\]\(([^)]*)\)/g,
    (_, code?: string, strong?: string, label?: string, target?: string) => {
      if (code !== undefined) return style.code(code);
      if (strong !== undefined) return style.strong(strong);
      return /^https?:/.test(target!) && target !== label ? `${label} (${target})` : label!;
    },
  );
}

function widthOf(text: string): number {
  return stripVTControlCharacters(text).length;
}
