const context = 3;

/** A line that stays (' '), goes ('-') or comes ('+'), with its line end. */
interface Line {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

/** The difference of two texts of a file as `diff -u` and `git diff` write it; empty if there is none. */
export function unifiedDiff(file: string, before: string, after: string): string {
  const lines = compare(linesOf(before), linesOf(after));
  const hunks = hunksOf(lines);
  if (hunks.length === 0) return '';
  const name = (side: string): string => quoted(`${side}/${file}`);
  return `--- ${name('a')}\n+++ ${name('b')}\n${hunks.map(({ start, end }) => hunk(lines, start, end)).join('')}`;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** A name with characters that would end it is put in quotes, as git does it; a tab ends one with blanks. */
function quoted(name: string): string {
  if (/[\x00-\x1f\x7f"\\]/.test(name)) {
    const octal = (char: string): string => char.charCodeAt(0).toString(8).padStart(3, '0');
    return `"${name.replace(/[\x00-\x1f\x7f"\\]/g, (char) => `\\${/["\\]/.test(char) ? char : octal(char)}`)}"`;
  }
  return name.includes(' ') ? `${name}\t` : name;
}

/** The lines of both texts in one order, with as few marks as can be (Myers, "An O(ND) Difference Algorithm"). */
function compare(a: readonly string[], b: readonly string[]): Line[] {
  let first = 0;
  while (first < a.length && first < b.length && a[first] === b[first]) first++;
  let rest = 0;
  while (rest < a.length - first && rest < b.length - first && a.at(-1 - rest) === b.at(-1 - rest)) rest++;
  const stay = (lines: readonly string[]): Line[] => lines.map((text) => ({ mark: ' ', text }));
  const middle = shortest(a.slice(first, a.length - rest), b.slice(first, b.length - rest));
  return [...stay(a.slice(0, first)), ...middle, ...stay(a.slice(a.length - rest))];
}

function shortest(a: readonly string[], b: readonly string[]): Line[] {
  const reach = new Map([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let steps = 0; steps <= a.length + b.length; steps++) {
    trace.push(new Map(reach));
    for (let k = -steps; k <= steps; k += 2) {
      let x = isDown(reach, k, steps) ? reach.get(k + 1)! : reach.get(k - 1)! + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reach.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(trace, a, b);
    }
  }
  return [];
}

function isDown(reach: ReadonlyMap<number, number>, k: number, steps: number): boolean {
  return k === -steps || (k !== steps && reach.get(k - 1)! < reach.get(k + 1)!);
}

function walkBack(trace: readonly ReadonlyMap<number, number>[], a: readonly string[], b: readonly string[]): Line[] {
  const lines: Line[] = [];
  let [x, y] = [a.length, b.length];
  for (let steps = trace.length - 1; steps >= 0; steps--) {
    const reach = trace[steps]!;
    const k = x - y;
    const from = isDown(reach, k, steps) ? k + 1 : k - 1;
    const [fromX, fromY] = [reach.get(from)!, reach.get(from)! - from];
    while (x > fromX && y > fromY) lines.push({ mark: ' ', text: a[(x--, --y, x)]! });
    if (steps > 0) lines.push(from > k ? { mark: '+', text: b[--y]! } : { mark: '-', text: a[--x]! });
  }
  return lines.reverse();
}

/** Ranges of lines with something changed, each with the lines around it. */
function hunksOf(lines: readonly Line[]): { start: number; end: number }[] {
  const hunks: { start: number; end: number }[] = [];
  lines.forEach(({ mark }, i) => {
    if (mark === ' ') return;
    const last = hunks.at(-1);
    const end = Math.min(i + 1 + context, lines.length);
    if (last && i - context <= last.end) last.end = end;
    else hunks.push({ start: Math.max(i - context, 0), end });
  });
  return hunks;
}

function hunk(lines: readonly Line[], start: number, end: number): string {
  const of = (from: number, to: number, other: Line['mark']): number =>
    lines.slice(from, to).filter(({ mark }) => mark !== other).length;
  const range = (other: Line['mark']): string => {
    const [before, count] = [of(0, start, other), of(start, end, other)];
    return `${count === 0 ? before : before + 1}${count === 1 ? '' : `,${count}`}`;
  };
  const written = lines.slice(start, end).map(({ mark, text }) => {
    return text.endsWith('\n') ? mark + text : `${mark}${text}\n\\ No newline at end of file\n`;
  });
  return `@@ -${range('+')} +${range('-')} @@\n${written.join('')}`;
}
