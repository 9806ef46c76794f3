import type { Colors } from './terminal.js';

/** Markdown as text for a terminal: headings, paragraphs, lists, code and tables, at most `width` columns. */
export function renderMarkdown(markdown: string, width: number, colors: Colors): string {
  const lines = markdown.replace(/<!--.*?-->\n?/gs, '').split(/\r?\n/);
  const blocks: string[] = [];
  for (let i = 0; i < lines.length;) {
    const taken = takeBlock(lines, i);
    const text = renderBlock(lines.slice(i, taken), width, colors);
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

function renderBlock(lines: readonly string[], width: number, colors: Colors): string {
  const first = lines[0]!;
  if (first.trim() === '') return '';
  if (fence.test(first)) return lines.slice(1, -1).map((line) => colors.cyan(`    ${line}`)).join('\n');
  const title = heading.exec(first);
  if (title) return title[1] === '#' ? colors.bold(colors.underline(plain(title[2]!))) : colors.bold(plain(title[2]!));
  if (row.test(first)) return renderTable(lines, width, colors);
  return item.test(first) ? renderList(lines, width, colors) : wrap(lines.join(' '), width, '', '', colors);
}

function renderList(lines: readonly string[], width: number, colors: Colors): string {
  const items: string[] = [];
  for (const line of lines) {
    if (item.test(line) || items.length === 0) items.push(line);
    else items[items.length - 1] += ` ${line.trim()}`;
  }
  return items.map((text) => {
    const [head = '', indent = '', mark = ''] = item.exec(text) ?? [];
    const lead = `${indent}  ${/\d/.test(mark) ? mark : '-'} `;
    return wrap(text.slice(head.length), width, lead, ' '.repeat(lead.length), colors);
  }).join('\n');
}

/** Columns side by side if they fit, else each row as a list of its cells. */
function renderTable(lines: readonly string[], width: number, colors: Colors): string {
  const rows = lines.map(cellsOf).filter((cells) => !cells.every((cell) => /^:?-+:?$/.test(cell)));
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((cells) => plain(cells[column] ?? '').length)));
  if (widths.reduce((sum, each) => sum + each + 2, 0) > width) {
    return body.map((cells) => cells.map((cell, column) => {
      const lead = head[column] ? `${plain(head[column])}: ` : '';
      return wrap(`${lead}${cell}`, width, column === 0 ? '  - ' : '    ', '    ', colors);
    }).join('\n')).join('\n');
  }
  return rows.map((cells, i) => {
    const line = cells.map((cell, column) => inline(cell, colors) + ' '.repeat(widths[column]! - plain(cell).length));
    return i === 0 ? colors.bold(line.join('  ').trimEnd()) : line.join('  ').trimEnd();
  }).join('\n');
}

function cellsOf(line: string): string[] {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** Breaks at spaces; code spans and links are measured as they are shown. */
function wrap(text: string, width: number, first: string, rest: string, colors: Colors): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of plainWords(text)) {
    if (!empty && plain(line).length + 1 + plain(word).length > width) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].map((each) => inline(each, colors)).join('\n');
}

/** Words, where a code span or emphasis is broken only by closing and opening it again. */
function plainWords(text: string): string[] {
  const spans = text.trim().split(/(`[^`]*`|\*\*[^*]+\*\*|\[[^\]]*\]\([^)]*\))/);
  return spans.map((span, i) => (i % 2 === 1 ? span.replace(/\s+/g, '\u0000') : span)).join('')
    .split(/\s+/)
    .map((word) => word.replaceAll('\u0000', ' '))
    .filter((word) => word !== '');
}

function inline(text: string, colors: Colors): string {
  return text.replace(
    /`([^`]*)`|\*\*([^*]+)\*\*|\[([^\]]*)\]\(([^)]*)\)/g,
    (_, code?: string, strong?: string, label?: string, target?: string) => {
      if (code !== undefined) return colors.cyan(code);
      if (strong !== undefined) return colors.bold(strong);
      return /^https?:/.test(target!) && target !== label ? `${label} (${target})` : label!;
    },
  );
}

const uncoloured: Colors = { bold: String, underline: String, cyan: String, dim: String };

function plain(text: string): string {
  return inline(text, uncoloured);
}
