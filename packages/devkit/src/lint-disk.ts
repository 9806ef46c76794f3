import { createConfig } from '@klint/config';
import { lint } from '@klint/engine';
import { NEWEST_MINOR } from '@klint/kube';
import type { LintResult, Rule } from '@klint/model';
import { decode } from '@klint/parser';
import { isUsageError, load, openRepository } from '@klint/sources';

/** A run over files on the disk, with the texts that its places are in. */
export interface DiskRun {
  readonly result: LintResult;
  readSource(file: string): string | undefined;
}

/** Lints one path as klint would, with these presets over its configuration. Throws on wrong use. */
export function lintPath(path: string, rules: readonly Rule[], presets: readonly string[]): DiskRun {
  const repository = openRepository([path], process.cwd());
  if (isUsageError(repository)) throw new Error(repository.usageError);
  const readSource = (file: string): string | undefined => {
    const bytes = repository.tree.read(file);
    const decoded = bytes && decode(bytes);
    return decoded && 'content' in decoded ? decoded.content : undefined;
  };
  const flags = { presets: [...presets] };
  const config = createConfig({ read: readSource, rules, flags, newestMinor: NEWEST_MINOR });
  const { settingsOf } = config;
  const { inScope } = repository;
  const today = new Date().toISOString().slice(0, 10);
  const result = lint(load(repository, settingsOf), { rules, settingsOf, version: '0.0.0', today, inScope });
  const [error] = config.errors();
  if (error) throw new Error(`${error.file}:${error.line ?? 1}: ${error.message}`);
  return { result, readSource };
}
