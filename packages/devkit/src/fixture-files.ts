import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type FixtureKind = 'valid' | 'invalid';

/** A fixture of a rule: one file, or a folder of files that belong together. */
export interface Fixture {
  readonly rule: string;
  readonly kind: FixtureKind;
  /** The file or folder, relative to the root of the repository. */
  readonly path: string;
  /** Contents by path inside the fixture; of a file, its own name. */
  readonly files: Readonly<Record<string, Uint8Array>>;
}

/** The fixtures of a rule, sorted by path. */
export function fixturesOf(root: string, rule: string): Fixture[] {
  return (['valid', 'invalid'] as const).flatMap((kind) => {
    const folder = `test-manifests/${rule}/${kind}`;
    if (!existsSync(join(root, folder))) return [];
    const names = readdirSync(join(root, folder)).sort();
    return names.map((name) => ({ rule, kind, path: `${folder}/${name}`, files: readFiles(join(root, folder), name) }));
  });
}

/** The contents of a file or folder, by path inside it; of a file, by its own name. */
export function readFiles(folder: string, name: string): Record<string, Uint8Array> {
  const path = join(folder, name);
  if (statSync(path).isFile()) return { [name]: readFileSync(path) };
  const inside = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = inside.map((entry): [string, Uint8Array] => {
    const file = join(entry.parentPath, entry.name);
    return [file.slice(path.length + 1).replaceAll('\\', '/'), readFileSync(file)];
  });
  return Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}
