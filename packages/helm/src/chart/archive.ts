import { gunzipSync } from 'node:zlib';

export interface ArchiveFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Limits of a packed chart, in bytes and files. */
export const archiveLimits = { unpacked: 100 * 1024 * 1024, file: 5 * 1024 * 1024, files: 10_000 };

const blockSize = 512;
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8').replace(/\0.*$/s, '');

/** The files of a .tgz chart without its top folder, in memory; a string says why it cannot be read. */
export function unpackChart(packed: Uint8Array): readonly ArchiveFile[] | string {
  let bytes: Uint8Array;
  try {
    bytes = gunzipSync(packed, { maxOutputLength: archiveLimits.unpacked });
  } catch (error) {
    const tooLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    return tooLarge ? `it unpacks to more than ${archiveLimits.unpacked} bytes` : 'it is not a gzip archive';
  }
  const files: ArchiveFile[] = [];
  for (const entry of entriesOf(bytes)) {
    if (typeof entry === 'string') return entry;
    const name = insideName(entry.name);
    if (name === false) return `it has a file outside of its folder: ${entry.name}`;
    if (entry.bytes.length > archiveLimits.file) return `${entry.name} has more than ${archiveLimits.file} bytes`;
    if (files.length >= archiveLimits.files) return `it has more than ${archiveLimits.files} files`;
    files.push({ name, bytes: entry.bytes });
  }
  return files.length > 0 ? files : 'it has no files';
}

/** The path below the top folder as Helm reads it; false for one that leads out of it. */
function insideName(path: string): string | false {
  const steps = path.split(path.includes('\\') ? '\\' : '/');
  const name = steps.slice(1).join('/');
  if (name.startsWith('/') || /^[A-Za-z]:\//.test(name) || steps[0] === 'Chart.yaml') return false;
  const clean: string[] = [];
  for (const step of name.split('/')) {
    if (step === '..' && clean.pop() === undefined) return false;
    if (step !== '' && step !== '.' && step !== '..') clean.push(step);
  }
  return clean.length > 0 && clean.join('/');
}

function* entriesOf(bytes: Uint8Array): Generator<ArchiveFile | string> {
  let longName: string | undefined;
  for (let at = 0; at + blockSize <= bytes.length;) {
    const header = bytes.subarray(at, at + blockSize);
    if (header.every((byte) => byte === 0)) return;
    const size = Number.parseInt(text(header.subarray(124, 136)).trim() || '0', 8);
    if (!Number.isSafeInteger(size) || at + blockSize + size > bytes.length) {
      yield 'it is damaged';
      return;
    }
    const body = bytes.subarray(at + blockSize, at + blockSize + size);
    const type = String.fromCharCode(header[156]!);
    at += blockSize + Math.ceil(size / blockSize) * blockSize;
    if (type === 'L') longName = text(body);
    else if (type === 'x') longName = /\d+ path=(.*)\n/.exec(Buffer.from(body).toString('utf8'))?.[1] ?? longName;
    else if (type === '0' || type === '\0') {
      const prefix = text(header.subarray(257, 262)) === 'ustar' ? text(header.subarray(345, 500)) : '';
      const short = text(header.subarray(0, 100));
      yield { name: longName ?? (prefix ? `${prefix}/${short}` : short), bytes: body };
      longName = undefined;
    } else longName = undefined;
  }
}
