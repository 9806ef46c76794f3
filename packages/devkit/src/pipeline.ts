import { createConfig } from '@klint/config';
import { lint, readBaseline } from '@klint/engine';
import { NEWEST_MINOR } from '@klint/kube';
import { Text } from '@klint/model';
import type { LintResult, Loaded, Rule, SettingsOf } from '@klint/model';
import { load, memoryTree, openTree } from '@klint/sources';
import type { SourceTree } from '@klint/sources';

/** Files that a tree in memory cannot hold. */
export interface OddFiles {
  /** Files that cannot be read, each with the reason. */
  readonly unreadable?: Readonly<Record<string, string>>;
  /** Links that lead out of the repository. */
  readonly outside?: readonly string[];
}

export interface LintFilesOptions {
  readonly rules: readonly Rule[];
  /** What klint.yaml at the root says, where `files` has none. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Settings of rules over what klint.yaml says: `id: severity` or `id: [severity, {options}]`. */
  readonly flags?: readonly string[];
  readonly odd?: OddFiles;
  /** Changes what was loaded before it is linted. */
  prepare?(loaded: Loaded): Loaded;
}

const baselineName = 'klint-baseline.json';

/** A run over files, with what it was made from. */
export interface FilesRun {
  readonly loaded: Loaded;
  readonly settingsOf: SettingsOf;
  readonly result: LintResult;
  inScope(file: string): boolean;
}

/** Lints files, given by path, as klint would: discover, load, index, lint. */
export function lintFiles(files: Readonly<Record<string, string | Uint8Array>>, options: LintFilesOptions): LintResult {
  return runFiles(files, options).result;
}

/** The same, with what was loaded. */
export function runFiles(files: Readonly<Record<string, string | Uint8Array>>, options: LintFilesOptions): FilesRun {
  const written = files['klint.yaml'] === undefined ? { 'klint.yaml': JSON.stringify(options.config) } : {};
  const repository = openTree(oddTree(memoryTree({ ...files, ...written }), options.odd ?? {}));
  const { rules } = options;
  const config = createConfig({
    read: (path) => textOf(repository.tree.read(path)),
    rules,
    flags: { rules: options.flags ?? [] },
    newestMinor: NEWEST_MINOR,
  });
  const { settingsOf } = config;
  const whole = load(repository, settingsOf);
  const loaded = options.prepare?.(whole) ?? whole;
  const { inScope, tree } = repository;
  const held = textOf(tree.read(baselineName));
  const baseline = held && readBaseline(new Text(baselineName, held), (file) => tree.stat(file) !== undefined);
  if (baseline && 'error' in baseline) throw new Error(`${baselineName}:${baseline.line}: ${baseline.error}`);
  const run = { rules, settingsOf, version: '0.0.0', today: '2026-01-01', inScope };
  const result = lint(loaded, baseline ? { ...run, baseline } : run);
  const [error] = config.errors();
  if (error) throw new Error(`${error.file}:${error.line ?? 1}: ${error.message}`);
  return { loaded, settingsOf, result, inScope };
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder().decode(bytes);
}

function oddTree(tree: SourceTree, { unreadable = {}, outside = [] }: OddFiles): SourceTree {
  const links = outside.map((name) => ({ name, type: 'link' as const }));
  return {
    ...tree,
    entries: (folder) => {
      const found = tree.entries(folder);
      return folder === '' && Array.isArray(found) ? [...found, ...links] : found;
    },
    open: (path, limit) => (path in unreadable ? { failure: unreadable[path]! } : tree.open(path, limit)),
    follow: (path) => (outside.includes(path) ? { failure: 'is elsewhere', outside: true } : tree.follow(path)),
  };
}
