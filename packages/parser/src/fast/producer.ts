import type { Sink } from '../builder.js';
import { BlockReader } from './block.js';
import { declined, Source, type OnComment } from './source.js';

/** What is read, and how. */
export interface Extent {
  readonly content: string;
  /** The document lies at `[start, end)` in the content. */
  readonly start: number;
  readonly end: number;
  /** Whether the last line counts as one that has a line break although it has none. */
  readonly isEnded?: boolean;
}

/**
 * Reads one document of the YAML that nearly all documents are written in: block mappings and lists, plain and quoted
 * scalars, block scalars, brackets, comments. False for any other, also for one that is no YAML at all: what was
 * reported until then is worth nothing, and the library has to read it.
 */
export function produceFast(extent: Extent, sink: Sink, onComment?: OnComment): boolean {
  const { content, start, end, isEnded = false } = extent;
  const source = content.slice(start, end);
  if (suspect.test(source) && odd.test(source)) return false;
  try {
    readDocument(new Source(content, start, end, isEnded, sink, onComment));
    return true;
  } catch (error) {
    if (error === declined) return false;
    throw error;
  }
}

function readDocument(source: Source): void {
  source.toContent(source.start);
  if (source.content.charCodeAt(source.at) === byteOrderMark) throw declined;
  if (source.indent === 0 && source.isMarker(source.at, '---')) source.finishLine(source.at + 3);
  if (source.indent >= 0) {
    new BlockReader(source).node(-1);
    if (source.endMark >= 0) endAt(source, source.endMark);
  }
  if (source.indent >= 0 || source.endMark >= 0) throw declined;
}

/** After a line `...` there may be comments. */
function endAt(source: Source, mark: number): void {
  source.endMark = -1;
  source.finishLine(mark + 3);
}

/** What is found sooner than `odd` is, and always with it. */
const suspect = /[^\t\n\x20-\x7e\xa0-\ufffd]/;

/** Characters that YAML forbids, and line breaks that are none for the library. */
const odd = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|\r(?!\n)/;

const byteOrderMark = 0xfeff;
