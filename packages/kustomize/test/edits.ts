import type { Origin } from '@klint/model';

/** A change of the characters that an origin names. */
export interface SourceEdit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Replaces what an origin names by something else of its kind, written in the same way; undefined where no such change
 * is obvious. `value` is what the leaf is now.
 */
export function editAt({ text, start, end }: Origin, value: unknown, offsetOf: Offsets): SourceEdit | undefined {
  const place = text.locate(start, end);
  if (place.location.precision !== 'exact') return undefined;
  const { file } = place.location;
  const [from, to] = offsetOf(file, place.location);
  const written = offsetOf.content(file).slice(from, to);
  const changed = change(written, value);
  return changed === undefined ? undefined : { file, start: from, end: to, text: changed };
}

/** Turns lines and columns into offsets in a file. */
export interface Offsets {
  (file: string, location: { start: Position; end: Position }): [start: number, end: number];
  content(file: string): string;
}

interface Position {
  readonly line: number;
  readonly column: number;
}

function change(written: string, value: unknown): string | undefined {
  if (typeof value === 'boolean') return String(!value);
  if (/^[|>]/.test(written)) return /\S$/.test(written) && written.includes('\n') ? `${written}zz` : undefined;
  const quote = /^(["']).*\1$/s.exec(written)?.[1];
  if (quote) return `${written.slice(0, -1)}zz${quote}`;
  if (typeof value === 'number' || typeof value === 'bigint') return /^\d+$/.test(written) ? `${written}1` : undefined;
  if (written === '' || /[\n#]/.test(written)) return undefined;
  if (/^\d+$/.test(written)) return `${written}1`;
  return `${written}zz`;
}

/**
 * Adds a key to the mapping that an origin names, before its other keys; undefined where the origin names no mapping
 * (one that a transformer or a generator made has none).
 */
export function insertAt({ text, start, end, role }: Origin, line: string, offsetOf: Offsets): SourceEdit | undefined {
  if (role === 'generator') return undefined;
  const { location } = text.locate(start, end);
  if (location.precision !== 'exact') return undefined;
  const { file } = location;
  const [from, to] = offsetOf(file, location);
  const written = offsetOf.content(file).slice(from, to);
  if (/^\{\s*[^\s}]/.test(written)) return { file, start: from + 1, end: from + 1, text: `${line}, ` };
  if (!/^(["']?)[\w./-]+\1:(\s|$)/.test(written)) return undefined;
  return { file, start: from, end: from, text: `${line}\n${' '.repeat(location.start.column - 1)}` };
}
