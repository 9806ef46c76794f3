import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Loaded, Problem, Settings, SettingsOf } from '@klint/model';
import { isUsageError, openRepository, type Repository, type StandardInput } from '@klint/sources';

/** Settings that ignore some files and give core/no-skipped-file these options. */
export function settingsWith(
  given: Partial<Pick<Settings, 'ignores' | 'units' | 'charts' | 'readsOutside'>> & {
    readonly options?: Record<string, unknown>;
  } = {},
): SettingsOf {
  const settings: Settings = {
    file: undefined,
    kubernetesMinor: 33,
    failOn: 'error',
    externals: [],
    workloads: [],
    units: given.units ?? [],
    charts: given.charts ?? [],
    helmVersion: 4,
    readsOutside: given.readsOutside ?? false,
    suppressions: [],
    ignores: given.ignores ?? (() => false),
    rule: () => ({ severity: 'off', options: given.options ?? {} }),
  };
  return () => settings;
}

/** Whether closed files can be tried: Windows has no such permissions. */
export const hasPermissions = process.platform === 'win32' ? undefined : true;

/** Runs `body` as a user whom permissions hold back: root may read everything. */
export function withoutRights<T>(body: () => T): T {
  if (process.getuid?.() !== 0) return body();
  process.seteuid!(65_534);
  try {
    return body();
  } finally {
    process.seteuid!(0);
  }
}

/** Runs `body` with a new folder. `-> target` as content makes a link, a name with `/` at its end a folder. */
export function withFolder(files: Readonly<Record<string, string>>, body: (folder: string) => void): void {
  const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'klint-sources-')));
  try {
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, name);
      mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true });
      if (content.startsWith('-> ')) symlinkSync(content.slice(3), path);
      else if (!name.endsWith('/')) writeFileSync(path, content);
    }
    body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function open(paths: readonly string[], cwd: string, stdin?: StandardInput): Repository {
  const repository = openRepository(paths, cwd, { stdin });
  if (isUsageError(repository)) throw new Error(repository.usageError);
  return repository;
}

export function manifest(kind: string, name: string, rest = ''): string {
  return `apiVersion: ${kind === 'Deployment' ? 'apps/v1' : 'v1'}\nkind: ${kind}\nmetadata:\n  name: ${name}\n${rest}`;
}

/** `file: state` of every input. */
export function states(loaded: Loaded): Record<string, string> {
  return Object.fromEntries(loaded.inputs.map(({ file, state }) => [file, state]));
}

/** `file rule/message` of every problem, with line and column where it has a place. */
export function problems(loaded: Pick<Loaded, 'problems'>): string[] {
  return loaded.problems.map((problem) => {
    return `${whereOf(problem)} ${problem.ruleId.replace(/^.*\//, '')}/${problem.messageId}`;
  });
}

function whereOf({ at }: Problem): string {
  if (!('text' in at)) return 'file' in at ? at.file : '?';
  const { line, column } = at.text.positionAt(at.start);
  return `${at.text.file}:${line}:${column}`;
}

/** `name: file kind/name, …` of every unit. */
export function units(loaded: Pick<Loaded, 'units'>): Record<string, string[]> {
  return Object.fromEntries(
    loaded.units.map((unit) => [unit.name, unit.resources.map(({ file, name }) => `${file} ${name}`)]),
  );
}
