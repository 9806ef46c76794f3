import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { commit, git, makeRepository } from './git.js';
import { badPod, badPodFindings, fewRules, goodPod, klint, makeFolder, places, report } from './klint.js';

function write(folder: string, file: string, content: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content);
}

/** Findings and exit code with `--changed-since`. */
function since(folder: string, ref: string, ...args: readonly string[]): readonly [string[], number | null] {
  const { findings, code } = report(folder, ['--changed-since', ref, ...args]);
  return [places(findings), code];
}

/** A container for each name; the second setting is wrong in it. */
function pod(name: string, ...containers: readonly string[]): string {
  const items = containers.map((each) => `    - name: ${each}\n      securityContext: { privileged: true }\n`);
  return `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n  containers:\n${items.join('')}`;
}

const privileged = 'worker-node/no-privileged-container';

test('without a change nothing is reported, and what was there before does not fail', () => {
  const folder = makeRepository({ 'klint.yaml': fewRules, 'pod.yaml': badPod, 'broken.yaml': 'a: [\n' });
  assert.is(report(folder).code, 3);
  assert.equal(since(folder, 'HEAD'), [[], 0]);
});

test('changed and new lines are reported, and those that only moved are not', () => {
  const folder = makeRepository({ 'klint.yaml': fewRules, 'pod.yaml': pod('p', 'a', 'b') });
  write(folder, 'pod.yaml', `# one more line\n${pod('p', 'a', 'c', 'b')}`);
  assert.equal(since(folder, 'HEAD'), [[`pod.yaml:11 ${privileged}`], 1]);
  write(folder, 'pod.yaml', pod('p', 'a', 'b').replace('true', '"yes"').replace('true', 'yes'));
  assert.equal(since(folder, 'HEAD')[0], [`pod.yaml:10 ${privileged}`]);
});

test('new files count whole, whether or not they are added, and ignored ones do not', () => {
  const folder = makeRepository({ 'klint.yaml': fewRules, '.gitignore': 'ignored.yaml\n' });
  const names = ['untracked', 'a b', 'ü\t"x', 'ignored'];
  for (const name of names) write(folder, `${name}.yaml`, pod(name.slice(0, 1), 'a'));
  git(folder, 'add', 'a b.yaml');
  const found = ['a b.yaml', 'untracked.yaml', 'ü\t"x.yaml'].map((file) => `${file}:8 ${privileged}`);
  assert.equal(since(folder, 'HEAD'), [found, 1]);
});

test('a changed line in a file with any name is found', () => {
  for (const file of ['a b.yaml', 'ü\t"x\\.yaml', '-a.yaml', 'b/+++ b/x.yaml', 'd/@@ -1 +1 @@.yaml']) {
    const folder = makeRepository({ 'klint.yaml': fewRules, [file]: `${pod('p', 'a', 'b')}# +++ b/${file}\n` });
    const text = readFileSync(join(folder, file), 'utf8');
    write(folder, file, text.replace('{ privileged: true }\n# ', '{privileged: true}\n#  '));
    assert.equal(since(folder, 'HEAD')[0], [`${file}:10 ${privileged}`]);
  }
});

test('a renamed file keeps what it had, and only edited lines of it are reported', () => {
  const folder = makeRepository({ 'klint.yaml': fewRules, 'old.yaml': pod('p', 'a', 'b', 'c', 'd') });
  renameSync(join(folder, 'old.yaml'), join(folder, 'new.yaml'));
  git(folder, 'add', '--all');
  assert.equal(since(folder, 'HEAD'), [[], 0]);
  write(folder, 'new.yaml', pod('p', 'a', 'b', 'c', 'd', 'e'));
  git(folder, 'add', '--all');
  assert.equal(since(folder, 'HEAD'), [[`new.yaml:16 ${privileged}`], 1]);
});

test('deleting a line that kept something from being wrong is a cause', () => {
  const rules = 'root: true\nextends: []\nrules: { container-app/require-run-as-non-root: error }\n';
  const safe = pod('p', 'a').replace('{ privileged: true }', '{ runAsNonRoot: true }');
  const folder = makeRepository({ 'klint.yaml': rules, 'pod.yaml': safe, 'other.yaml': pod('q', 'b') });
  write(folder, 'pod.yaml', safe.replace(/^ {6}security.*\n/m, ''));
  assert.equal(since(folder, 'HEAD'), [['pod.yaml:5 container-app/require-run-as-non-root'], 1]);
});

test('deleting a file, a suppression or a limit of the configuration is a cause', () => {
  const rules = 'root: true\nextends: []\nrules: { core/valid-kustomization: error }\n';
  const folder = makeRepository({
    'klint.yaml': `${fewRules}suppressions:\n  - { rules: [${privileged}], match: { name: c }, reason: x }\n`,
    'a.yaml': pod('a', 'x').replace('      sec', `      # klint-disable-next-line ${privileged} -- x\n      sec`),
    'c.yaml': pod('c', 'x'),
    'k/klint.yaml': rules,
    'k/kustomization.yaml': 'resources:\n  - pod.yaml\n  - gone.yaml\n',
    'k/pod.yaml': pod('k', 'x'),
    'k/gone.yaml': pod('g', 'x'),
  });
  rmSync(join(folder, 'k/gone.yaml'));
  assert.equal(since(folder, 'HEAD'), [['k/kustomization.yaml:3 core/valid-kustomization'], 3]);
  write(folder, 'klint.yaml', fewRules);
  write(folder, 'a.yaml', pod('a', 'x'));
  const found = [`a.yaml:8 ${privileged}`, `c.yaml:8 ${privileged}`, 'k/kustomization.yaml:3 core/valid-kustomization'];
  assert.equal(since(folder, 'HEAD'), [found, 3]);
});

const chart = {
  'Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'values.yaml': 'host: false\nother: 1\n',
  'templates/pod.yaml': '{{- if .Values.host }}\n' + badPod.replace('{ privileged: true }', '{}') + '{{- end }}\n',
};

test('a values line is the cause of what a template line shows, and a rename of an object is none', () => {
  const named = Object.entries(chart).map(([file, content]) => [`shop/${file}`, content]);
  const folder = makeRepository({ 'klint.yaml': fewRules, ...Object.fromEntries(named), 'pod.yaml': badPod });
  write(folder, 'shop/values.yaml', 'host: true\nother: 1\n');
  write(folder, 'pod.yaml', badPod.replace('name: bad', 'name: renamed'));
  assert.equal(since(folder, 'HEAD'), [['shop/templates/pod.yaml:7 worker-node/no-host-network'], 1]);
});

test('a chart that cannot be loaded is said where a part of it was changed', () => {
  const files = { 'Chart.yaml': 'name: [\n', 'templates/pod.yaml': goodPod };
  const folder = makeRepository({ 'klint.yaml': fewRules, ...files });
  const config = `${fewRules}  core/valid-chart: error\n`;
  write(folder, 'klint.yaml', config);
  commit(folder);
  assert.equal(since(folder, 'HEAD'), [[], 0]);
  write(folder, 'templates/pod.yaml', badPod);
  assert.equal(since(folder, 'HEAD'), [['templates/pod.yaml:1 core/valid-chart'], 3]);
});

test('what the other branch did since is no change of this one', () => {
  const folder = makeRepository({ 'klint.yaml': fewRules, 'pod.yaml': badPod });
  git(folder, 'checkout', '--quiet', '-b', 'work');
  write(folder, 'mine.yaml', pod('m', 'a'));
  commit(folder);
  git(folder, 'checkout', '--quiet', 'main');
  write(folder, 'pod.yaml', goodPod);
  commit(folder);
  git(folder, 'checkout', '--quiet', 'work');
  assert.equal(since(folder, 'main'), [[`mine.yaml:8 ${privileged}`], 1]);
});

test('arguments and changes choose together, from any folder, in a hook too', () => {
  const folder = makeRepository({ 'klint.yaml': fewRules, 'a/x.yaml': goodPod });
  write(folder, 'a/x.yaml', badPod);
  write(folder, 'b/y.yaml', pod('y', 'a'));
  const found = badPodFindings.map((each) => each.replace('pod.yaml', 'a/x.yaml'));
  assert.equal(since(folder, 'HEAD', 'a'), [found, 1]);
  assert.equal(since(join(folder, 'a'), 'HEAD', '.'), [found, 1]);
  const env = { GIT_DIR: join(makeRepository({}), '.git'), GIT_INDEX_FILE: '.git/none' };
  assert.equal(places(report(folder, ['--changed-since', 'HEAD', 'a'], { env }).findings), found);
});

test('lines of other encodings and line ends are not mistaken', () => {
  const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
  const files = { 'a.yaml': utf16(pod('a', 'x')), 'b.yaml': pod('b', 'x', 'y').replaceAll('\n', '\r') };
  const folder = makeRepository({ 'klint.yaml': fewRules, '.gitattributes': '* -text\n', ...files });
  assert.equal(since(folder, 'HEAD'), [[], 0]);
  writeFileSync(join(folder, 'a.yaml'), utf16(pod('a', 'z')));
  write(folder, 'b.yaml', pod('b', 'x', 'z').replaceAll('\n', '\r'));
  const found = ['a.yaml:8', 'b.yaml:8', 'b.yaml:10'].map((place) => `${place} ${privileged}`);
  assert.equal(since(folder, 'HEAD')[0], found);
});

test('what cannot be compared is wrong use, and said', () => {
  const folder = makeRepository({ 'klint.yaml': fewRules, 'pod.yaml': badPod });
  const refused = (cwd: string, ref: string, env = {}): string => {
    const { code, stdout, stderr } = klint(cwd, ['--changed-since', ref], { env });
    assert.equal([code, stdout], [2, '']);
    return stderr;
  };
  assert.is(refused(folder, 'nowhere'), 'klint: --changed-since nowhere: git knows no such commit\n');
  assert.match(refused(folder, '-x'), /--changed-since needs a value: --changed-since <ref>/);
  assert.match(refused(folder, 'HEAD', { PATH: makeFolder() }), /: git is needed for it, and is not installed/);
  assert.match(refused(makeFolder({ 'klint.yaml': fewRules }), 'HEAD'), /not a git repository/);
  git(folder, 'checkout', '--quiet', '--orphan', 'apart');
  commit(folder);
  assert.match(refused(folder, 'main'), /: it has no commit in common with HEAD\n$/);
});

test('a shallow clone is refused unless what is asked for is in it', () => {
  const origin = makeRepository({ 'klint.yaml': fewRules, 'pod.yaml': goodPod });
  const first = git(origin, 'rev-parse', 'HEAD');
  write(origin, 'pod.yaml', badPod);
  commit(origin);
  write(origin, 'new.yaml', pod('n', 'a'));
  commit(origin);
  const clone = join(makeFolder(), 'clone');
  git(origin, 'clone', '--quiet', '--depth=2', `file://${origin}`, clone);
  const { code, stderr } = klint(clone, ['--changed-since', first]);
  assert.is(code, 2);
  assert.match(stderr, /no such commit here: this clone is shallow.*fetch-depth: 0/);
  assert.equal(since(clone, 'HEAD^'), [[`new.yaml:8 ${privileged}`], 1]);
});

test.run();
