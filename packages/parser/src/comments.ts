import type { Comment, Text } from '@klint/model';
import { nowhere } from './builder.js';
import { unifyLineBreaks } from './document.js';
import { produceFast } from './fast/producer.js';
import { library } from './library.js';
import { parts, skipJson } from './stream.js';

/**
 * The YAML comments of a text, in order. A # in a quoted or block scalar or in JSON is none. In a document that does
 * not parse, the lexer's best guess counts.
 */
export function comments(text: Text): readonly Comment[] {
  const { content } = text;
  if (!content.includes('#')) return [];
  const found: Comment[] = [];
  for (const { type, start, end } of parts(content, skipJson(content))) {
    const hash = content.indexOf('#', start);
    if (hash < 0 || hash >= end) continue;
    if (type === 'document') {
      for (const comment of commentsFast(content, start, end) ?? commentsByLibrary(content, start, end)) {
        found.push(comment);
      }
    } else if (content.slice(start + 3, hash).trim() === '') {
      found.push(commentAt(content, hash, start + content.slice(start, end).trimEnd().length));
    }
  }
  return found;
}

/** The comments of a document; undefined if it is not written as nearly all are. */
export function commentsFast(content: string, start: number, end: number): readonly Comment[] | undefined {
  const found: Comment[] = [];
  const isRead = produceFast({ content, start, end }, nowhere, (from, to) => {
    found.push(commentAt(content, from, to));
  });
  return isRead ? found : undefined;
}

/** The same for any document. */
export function commentsByLibrary(content: string, start: number, end: number): readonly Comment[] {
  const lexemes = library().lexemes(unifyLineBreaks(content.slice(start, end)));
  const pieces = [...lexemes].filter(({ type }) => type === 'comment');
  return pieces.map(({ offset, source }) => commentAt(content, start + offset, start + offset + source.length));
}

function commentAt(content: string, start: number, end: number): Comment {
  return { start, end, content: content.slice(start + 1, end) };
}
