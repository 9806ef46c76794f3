/**
 * A plain or quoted scalar of several lines as one: a line break is a space, of several the first is dropped, and so is
 * the space around them.
 */
export function foldLines(text: string): string {
  const lines = text.split('\n');
  const last = lines.length - 1;
  let folded = trimEnd(lines[0]!);
  let blank = 0;
  for (let i = 1; i <= last; i++) {
    const line = trimStart(lines[i]!);
    const content = i < last ? trimEnd(line) : line;
    if (content === '' && i < last) blank += 1;
    else {
      folded += (blank === 0 ? ' ' : '\n'.repeat(blank)) + content;
      blank = 0;
    }
  }
  return folded;
}

function trimStart(line: string): string {
  let at = 0;
  while (isSpace(line.charCodeAt(at))) at += 1;
  return at === 0 ? line : line.slice(at);
}

function trimEnd(line: string): string {
  let at = line.length;
  while (at > 0 && isSpace(line.charCodeAt(at - 1))) at -= 1;
  return at === line.length ? line : line.slice(0, at);
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 13;
}

/** The lines of a folded block scalar as one text: lines that are indented more keep all breaks around them. */
export function foldBlock(lines: readonly string[]): string {
  let folded = '';
  let breaks = 0;
  let previous: string | undefined;
  for (const line of lines) {
    if (line !== '') {
      const kept = previous === undefined || isSpace(previous.charCodeAt(0)) || isSpace(line.charCodeAt(0));
      folded += (kept ? '\n'.repeat(breaks) : breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)) + line;
      previous = line;
      breaks = 0;
    }
    breaks += 1;
  }
  return folded;
}
