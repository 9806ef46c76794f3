import { formats } from '@klint/reporters';
import { rules } from '../../../rules/index.js';
import { answer, refuse } from './answers.js';
import { parseCommandLine } from './args.js';
import { baseline } from './commands/baseline.js';
import { explain } from './commands/explain.js';
import { init } from './commands/init.js';
import { lint } from './commands/lint.js';
import { lsp } from './commands/lsp.js';
import { printConfig } from './commands/print-config.js';
import { render } from './commands/render.js';
import { listRules } from './commands/rules.js';
import { threats } from './commands/threats.js';
import type { ExitCode } from './exit.js';
import { helpOf } from './help.js';
import { openTerminal } from './terminal.js';

/** Carries out a command line (without the program's name) in a folder and gives the exit code. */
export async function run(argv: readonly string[], cwd: string, version: string): Promise<ExitCode> {
  const parsed = parseCommandLine(argv);
  if ('error' in parsed) {
    return refuse(openTerminal(undefined), `${parsed.error}; "klint --help" shows how it is used`);
  }
  const { command, flags, operands } = parsed;
  const terminal = openTerminal(flags.has('no-color') ? false : flags.has('color') ? true : undefined);
  if (flags.has('help')) return answer(terminal, helpOf(command, version, Object.keys(formats)));
  if (flags.has('version')) return answer(terminal, `${version}\n`);
  const setting = { rules, version, cwd, terminal };
  const described = flags.get('print-config')?.at(-1);
  if (described !== undefined) return printConfig(parsed, described, setting);
  switch (command) {
    case 'explain': return explain(operands, terminal);
    case 'rules': return listRules(operands, { json: flags.has('json'), rules }, terminal);
    case 'render': return render(parsed, setting);
    case 'baseline': return baseline(parsed, setting);
    case 'init': return init(operands, { ...setting, editor: flags.get('editor')?.at(-1) });
    case 'lsp': return lsp(operands, setting);
    case 'threats': return threats(parsed, setting);
    case 'lint': return lint(parsed, setting);
  }
}
