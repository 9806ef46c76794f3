import { fixAll } from '@klint/engine';
import type { Fixed } from '@klint/engine';
import type { Fix } from '@klint/model';
import { decode, encodeLike } from '@klint/parser';
import { lintFiles } from './pipeline.js';
import type { LintFilesOptions } from './pipeline.js';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** What came of fixing files, and all files as they are then. */
export interface FixedFiles extends Fixed {
  readonly files: Files;
}

/** Fixes files, given by path, as klint would with `--fix` (`safe`) or `--fix-unsafe` (`suggest`). */
export function fixFiles(files: Files, options: LintFilesOptions, kind: Fix['kind']): FixedFiles {
  const read = (file: string): string | undefined => {
    const bytes = files[file];
    if (typeof bytes === 'string' || !bytes) return bytes;
    const decoded = decode(bytes);
    return 'content' in decoded ? decoded.content : undefined;
  };
  const withChanges = (contents: Fixed['contents']): Files => {
    const changed = [...contents].map(([file, content]): [string, string | Uint8Array] => {
      const bytes = files[file]!;
      return [file, typeof bytes === 'string' ? content : encodeLike(content, bytes)];
    });
    return { ...files, ...Object.fromEntries(changed) };
  };
  const fixed = fixAll(lintFiles(files, options), {
    kind,
    read,
    editable: (file) => (read(file) === undefined ? undefined : file),
    relint: (contents) => lintFiles(withChanges(contents), options),
  });
  return { ...fixed, files: withChanges(fixed.contents) };
}
