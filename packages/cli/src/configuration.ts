import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ConfigError, ConfigFlags, ReadText } from '@klint/config';
import { decode } from '@klint/parser';
import type { Repository } from '@klint/sources';
import type { Parsed, UsageError } from './args.js';
import { reasonOf } from './output.js';

/** What the flags say about configuration; reads the file that `--config` names. */
export function readConfigFlags({ flags }: Parsed, cwd: string): ConfigFlags | UsageError {
  const file = flags.get('config')?.at(-1);
  const given = { presets: flags.get('preset') ?? [], rules: flags.get('rule') ?? [] };
  if (flags.has('no-config')) {
    return file === undefined ? { ...given, config: 'none' } : { error: '--config and --no-config exclude each other' };
  }
  if (file === undefined) return given;
  try {
    const content = textOf(readFileSync(resolve(cwd, file)));
    if (typeof content !== 'string') return { error: `--config ${file}: ${content.error}` };
    return { ...given, config: { file, content } };
  } catch (error) {
    return { error: `--config ${file}: ${reasonOf(error)}` };
  }
}

/** Reads files of a repository as texts. */
export function textReader({ tree }: Repository): ReadText {
  return (path) => {
    const bytes = tree.open(path);
    if (bytes instanceof Uint8Array) return textOf(bytes);
    const isThere = tree.stat(path) !== undefined || bytes.outside === true;
    return isThere ? { error: bytes.failure } : undefined;
  };
}

function textOf(bytes: Uint8Array): string | { readonly error: string } {
  const decoded = decode(bytes);
  return 'content' in decoded ? decoded.content : { error: `it is ${decoded.detail}` };
}

/** An error of the configuration as one line. */
export function formatError({ file, line, column, message }: ConfigError): string {
  return `${file}${line === undefined ? '' : `:${line}:${column}`}: ${message}`;
}
