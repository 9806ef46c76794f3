import type { Rule } from '@klint/model';
import { refuse } from '../answers.js';
import type { ExitCode } from '../exit.js';
import type { Terminal } from '../terminal.js';

interface Setting {
  readonly rules: readonly Rule[];
  readonly version: string;
  readonly terminal: Terminal;
}

/** Serves an editor over standard input and output. The server ends the process when the editor is done with it. */
export async function lsp(
  operands: readonly string[],
  { rules, version, terminal }: Setting,
): Promise<ExitCode> {
  if (operands.length > 0) return refuse(terminal, 'lsp takes no path: the editor says which folders it works on');
  const { serve } = await import('@klint/lsp');
  const pages = async () => (await import('klint:pages')).pages;
  await serve({ rules, version, pages, input: process.stdin, output: process.stdout });
  return new Promise(() => {});
}
