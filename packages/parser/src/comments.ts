import type { Comment, Text } from '@klint/model';
import { unifyLineBreaks } from './document.js';
import { lexemes } from './library/lexemes.js';
import { parts, skipJson } from './stream.js';

/**
 * The YAML comments of a text, in order. A # in a quoted or block scalar or in JSON is none. In a document that does
 * not parse, the lexer's best guess counts.
 */
export function comments(text: Text): readonly Comment[] {
  const { content } = text;
  if (!content.includes('#')) return [];
  const found: Comment[] = [];
  const add = (start: number, end: number): void => {
    found.push({ start, end, content: content.slice(start + 1, end) });
  };
  for (const part of parts(content, skipJson(content))) {
    const source = content.slice(part.start, part.end);
    const hash = source.indexOf('#');
    if (hash < 0) continue;
    if (part.type === 'separator') {
      if (source.slice(3, hash).trim() === '') add(part.start + hash, part.start + source.trimEnd().length);
      continue;
    }
    for (const { type, offset, source: piece } of lexemes(unifyLineBreaks(source))) {
      if (type === 'comment') add(part.start + offset, part.start + offset + piece.length);
    }
  }
  return found;
}
