import { coreProblem, Text } from '@klint/model';
import type { LoadedText, Problem } from '@klint/model';
import { comments, decode } from '@klint/parser';
import { encryptionOf } from './encrypted.js';
import { failed, type SourceTree } from './file-tree.js';

/** Reads a file up to a limit in bytes; a problem says why it cannot be linted. */
export function readText(tree: SourceTree, file: string, limit: number): Text | Problem {
  const bytes = tree.open(file, limit);
  if (failed(bytes)) {
    if (bytes.size !== undefined) return skipped(file, 'too-large', { size: bytes.size, limit });
    return bytes.outside ? skipped(file, 'outside') : skipped(file, 'unreadable', { detail: bytes.failure });
  }
  const detail = encryptionOf(bytes);
  if (detail !== undefined) return skipped(file, 'encrypted', { detail });
  const decoded = decode(bytes);
  if ('content' in decoded) return new Text(file, decoded.content);
  return decoded.failure === 'binary' ? skipped(file, 'binary') : skipped(file, 'encoding', { detail: decoded.detail });
}

/** A problem of core/no-skipped-file, which leaves the run incomplete. */
export function skipped(
  file: string,
  messageId: Parameters<typeof coreProblem<'core/no-skipped-file'>>[1],
  data: Readonly<Record<string, string | number>> = {},
): Problem {
  return coreProblem('core/no-skipped-file', messageId, { file }, data, { incomplete: true });
}

/** A text with its comments, which are looked for only where one could be a directive. */
export function loadedText(text: Text): LoadedText {
  let found: ReturnType<LoadedText['comments']> | undefined;
  return { text, comments: () => (found ??= text.content.includes('klint') ? comments(text) : []) };
}
