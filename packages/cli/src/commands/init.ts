import { existsSync, realpathSync, writeFileSync } from 'node:fs';
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
  const [path = '.'] = operands;
  const repository = openRepository([path], cwd);
  if (isUsageError(repository)) return refuse(terminal, repository.usageError);
  const folder = realpathSync.native(resolve(cwd, path));
  if (repository.namedFiles.size > 0) return refuse(terminal, `init takes a folder; ${path} is a file`);
  const { settingsOf } = createConfig({ read: () => undefined, rules, newestMinor: NEWEST_MINOR });
  const { inputs } = load(repository, settingsOf);
  const below = folder === repository.root ? '' : `${folder.slice(repository.root.length + 1).replaceAll('\\', '/')}/`;
  const content = initialConfig({
    files: inputs.flatMap(({ file }) => (file.startsWith(below) ? file.slice(below.length) : [])),
    marked: ['.git', 'klint.yaml'].some((name) => existsSync(join(repository.root, name))),
    newestMinor: NEWEST_MINOR,
  });
  try {
    writeFileSync(join(folder, 'klint.yaml'), content, { flag: 'wx' });
  } catch (error) {
    return refuse(terminal, `${join(path, 'klint.yaml')}: ${reasonOf(error)}`);
  }
  terminal.note(`klint: wrote ${join(path, 'klint.yaml')}`);
  return exit.clean;
}
