const action = /^\s*\{\{[^]*\}\}\s*$/;
/** Actions that write nothing themselves. */
const silent = /^\s*\{\{-?\s*(?:if|else|end|with|range|define|block|break|continue|\/\*|\$\w*\s*:?=)/;

/**
 * Whether a key can be added to a map of a template behind the line that ends at `at`. Not if a line of the map has the
 * key, for other values perhaps, or an action among its lines may write it.
 */
export function mayTakeKey(content: string, at: number, lines: string): boolean {
  const [indent, name] = entryOf(lines);
  if (name === undefined) return true;
  const around = linesAround(content, at, indent);
  const isSame = (line: string): boolean => {
    const found = /^(\s*(?:-\s+)?)["']?([^\s"':]+)["']?\s*:(?:\s|$)/.exec(line);
    return found !== null && found[1]!.length === indent && found[2] === name;
  };
  return !around.some((line, i) => isSame(line) || (isWriter(line) && !isValue(around, i)));
}

/** The indentation and the name of the first key of new lines; no name for an item. */
function entryOf(lines: string): [number, string | undefined] {
  const [, indent = '', name] = /^\s*?\n( *)(?!- )["']?([^\s"':]+)/.exec(lines) ?? [];
  return [indent.length, name];
}

/** The lines of the map: those that begin no further left, and actions between them. */
function linesAround(content: string, at: number, indent: number): string[] {
  const lines = content.split(/\r?\n/);
  const here = content.slice(0, at).split(/\r?\n/).length - 1;
  const isInside = (line: string): boolean => {
    return line.trim() === '' || action.test(line) || /^(?:\s*-\s+|\s*)/.exec(line)![0].length >= indent;
  };
  let first = here;
  // An item begins further left: with its dash.
  while (first > 0 && isInside(lines[first - 1]!) && !isItem(lines[first]!, indent)) first--;
  let last = here;
  while (last + 1 < lines.length && isInside(lines[last + 1]!) && !isItem(lines[last + 1]!, indent)) last++;
  return lines.slice(first, last + 1);
}

function isItem(line: string, indent: number): boolean {
  const dash = /^\s*-\s+/.exec(line);
  return dash !== null && dash[0].length <= indent;
}

function isWriter(line: string): boolean {
  return action.test(line) && !silent.test(line);
}

/** Whether an action stands below a key that has nothing else for a value. */
function isValue(lines: readonly string[], index: number): boolean {
  let above = index - 1;
  while (above >= 0 && (action.test(lines[above]!) || lines[above]!.trim() === '')) above--;
  return above >= 0 && /(?::|[|>][-+\d]*)\s*(?:#.*|\{\{-?\s*\/\*.*)?$/.test(lines[above]!);
}
