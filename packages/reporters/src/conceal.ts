import type { LintResult, Location } from '@klint/model';

/** Shows the lines of a file with asterisks for the secrets that any finding of the run, shown or not, points out. */
export function concealer(result: LintResult): (file: string, lines: readonly string[]) => readonly string[] {
  const byFile = new Map<string, Location[]>();
  for (const { concealed = [] } of [...result.findings, ...result.suppressed]) {
    for (const location of concealed) {
      const known = byFile.get(location.file);
      if (known) known.push(location);
      else byFile.set(location.file, [location]);
    }
  }
  return (file, lines) => (byFile.get(file) ?? []).reduce(conceal, lines);
}

function conceal(lines: readonly string[], { start, end }: Location): readonly string[] {
  return lines.map((line, i) => {
    const number = i + 1;
    if (number < start.line || number > end.line) return line;
    const from = number === start.line ? start.column - 1 : 0;
    const to = number === end.line ? end.column - 1 : line.length;
    return line.slice(0, from) + line.slice(from, to).replace(/\S/g, '*') + line.slice(to);
  });
}
