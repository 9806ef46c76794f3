import { decode } from '@klint/parser';
import type { SourceTree } from './file-tree.js';

/** The text of a file; undefined where there is none, or why it cannot be read. */
export type TextReader = (path: string) => string | undefined | { readonly error: string };

export function textReader({ tree }: { readonly tree: SourceTree }): TextReader {
  return (path) => {
    const bytes = tree.open(path);
    if (bytes instanceof Uint8Array) return decodedText(bytes);
    const isThere = tree.stat(path) !== undefined || bytes.outside === true;
    return isThere ? { error: bytes.failure } : undefined;
  };
}

export function decodedText(bytes: Uint8Array): string | { readonly error: string } {
  const decoded = decode(bytes);
  return 'content' in decoded ? decoded.content : { error: `it is ${decoded.detail}` };
}
