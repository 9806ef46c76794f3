import { Text } from '@klint/model';
import type { Finding, Fix, Position, TextEdit } from '@klint/model';

/** A fix of a finding, as far as it is made or refused on its own. */
export interface Wanted {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** A text with some of its characters replaced; ranges must not overlap. Lines end as `Text` has it. */
export function applyEdits(content: string, edits: readonly TextEdit[]): string {
  const text = new Text('', content);
  const ranges = edits.map((edit) => rangeOf(text, edit)).sort((a, b) => a.start - b.start || a.end - b.end);
  let [made, at] = ['', 0];
  for (const { start, end, replacement } of ranges) {
    made += content.slice(at, start) + replacement;
    at = end;
  }
  return made + content.slice(at);
}

function rangeOf(text: Text, { location, text: replacement }: TextEdit) {
  const offset = ({ line, column }: Position): number => text.offsetOfLine(line) + column - 1;
  return { start: offset(location.start), end: offset(location.end), replacement };
}

/**
 * Fixes that can be made together, the first one winning: of two that meet in a file only one is among them, unless
 * both make the very same edits.
 */
export function withoutConflicts(wanted: readonly Wanted[]): Wanted[] {
  const taken = new Map<string, TextEdit[]>();
  const made = new Set<string>();
  return wanted.filter(({ fix: { edits } }) => {
    const key = JSON.stringify(edits);
    if (made.has(key)) return true;
    if (edits.some((edit) => taken.get(edit.location.file)?.some((other) => meet(edit, other)))) return false;
    made.add(key);
    for (const edit of edits) {
      const known = taken.get(edit.location.file) ?? [];
      known.push(edit);
      taken.set(edit.location.file, known);
    }
    return true;
  });
}

function meet({ location: a }: TextEdit, { location: b }: TextEdit): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

/** The edits of some fixes, by file; what several of them make alike is made once. */
export function editsByFile(wanted: readonly Wanted[]): Map<string, TextEdit[]> {
  const distinct = new Map(wanted.flatMap(({ fix }) => fix.edits.map((edit) => [JSON.stringify(edit), edit])));
  const files = new Map<string, TextEdit[]>();
  for (const edit of distinct.values()) {
    const known = files.get(edit.location.file) ?? [];
    known.push(edit);
    files.set(edit.location.file, known);
  }
  return files;
}
