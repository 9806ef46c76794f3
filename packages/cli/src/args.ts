import { parseArgs } from 'node:util';
import { didYouMean } from '@klint/model';
import { commands } from './commands/table.js';
import type { CommandName, Flag } from './commands/table.js';

/** A command line that was understood. */
export interface Parsed {
  readonly command: CommandName;
  /** All values of a flag; a flag without value has the value ''. */
  readonly flags: ReadonlyMap<string, readonly string[]>;
  readonly operands: readonly string[];
}

export interface UsageError {
  readonly error: string;
}

/** Reads the arguments after the program's name. The first one may name a command; else it is a path to lint. */
export function parseCommandLine(argv: readonly string[]): Parsed | UsageError {
  const first = argv[0] ?? '';
  const command: CommandName = first !== 'lint' && Object.hasOwn(commands, first) ? (first as CommandName) : 'lint';
  const known = commands[command].flags;
  const { tokens } = parseArgs({
    args: [...argv.slice(command === 'lint' ? 0 : 1)],
    options: Object.fromEntries(known.map((flag) => [flag.name, optionOf(flag)])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const flags = new Map<string, string[]>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = known.find(({ name }) => name === token.name);
    const error = flag ? wrongValue(flag, token) : unknownFlag(token.rawName, known);
    if (error !== undefined) return { error };
    flags.set(token.name, [...(flags.get(token.name) ?? []), token.value ?? '']);
  }
  return { command, flags, operands };
}

function optionOf(flag: Flag): { type: 'string' | 'boolean'; short?: string } {
  const type = flag.value === undefined ? 'boolean' : 'string';
  return flag.short === undefined ? { type } : { type, short: flag.short };
}

function unknownFlag(rawName: string, known: readonly Flag[]): string {
  return `unknown flag: ${rawName}${didYouMean(rawName, known.map(({ name }) => `--${name}`))}`;
}

interface OptionToken {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function wrongValue(flag: Flag, { rawName, value, inlineValue }: OptionToken): string | undefined {
  if (flag.value === undefined) return value === undefined ? undefined : `${rawName} takes no value`;
  const missing = value === undefined || value === '' || (!inlineValue && /^-./.test(value));
  if (missing) return `${rawName} needs a value: ${rawName} ${flag.value}`;
  return flag.choices && !flag.choices.includes(value) ? wrongChoice(rawName, value, flag.choices) : undefined;
}

function wrongChoice(rawName: string, value: string, choices: readonly string[]): string {
  return `${rawName}: unknown value "${value}"${didYouMean(value, choices)} (one of ${choices.join(', ')})`;
}
