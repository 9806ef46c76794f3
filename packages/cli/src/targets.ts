import { didYouMean } from '@klint/model';
import type { UsageError } from './args.js';

/** A report to write: to a file, else to standard output. */
export interface Target<Format extends string = string> {
  readonly format: Format;
  readonly file?: string;
}

/** Reads `--format` and `--output`. The one report without a file of its own goes to `output`. */
export function readTargets<Format extends string>(
  given: readonly string[],
  output: string | undefined,
  known: readonly Format[],
): readonly Target<Format>[] | UsageError {
  const targets: Target<Format>[] = [];
  for (const flag of given.length > 0 ? given : ['stylish']) {
    const [name = '', ...rest] = flag.split('=');
    const format = known.find((each) => each === name);
    const file = rest.join('=');
    if (format === undefined) {
      return { error: `unknown format: "${name}"${didYouMean(name, known)} (one of ${known.join(', ')})` };
    }
    if (rest.length > 0 && file === '') return { error: `--format ${flag} names no file after "="` };
    targets.push(file === '' ? { format } : { format, file });
  }
  const wanting = targets.filter((target) => target.file === undefined);
  if (wanting.length > 1) {
    const names = wanting.map(({ format }) => format).join(' and ');
    const example = `--format ${wanting[1]!.format}=<file>`;
    return { error: `${names} cannot both be written to one place; give one a file: ${example}` };
  }
  if (output !== undefined && wanting.length === 0) {
    return { error: '--output has nothing to hold: every --format names its file' };
  }
  const placed = targets.map((target) => (output === undefined ? target : { file: output, ...target }));
  const files = placed.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, i) => files.indexOf(file) !== i);
  return twice === undefined ? placed : { error: `two reports cannot both be written to ${twice}` };
}
