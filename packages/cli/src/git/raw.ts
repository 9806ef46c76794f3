import type { UsageError } from '../args.js';
import type { Git } from './git.js';

/** A file that differs. Paths are absent on the side on which there is no file. */
export interface RawRecord {
  readonly oldFile?: string;
  readonly file?: string;
  /** Name of the object with the old content, if that was a regular file. */
  readonly oldBlob?: string;
  /** It is another repository inside this one, of which git says no more. */
  readonly isFolder: boolean;
}

/** Reads what `git diff --raw --no-abbrev -z` prints: `:mode mode object object status`, a path, and a second one. */
export function readRaw(output: Buffer): RawRecord[] {
  const parts = output.toString('utf8').split('\0');
  const records: RawRecord[] = [];
  for (let i = 0; i + 1 < parts.length;) {
    const [oldMode = '', newMode = '', blob = '', , status = ''] = parts[i]!.slice(1).split(' ');
    const isPair = /^[RC]/.test(status);
    const [oldFile, file] = [parts[i + 1]!, parts[isPair ? i + 2 : i + 1]!];
    i += isPair ? 3 : 2;
    records.push({
      ...(isThere(oldMode) && status !== 'U' && !status.startsWith('C') && { oldFile }),
      ...(isThere(newMode) && { file }),
      ...(oldMode.startsWith('100') && { oldBlob: blob }),
      isFolder: newMode === '160000',
    });
  }
  return records;
}

function isThere(mode: string): boolean {
  return /[^0]/.test(mode);
}

/** The contents of objects, by name. */
export function readBlobs(git: Git, names: readonly string[]): Map<string, Uint8Array> | UsageError {
  const output = names.length === 0 ? Buffer.alloc(0) : git.run(['cat-file', '--batch'], `${names.join('\n')}\n`);
  if ('error' in output) return output;
  const blobs = new Map<string, Uint8Array>();
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(10, at);
    const [name = '', type, size] = output.toString('latin1', at, end).split(' ');
    if (type !== 'blob') return { error: `git has no object ${name}; fetch the whole history` };
    blobs.set(name, output.subarray(end + 1, end + 1 + Number(size)));
    at = end + 2 + Number(size);
  }
  return blobs;
}
