import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, ParseCache } from '@klint/kustomize';
import { diskTree } from '@klint/sources';
import { repositoryRoot } from '../root.js';
import { kubectl } from '../tools.js';
import type { Measured } from './measure.js';

/** Kustomizations of the shared corpus, `count` of them from all over the list. */
export function overlaysOf(corpus: string, count = Infinity): string[] {
  const roots = readFileSync(join(corpus, 'kustomize/roots.txt'), 'utf8').split('\n').filter((root) => root !== '');
  if (count >= roots.length) return roots;
  return Array.from({ length: count }, (_, i) => roots[Math.floor((i * roots.length) / count)]!);
}

/** Copies what the builds of kustomizations read into a folder, where nothing else lies. */
export function copyOverlays(corpus: string, roots: readonly string[], folder: string): void {
  const [tree, cache] = [diskTree(join(corpus, 'kustomize')), new ParseCache()];
  for (const path of new Set(roots.flatMap((root) => [...build(root, tree, { cache }).filesRead]))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), tree.read(path)!);
  }
  mkdirSync(join(folder, '.git'));
}

/** The runs to compare for a folder of kustomizations; klint builds what no other one uses, and prints it. */
export function overlayRuns(folder: string, roots: readonly string[], nodes: readonly string[]): Measured[] {
  const klint = join(repositoryRoot(), 'dist/klint.js');
  const program = kubectl();
  const arguments_ = ['kustomize', '--load-restrictor', 'LoadRestrictionsNone'];
  const judged = program ? roots.map((root) => [program, ...arguments_, root]) : undefined;
  return [
    ...(judged ? [{ name: 'kubectl kustomize, one process a root', commands: judged, cwd: folder }] : []),
    ...nodes.map((node) => ({
      name: `klint render . (${node})`,
      commands: [[node, klint, 'render', '.']],
      cwd: folder,
    })),
  ];
}

/** Seconds of CPU of all builds, and of the median one, again and again in this process; files are read anew. */
export function buildAgain(folder: string, roots: readonly string[], times: number): { all: number; median: number }[] {
  return Array.from({ length: times }, () => {
    const [tree, cache] = [diskTree(folder), new ParseCache()];
    const costs = roots.map((root) => {
      const before = process.cpuUsage();
      build(root, tree, { cache });
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1e6;
    });
    const sorted = [...costs].sort((a, b) => a - b);
    return { all: costs.reduce((sum, each) => sum + each, 0), median: sorted[sorted.length >> 1]! };
  });
}
