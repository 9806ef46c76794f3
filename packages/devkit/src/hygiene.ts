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
  ['a package registry', new RegExp(`\\bregistry\\.(npm${'js'}\\.org|yarn${'pkg'}\\.com)\\b`)],
  ['a home folder', new RegExp(`/Us${'ers'}/\\w|/ho${'me'}/\\w+/\\w`)],
  ['a resolved address in a lock file', new RegExp(`"resol${'ved'}": "http`)],
];

/** What says where the repository was made (here, for one) rather than what it is, as `file:line: what`. */
export function strangeWords(root: string, file: string): string[] {
  const bytes = readFileSync(join(root, file));
  if (bytes.includes(0)) return [];
  const lines = bytes.toString('utf8').split('\n');
  return lines.flatMap((line, i) => {
    const found = strange.filter(([, pattern]) => pattern.test(line)).map(([what]) => what);
    if (tellsPlace(root) && line.includes(root)) found.push('the place of this clone');
    return found.map((what) => `${file}:${i + 1}: ${what}`);
  });
}

/** A short path, such as /app or /tmp/x, stands in manifests that know nothing of this clone. */
function tellsPlace(root: string): boolean {
  return root.split(/[/\\]/).length > 3;
}
