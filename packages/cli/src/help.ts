import { commands } from './commands/table.js';
import type { Command, CommandName, Flag } from './commands/table.js';

const exits = 'Exit code: 0 clean, 1 findings, 2 wrong use, 3 something could not be read.\n';

/** The help of a command: at most 24 lines of 80 columns. */
export function helpOf(name: CommandName, version: string, formats: readonly string[]): string {
  const { usage, text, flags }: Command = commands[name];
  const about = name === 'lint' ? overview(version) : `Usage: klint ${usage}\n\n${capital(text)}.\n`;
  const listed = name === 'lint' ? formats : [];
  const lines = flags.filter((flag) => flag.text !== undefined).map((flag) => lineOf(flag, listed));
  return `${about}\n${lines.join('\n')}\n${name === 'lint' ? exits : ''}`;
}

function overview(version: string): string {
  const rows = Object.values(commands).map(({ usage, text }, i) => {
    return `${i === 0 ? 'Usage:' : '      '} klint ${usage.padEnd(18)} ${text}\n`;
  });
  return `klint ${version}\n${rows.join('')}`;
}

function lineOf(flag: Flag, formats: readonly string[]): string {
  const short = flag.short === undefined ? '' : `-${flag.short}, `;
  const head = `  ${short}--${flag.name}${flag.value === undefined ? '' : ` ${flag.value}`}`;
  const text = flag.name === 'format' && formats.length > 0 ? formats.join(', ') : flag.text!;
  return `${head.padEnd(29)} ${text}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
