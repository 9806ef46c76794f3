import { createConfig } from '@klint/config';
import { NEWEST_MINOR } from '@klint/kube';
import type { Rule } from '@klint/model';
import { isUsageError, openRepository } from '@klint/sources';
import { answer, refuse } from '../answers.js';
import type { Parsed } from '../args.js';
import { textReader, formatError, readConfigFlags } from '../configuration.js';
import type { ExitCode } from '../exit.js';
import type { Terminal } from '../terminal.js';

/** Prints the configuration that holds for one file, as JSON. */
export async function printConfig(
  parsed: Parsed,
  path: string,
  { cwd, rules, terminal }: { readonly cwd: string; readonly rules: readonly Rule[]; readonly terminal: Terminal },
): Promise<ExitCode> {
  const flags = readConfigFlags(parsed, cwd);
  if ('error' in flags) return refuse(terminal, flags.error);
  const repository = openRepository([path], cwd);
  if (isUsageError(repository)) return refuse(terminal, repository.usageError);
  const [file] = repository.namedFiles;
  if (file === undefined) return refuse(terminal, `--print-config takes a file; ${path} is a folder`);
  const config = createConfig({ read: textReader(repository), rules, flags, newestMinor: NEWEST_MINOR });
  const described = config.describe(file);
  if (config.errors().length > 0) return refuse(terminal, ...config.errors().map(formatError));
  return answer(terminal, `${JSON.stringify(described, null, 2)}\n`);
}
