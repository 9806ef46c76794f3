/**
 * Puts `body` between `<!-- generated:name -->` and the next `<!-- /generated -->` of a Markdown text. Where the text
 * has no such section it gets one, at its start or end.
 */
export function setSection(text: string, name: string, body: string, missing: 'start' | 'end'): string {
  const section = `<!-- generated:${name} -->\n${body.trim()}\n<!-- /generated -->`;
  const found = sectionOf(text, name);
  if (found) return `${text.slice(0, found.start)}${section}${text.slice(found.end)}`;
  const rest = text.trim();
  const parts = missing === 'start' ? [section, rest] : [rest, section];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Takes a section away, with the blank line after it. */
export function deleteSection(text: string, name: string): string {
  const found = sectionOf(text, name);
  return found ? `${text.slice(0, found.start).trimEnd()}\n\n${text.slice(found.end).trimStart()}`.trim() + '\n' : text;
}

/** The text of a page that people wrote. */
export function proseOf(text: string): string {
  return text.replace(/<!-- generated:[^]*?<!-- \/generated -->/g, '').trim();
}

function sectionOf(text: string, name: string): { start: number; end: number } | undefined {
  const close = '<!-- /generated -->';
  const start = text.indexOf(`<!-- generated:${name} -->`);
  if (start < 0) return undefined;
  const end = text.indexOf(close, start);
  return end < 0 ? undefined : { start, end: end + close.length };
}
