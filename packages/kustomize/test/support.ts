import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mkdirSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { shared } from '@klint/devkit';
import { Text } from '@klint/model';
import { parseManifests, toValue } from '@klint/parser';
import type { Built } from '../src/index.js';

/** What the real kustomize prints, as parsed documents, or why it prints nothing. */
export type Verdict = { readonly documents: readonly unknown[] } | { readonly error: string };

export function documentsOf(yaml: string): unknown[] {
  return parseManifests(new Text('output', yaml)).value.flatMap(({ root }) => (root ? [toValue(root)] : []));
}

/** Builds a folder with the real kustomize. */
export function oracle(program: string, folder: string): Promise<Verdict> {
  const args = ['kustomize', '--load-restrictor', 'LoadRestrictionsNone', folder];
  return new Promise((resolve) => {
    execFile(program, args, { maxBuffer: 1 << 28, timeout: 120_000 }, (error, stdout, stderr) => {
      resolve(error ? { error: stderr || error.message } : { documents: documentsOf(stdout) });
    });
  });
}

/** Whether the real kustomize would have stopped. */
export function failed({ problems, complete }: Built): boolean {
  return !complete || problems.some(({ incomplete }) => incomplete === true);
}

export function valuesOf({ resources }: Built): unknown[] {
  return resources.map(({ root }) => toValue(root));
}

/** What differs between a build of ours and a verdict; undefined when nothing does. */
export function difference(ours: Built, verdict: Verdict): string | undefined {
  const words = ours.problems.map(({ messageId, data }) => `${messageId} ${JSON.stringify(data)}`).join('; ');
  if ('error' in verdict) return failed(ours) ? undefined : `built, but kustomize says ${verdict.error.slice(-300)}`;
  if (failed(ours)) return `not built (${words}), but kustomize builds it`;
  return firstDifference(valuesOf(ours), verdict.documents, '');
}

export function firstDifference(ours: unknown, theirs: unknown, path: string): string | undefined {
  if (isDeepStrictEqual(ours, theirs)) return undefined;
  if (isObject(ours) && isObject(theirs) && Array.isArray(ours) === Array.isArray(theirs)) {
    for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
      const found = firstDifference(ours[key], theirs[key], `${path}/${key}`);
      if (found !== undefined) return found;
    }
  }
  return `${path}: ${clip(ours)} instead of ${clip(theirs)}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function clip(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 200);
}

/** Does something with all items, two at a time, and gives the results in order. */
export async function inParallel<T, R>(items: readonly T[], action: (item: T, i: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < items.length) {
      const i = next++;
      results[i] = await action(items[i]!, i);
    }
  };
  await Promise.all([work(), work()]);
  return results;
}

/** Runs something with a folder that is gone afterwards. */
export async function withFolder<T>(action: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'klint-kustomize-'));
  try {
    return await action(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** The real kustomizations of the shared corpus; undefined where it is not there. */
export function corpus(): { readonly folder: string; readonly roots: readonly string[] } | undefined {
  const folder = shared() && join(shared()!, 'corpus/kustomize');
  if (folder === undefined) return undefined;
  return {
    folder,
    roots: readFileSync(join(folder, 'roots.txt'), 'utf8')
      .split('\n')
      .filter((root) => root !== ''),
  };
}
