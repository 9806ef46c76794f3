import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Files of a chart by path, relative to the chart. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export interface HelmResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder on disk for a chart, removed afterwards. */
export function withFolder<T>(files: Files, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'klint-helm-'));
  try {
    writeFiles(folder, files);
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function writeFiles(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

/** What `helm template` prints. */
export function runHelm(program: string, folder: string, args: readonly string[] = []): HelmResult {
  const { status, stdout, stderr } = spawnSync(program, ['template', 'rel', folder, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, HELM_CACHE_HOME: join(tmpdir(), 'klint-helm-cache') },
  });
  return { status, stdout, stderr };
}

/** The documents of each template, in an order of their own, because helm sorts them by kind. */
export type Documents = ReadonlyMap<string, readonly string[]>;

export function grouped(pairs: readonly (readonly [string, string])[]): Documents {
  const groups = new Map<string, string[]>();
  for (const [name, document] of pairs) groups.set(name, [...(groups.get(name) ?? []), document].sort());
  return groups;
}

export function documentsIn(stdout: string): Documents {
  const parts = stdout.split(/^---\n# Source: /m).slice(1);
  return grouped(parts.map((part) => [part.split('\n', 1)[0]!, part.slice(part.indexOf('\n') + 1).replace(/\n$/, '')]));
}
