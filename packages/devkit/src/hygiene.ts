import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of the repository: those under version control and those that could be. */
export function repositoryFiles(root: string): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const { stdout, status } = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error('not a clone: git ls-files failed');
  return stdout.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
}

/** Written in pieces, so that this file holds none of them. */
const strange: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a package registry', hosts('registry.npm', 'js.org', 'registry.yarn', 'pkg.com', 'py', 'pi.org', 'crates', '.io')],
  ['a place on some machine', places('/wo', 'rk/(main|shared|\\.)', '/tmp', '/w/', '/Us', 'ers/\\w', '/ho', 'me/\\w+/\\w')],
  ['a resolved address in a lock file', new RegExp('"resol' + 'ved": "http')],
];

function places(...halves: string[]): RegExp {
  return new RegExp(halves.flatMap((half, i) => (i % 2 === 0 ? [half + halves[i + 1]!] : [])).join('|'));
}

function hosts(...halves: string[]): RegExp {
  return new RegExp(`\\b(${places(...halves.map((half) => half.replaceAll('.', '\\.'))).source})\\b`);
}

/** What says where the repository was made rather than what it is, as `file:line: what`. */
export function strangeWords(root: string, file: string): string[] {
  const bytes = readFileSync(join(root, file));
  if (bytes.includes(0)) return [];
  const lines = bytes.toString('utf8').split('\n');
  return lines.flatMap((line, i) => {
    const found = strange.filter(([, pattern]) => pattern.test(line));
    return found.map(([what]) => `${file}:${i + 1}: ${what}`);
  });
}
