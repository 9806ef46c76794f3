import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ConfigError, ConfigFlags } from '@klint/config';
import { decodedText } from '@klint/sources';
import type { Parsed, UsageError } from './args.js';
import { reasonOf } from './output.js';

export { textReader } from '@klint/sources';

/** What the flags say about configuration; reads the file that `--config` names. */
export function readConfigFlags({ flags }: Parsed, cwd: string): ConfigFlags | UsageError {
  const file = flags.get('config')?.at(-1);
  const given = { presets: flags.get('preset') ?? [], rules: flags.get('rule') ?? [] };
  if (flags.has('no-config')) {
    return file === undefined ? { ...given, config: 'none' } : { error: '--config and --no-config exclude each other' };
  }
  if (file === undefined) return given;
  try {
    const content = decodedText(readFileSync(resolve(cwd, file)));
    if (typeof content !== 'string') return { error: `--config ${file}: ${content.error}` };
    return { ...given, config: { file, content } };
  } catch (error) {
    return { error: `--config ${file}: ${reasonOf(error)}` };
  }
}

/** An error of the configuration as one line. */
export function formatError({ file, line, column, message }: ConfigError): string {
  return `${file}${line === undefined ? '' : `:${line}:${column}`}: ${message}`;
}
