import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@klint/devkit';

/** All files of a folder of test-manifests, by path below it. */
export function manifests(name: string): Record<string, string> {
  const folder = join(repositoryRoot(), 'test-manifests', name);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}

/** Manifests, a chart with two sets of values and overlays side by side, each in a folder. */
export function mixedFiles(): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [folder, name] of [['plain', '_demo'], ['chart', '_demo-chart'], ['overlays', '_overlays']] as const) {
    for (const [path, content] of Object.entries(manifests(name))) all[`${folder}/${path}`] = content;
  }
  return {
    ...all,
    'klint.yaml': 'extends: [strict]\nsuppressions:\n  - rules: [worker-node/no-host-port]\n    reason: known\n',
    'chart/ci/debug-values.yaml': 'securityContext:\n  privileged: false\n',
    'plain/copy/api.yaml': all['plain/apps/api.yaml']!,
    'overlays/prod/debug.yaml': all['overlays/dev/debug.yaml']!,
  };
}
