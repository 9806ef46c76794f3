import { exit } from './exit.js';
import type { ExitCode } from './exit.js';
import type { Terminal } from './terminal.js';

/** Prints a text that answers the whole command. */
export async function answer(terminal: Terminal, text: string): Promise<ExitCode> {
  const failure = await terminal.print(text);
  return failure === undefined ? exit.clean : refuse(terminal, `standard output cannot be written: ${failure}`);
}

/** Says why a command cannot be carried out, a line for each reason. */
export function refuse(terminal: Terminal, ...reasons: readonly string[]): ExitCode {
  for (const reason of reasons) terminal.note(`klint: ${reason}`);
  return exit.usage;
}
