import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createConfig } from '@klint/config';
import { NEWEST_MINOR } from '@klint/kube';
import type { Rule } from '@klint/model';
import { isUsageError, load, openRepository } from '@klint/sources';
import { refuse } from '../answers.js';
import { exit } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { initialConfig } from '../initial-config.js';
import { reasonOf } from '../output.js';
import type { Terminal } from '../terminal.js';

/** Writes a klint.yaml that fits what a folder holds; one that is there already stays. */
export function init(
  operands: readonly string[],
  { cwd, rules, terminal }: { readonly cwd: string; readonly rules: readonly Rule[]; readonly terminal: Terminal },
): ExitCode {
  if (operands.length > 1) return refuse(terminal, 'init takes one folder');
  const folder = resolve(cwd, operands[0] ?? '.');
  const repository = openRepository([folder], cwd);
  if (isUsageError(repository)) return refuse(terminal, repository.usageError);
  const { settingsOf } = createConfig({ read: () => undefined, rules, newestMinor: NEWEST_MINOR });
  const { inputs } = load(repository, settingsOf);
  const below = folder === repository.root ? '' : `${folder.slice(repository.root.length + 1).replaceAll('\\', '/')}/`;
  const own = inputs.flatMap(({ file }) => (file.startsWith(below) ? file.slice(below.length) : []));
  const marked = below !== '' || existsSync(join(folder, '.git'));
  const file = join(folder, 'klint.yaml');
  try {
    writeFileSync(file, initialConfig({ files: own, marked, newestMinor: NEWEST_MINOR }), { flag: 'wx' });
  } catch (error) {
    return refuse(terminal, `${file}: ${reasonOf(error)}`);
  }
  terminal.note(`klint: wrote ${file}`);
  return exit.clean;
}
