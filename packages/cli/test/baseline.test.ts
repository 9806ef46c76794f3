import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { badPod, badPodFindings, fewRules, goodPod, klint, makeFolder, places, report } from './klint.js';

const name = 'klint-baseline.json';
const config = `${fewRules}  core/no-unused-suppression: warn\n`;
const webPod = badPod.replace('bad', 'web');

/** A folder with what was found in it as its baseline. */
function adopted(files: Readonly<Record<string, string>>): string {
  const folder = makeFolder({ 'klint.yaml': config, ...files });
  const { code, stderr } = klint(folder, ['baseline']);
  assert.is(code, 0, stderr);
  return folder;
}

function found(folder: string, ...args: readonly string[]): string[] {
  return places(report(folder, args).findings);
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
}

test('what is in the baseline is hidden, what is new is reported', () => {
  const folder = adopted({ 'pod.yaml': badPod });
  assert.equal(found(folder), []);
  assert.equal(found(folder, '--no-baseline'), badPodFindings);
  write(folder, { 'pod.yaml': `# one line more\n${badPod}` });
  assert.equal(found(folder), []);
  const { stdout } = klint(folder, ['--format', 'json']);
  const { suppressed } = JSON.parse(stdout) as { suppressed: { suppression: { kind: string } }[] };
  assert.equal(suppressed.map(({ suppression }) => suppression.kind), ['baseline', 'baseline']);
});

test('an entry never hides the same rule in another file or resource', () => {
  const folder = adopted({ 'pod.yaml': badPod });
  write(folder, { 'copy.yaml': badPod });
  assert.equal(found(folder, 'copy.yaml'), badPodFindings.map((place) => place.replace('pod.yaml', 'copy.yaml')));
  rmSync(join(folder, 'copy.yaml'));
  write(folder, { 'pod.yaml': webPod });
  assert.equal(found(folder, 'pod.yaml'), badPodFindings);
  const inB = badPod.replace('  name: bad', '  name: bad\n  namespace: b');
  write(folder, { 'pod.yaml': `${inB}---\n${badPod}` });
  assert.equal(found(folder, 'pod.yaml'), ['pod.yaml:7 worker-node/no-host-network',
    'pod.yaml:10 worker-node/no-privileged-container']);
});

test('an entry of a file that is gone follows its findings to a new file, once', () => {
  const folder = adopted({ 'pod.yaml': badPod, 'web.yaml': webPod });
  mkdirSync(join(folder, 'pods'));
  renameSync(join(folder, 'pod.yaml'), join(folder, 'pods/bad.yaml'));
  assert.equal(found(folder), []);
  write(folder, { 'pods/more.yaml': badPod });
  assert.is(found(folder).length, 2);
});

test('entries that hide nothing are findings, and --prune takes them out', () => {
  const folder = adopted({ 'pod.yaml': badPod, 'web.yaml': webPod });
  const before = readFileSync(join(folder, name), 'utf8');
  write(folder, { 'pod.yaml': goodPod });
  assert.equal(found(folder), [2, 3].map((line) => `${name}:${line} core/no-unused-suppression`));
  assert.equal(found(folder, 'web.yaml', 'pod.yaml'), []);
  write(folder, { 'new.yaml': badPod.replace('bad', 'new') });
  assert.is(klint(folder, ['baseline', '--prune']).stderr, `klint: ${name} now allows 2 findings\n`);
  const after = readFileSync(join(folder, name), 'utf8');
  assert.is(after, before.split('\n').filter((line) => !line.includes('"pod.yaml"')).join('\n'));
  assert.is(found(folder).length, 2, 'what is new was not added');
});

test('a baseline of some arguments leaves the entries of others', () => {
  const folder = adopted({ 'pod.yaml': badPod });
  write(folder, { 'web.yaml': webPod, 'pod.yaml': goodPod });
  klint(folder, ['baseline', 'web.yaml']);
  assert.match(readFileSync(join(folder, name), 'utf8'), /pod\.yaml[^]*pod\.yaml[^]*web\.yaml[^]*web\.yaml/);
  klint(folder, ['baseline']);
  assert.not.match(readFileSync(join(folder, name), 'utf8'), /pod\.yaml/);
});

test('what two branches add to a baseline can be merged line by line', () => {
  const folder = adopted({ 'pod.yaml': badPod, '.gitattributes': `${name} merge=union\n` });
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  const git = (...args: string[]) => execFileSync('git', [...who, ...args], { cwd: folder, stdio: 'pipe' });
  const commit = (file: string): void => {
    write(folder, { [file]: badPod.replace('bad', file.slice(0, 3)) });
    klint(folder, ['baseline']);
    git('add', '-A');
    git('commit', '-qm', file);
  };
  git('init', '-q', '-b', 'main');
  commit('one.yaml');
  git('checkout', '-qb', 'other');
  commit('two.yaml');
  git('checkout', '-q', 'main');
  commit('tri.yaml');
  git('merge', '-q', 'other', '-m', 'both');
  assert.equal([report(folder).code, found(folder)], [0, []]);
});

test('what could not be read is never in a baseline, and a broken baseline is said', () => {
  const folder = makeFolder({ 'klint.yaml': config, 'pod.yaml': `${badPod}---\na: [\n` });
  assert.is(klint(folder, ['baseline']).code, 3);
  assert.is(klint(folder, []).code, 3);
  write(folder, { [name]: '[\n  {"file": "pod.yaml"},\n  {"version": 1}\n]\n' });
  const { code, stderr } = klint(folder, []);
  assert.equal([code, stderr.includes(`${name}:2: `)], [2, true], stderr);
  assert.is(klint(folder, ['--baseline', 'missing.json']).code, 2);
  assert.is(klint(makeFolder({ 'klint.yaml': config }), ['baseline', '--prune']).code, 2);
});

test.run();
