import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '@klint/model';
import { readExpectations } from './expectations.js';
import { fixFiles } from './fix-files.js';
import { fixturesOf, readFiles } from './fixture-files.js';
import type { Fixture } from './fixture-files.js';
import { lintFixture } from './fixtures.js';

/**
 * Fixtures of a rule whose fixes are checked: of `invalid/<name>` the file or folder `fixed/<name>` is what all of its
 * rule's fixes make of it. A folder holds the files that change.
 */
export function fixedFixtures(root: string, rule: string): Fixture[] {
  const invalid = fixturesOf(root, rule).filter(({ kind }) => kind === 'invalid');
  return invalid.filter(({ path }) => existsSync(join(root, fixedPath(path))));
}

/** Fixed texts that no invalid fixture is for. */
export function strayFixedTexts(root: string, rule: string): string[] {
  const folder = `test-manifests/${rule}/fixed`;
  if (!existsSync(join(root, folder))) return [];
  const names = new Set(fixedFixtures(root, rule).map(({ path }) => path.slice(path.lastIndexOf('/') + 1)));
  return readdirSync(join(root, folder)).filter((name) => !names.has(name)).map((name) => `${folder}/${name}`);
}

function fixedPath(path: string): string {
  return path.replace('/invalid/', '/fixed/');
}

/** The files that fixing a fixture changed, and those that it should have changed, by path. */
export function runFixes(
  root: string,
  fixture: Fixture,
  rules: readonly Rule[],
): { readonly found: Readonly<Record<string, string>>; readonly expected: Readonly<Record<string, string>> } {
  const path = fixedPath(fixture.path);
  const at = path.lastIndexOf('/');
  const { files, options } = lintFixture(fixture, readExpectations(fixture), rules);
  const fixed = fixFiles(files, options, 'suggest');
  const again = fixFiles(fixed.files, options, 'suggest');
  if (again.made.length > 0) throw new Error('fixing once more changes something');
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const text = (bytes: string | Uint8Array): string => (typeof bytes === 'string' ? bytes : decoder.decode(bytes));
  const entries = Object.entries(readFiles(join(root, path.slice(0, at)), path.slice(at + 1)));
  return {
    found: Object.fromEntries([...fixed.contents.keys()].sort().map((file) => [file, text(fixed.files[file]!)])),
    expected: Object.fromEntries(entries.map(([file, bytes]) => [file, text(bytes)])),
  };
}
