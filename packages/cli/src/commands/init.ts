import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { createConfig } from '@klint/config';
import { NEWEST_MINOR } from '@klint/kube';
import type { Rule } from '@klint/model';
import { isUsageError, load, openRepository } from '@klint/sources';
import { refuse } from '../answers.js';
import { vscodeTasks } from '../editor-tasks.js';
import { exit } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { initialConfig } from '../initial-config.js';
import { reasonOf } from '../output.js';
import type { Terminal } from '../terminal.js';

interface Setting {
  readonly cwd: string;
  readonly rules: readonly Rule[];
  readonly terminal: Terminal;
  /** The editor whose tasks are written instead. */
  readonly editor: string | undefined;
}

/** Writes a klint.yaml that fits what a folder holds, or tasks of an editor; what is there already stays. */
export function init(operands: readonly string[], { cwd, rules, terminal, editor }: Setting): ExitCode {
  if (operands.length > 1) return refuse(terminal, 'init takes one folder');
  const [path = '.'] = operands;
  const repository = openRepository([path], cwd);
  if (isUsageError(repository)) return refuse(terminal, repository.usageError);
  const folder = realpathSync.native(resolve(cwd, path));
  if (repository.namedFiles.size > 0) return refuse(terminal, `init takes a folder; ${path} is a file`);
  if (editor !== undefined) {
    const root = relative(folder, repository.root).replaceAll('\\', '/');
    return write(join(path, '.vscode/tasks.json'), vscodeTasks(root), { cwd, terminal });
  }
  const { settingsOf } = createConfig({ read: () => undefined, rules, newestMinor: NEWEST_MINOR });
  const { inputs } = load(repository, settingsOf);
  const below = folder === repository.root ? '' : `${folder.slice(repository.root.length + 1).replaceAll('\\', '/')}/`;
  const content = initialConfig({
    files: inputs.flatMap(({ file }) => (file.startsWith(below) ? file.slice(below.length) : [])),
    marked: ['.git', 'klint.yaml'].some((name) => existsSync(join(repository.root, name))),
    newestMinor: NEWEST_MINOR,
  });
  return write(join(path, 'klint.yaml'), content, { cwd, terminal });
}

/** Writes a new file; `file` is as it was named. */
function write(file: string, content: string, { cwd, terminal }: Pick<Setting, 'cwd' | 'terminal'>): ExitCode {
  const place = resolve(cwd, file);
  try {
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content, { flag: 'wx' });
  } catch (error) {
    return refuse(terminal, `${file}: ${reasonOf(error)}`);
  }
  terminal.note(`klint: wrote ${file}`);
  return exit.clean;
}
