import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Rule } from '@klint/model';
import { loadRules } from '../rule-files.js';
import { configSchema } from './config-schema.js';
import { presetPages } from './preset-pages.js';
import { readme } from './readme.js';
import { rulePages } from './rule-pages.js';
import { rulesIndex } from './rules-index.js';

/** What a generator makes its files from. */
export interface Material {
  readonly root: string;
  readonly rules: readonly Rule[];
  /** The text of a file as it is now; '' if there is none. */
  read(file: string): string;
}

/** Gives files, by their paths below the root, as they ought to be. */
export type Generator = (material: Material) => ReadonlyMap<string, string> | Promise<ReadonlyMap<string, string>>;

const generators: readonly Generator[] = [rulesIndex, rulePages, presetPages, configSchema, readme];

/** All generated files that are not as they ought to be, with their right texts. */
async function changes(root: string): Promise<ReadonlyMap<string, string>> {
  const read = (file: string): string => {
    const path = join(root, file);
    return existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : '';
  };
  const material: Material = { root, rules: await loadRules(root), read };
  const changed = new Map<string, string>();
  for (const generator of generators) {
    for (const [file, text] of await generator(material)) if (read(file) !== text) changed.set(file, text);
  }
  return changed;
}

/** The generated files below `root` that are stale. */
export async function staleFiles(root: string): Promise<string[]> {
  return [...(await changes(root)).keys()];
}

/** Writes the generated files that are stale and gives their names. */
export async function generate(root: string): Promise<string[]> {
  const changed = await changes(root);
  for (const [file, text] of changed) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return [...changed.keys()];
}
