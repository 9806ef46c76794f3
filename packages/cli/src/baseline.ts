import { readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { readBaseline } from '@klint/engine';
import type { Baseline } from '@klint/engine';
import { Text } from '@klint/model';
import { decode } from '@klint/parser';
import type { Repository } from '@klint/sources';
import type { Parsed } from './args.js';
import { reasonOf } from './output.js';

/** The name of a baseline at the root of a repository. */
export const baselineName = 'klint-baseline.json';

/** Reads the baseline of a repository; undefined if it has none. */
export type BaselineOf = (repository: Repository) => Baseline | undefined | { readonly error: string };

/** What the flags of a run say about its baseline. */
export function baselineReader({ flags }: Parsed, cwd: string): BaselineOf {
  const given = flags.get('baseline')?.at(-1);
  if (!flags.has('no-baseline')) {
    return (repository) => loadBaseline(repository, baselineFile(repository, given, cwd), given !== undefined);
  }
  return () => (given === undefined ? undefined : { error: '--baseline and --no-baseline exclude each other' });
}

/** The file of a baseline as a path of the system, and relative to the root with forward slashes. */
export interface BaselineFile {
  readonly path: string;
  readonly name: string;
}

/** The file that was named, relative to the working directory, else the one at the root. */
export function baselineFile({ root }: Repository, given: string | undefined, cwd: string): BaselineFile {
  const path = given === undefined ? join(root, baselineName) : resolve(cwd, given);
  return { path, name: relative(root, path).split(sep).join('/') };
}

/** Reads a baseline; one that was not named need not be there. */
export function loadBaseline(
  repository: Repository,
  file: BaselineFile,
  isNamed: boolean,
): Baseline | undefined | { readonly error: string } {
  const { tree } = repository;
  const isInside = !file.name.startsWith('../');
  if (!isNamed && !tree.stat(file.name)) return undefined;
  const bytes = isInside ? tree.open(file.name) : readOutside(file.path);
  if (!(bytes instanceof Uint8Array)) return { error: `${file.name}: ${bytes.failure}` };
  const decoded = decode(bytes);
  if (!('content' in decoded)) return { error: `${file.name}: it is ${decoded.detail}` };
  const text = new Text(file.name, decoded.content);
  const read = readBaseline(text, (path) => tree.stat(path) !== undefined);
  if ('entries' in read) return read;
  return { error: `${file.name}:${read.line}: ${read.error}; klint baseline writes a new one` };
}

function readOutside(path: string): Uint8Array | { readonly failure: string } {
  try {
    return readFileSync(path);
  } catch (error) {
    return { failure: reasonOf(error) };
  }
}
