import { execFileSync } from 'node:child_process';
import { devNull } from 'node:os';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { discover } from '../src/discover.js';
import { open, withFolder } from './support.js';

/** Numbers below `limit`, the same in every run (mulberry32). */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const names = ['a', 'b', 'ab', 'a b', 'x.y'];
const patterns = [
  'a', '/a', 'a/', '/a/', '!a', '!a/', '*', '!*', '*/', '!*/', 'a/b', '/a/*', '!/a/b', '**/b', 'a/**', 'a/**/b',
  '!a/**', '?', '[ab]', '[!a]', 'a*', '*b*', 'x.*', 'a\\ b', '*.yaml', '!*.yaml', 'a.yaml', '!b.yaml', '/ab/a.yaml',
  '!ab/', 'b/a.yaml', '# a', '\\!a', 'a  ', '', '/*', '!/ab', '!/ab/', '**/a/**', 'x?y/', '/*/b',
];

/** A random tree of up to three levels with .gitignore files in some folders. */
function randomTree(seed: number): Record<string, string> {
  const below = numbers(seed);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const files: Record<string, string> = {};
  const fill = (folder: string, depth: number): void => {
    for (const name of names) {
      if (below(2) === 0) files[`${folder}${name}.yaml`] = '';
      if (depth < 3 && below(2) === 0) fill(`${folder}${name}/`, depth + 1);
    }
    const count = depth === 0 ? 4 : below(2) === 0 ? 0 : 3;
    if (count > 0) files[`${folder}.gitignore`] = Array.from({ length: count }, () => pick(patterns)).join('\n');
  };
  fill('', 0);
  return files;
}

const clean = { ...process.env, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_SYSTEM: devNull };

function git(folder: string, ...command: string[]): string {
  return execFileSync('git', ['-C', folder, ...command], { encoding: 'utf8', env: clean });
}

test('finds the files that git would add', () => {
  let [kept, ignored] = [0, 0];
  for (let seed = 0; seed < 30; seed++) {
    const files = randomTree(seed);
    withFolder(files, (folder) => {
      git(folder, 'init', '-q');
      const listed = git(folder, 'ls-files', '-z', '--others', '--exclude-standard').split('\0');
      const wanted = listed.filter((file) => file.endsWith('.yaml'));
      const found = discover(open(['.'], folder)).files;
      const rules = Object.entries(files).filter(([file]) => file.endsWith('.gitignore'));
      assert.equal(found, wanted.sort(), `seed ${seed}: ${JSON.stringify(rules)}`);
      kept += wanted.length;
      ignored += Object.keys(files).length - rules.length - wanted.length;
    });
  }
  assert.ok(kept > 300 && ignored > 300, `${kept} kept, ${ignored} ignored`);
});

test.run();
