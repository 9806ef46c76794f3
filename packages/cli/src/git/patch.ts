/** Lines that one change took away and brought, both 1-based; a count of 0 stands behind its line. */
export interface Hunk {
  readonly oldStart: number;
  readonly oldCount: number;
  readonly newStart: number;
  readonly newCount: number;
}

/** The hunks of each file in the output of `git diff --unified=0` without `-z`, by the new path. */
export function readPatch(output: Buffer): Map<string, Hunk[]> {
  // Lines may be of any encoding; only the paths are read, which git keeps as bytes.
  const lines = output.toString('latin1').split('\n');
  const files = new Map<string, Hunk[]>();
  let hunks: Hunk[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.startsWith('+++ ')) {
      hunks = [];
      files.set(pathOf(line.slice(4)), hunks);
    }
    const hunk = hunkOf(line);
    if (!hunk) continue;
    hunks.push(hunk);
    i += hunk.oldCount + hunk.newCount;
    while (lines[i + 1]?.startsWith('\\')) i++;
  }
  return files;
}

/** `@@ -a,b +c,d @@`, where a count of 1 is left out. */
function hunkOf(line: string): Hunk | undefined {
  const found = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
  const [, oldStart, oldCount = '1', newStart, newCount = '1'] = found ?? [];
  if (oldStart === undefined) return undefined;
  return { oldStart: +oldStart, oldCount: +oldCount, newStart: +newStart!, newCount: +newCount };
}

/** git writes a tab behind a path with spaces, and one with special characters as a string of C. */
function pathOf(written: string): string {
  const end = written.lastIndexOf('"');
  const name = written.startsWith('"') ? unquoted(written.slice(1, end)) : written.replace(/\t$/, '');
  return Buffer.from(name, 'latin1').toString('utf8').replace(/^b\//, '');
}

const escapes: Readonly<Record<string, string>> = {
  a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', '"': '"', '\\': '\\',
};

function unquoted(text: string): string {
  return text.replace(/\\([0-7]{3}|.)/g, (_, code: string) => escapes[code] ?? String.fromCharCode(parseInt(code, 8)));
}

/** The line before a change that has become `line`; undefined for one that the change brought. */
export function oldLine(hunks: readonly Hunk[], line: number): number | undefined {
  let shift = 0;
  for (const { oldCount, newStart, newCount } of hunks) {
    // A hunk that brings nothing stands behind the line that it names.
    const first = newCount === 0 ? newStart + 1 : newStart;
    if (line < first) break;
    if (line < first + newCount) return undefined;
    shift += oldCount - newCount;
  }
  return line + shift;
}
