import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { needs } from '@klint/devkit';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { load, memoryTree, openTree } from '@klint/sources';
import { hasPermissions, withFolder, withoutRights } from './support.js';
import { manifest, open, problems, settingsWith, states, units } from './support.js';

const pod = manifest('Pod', 'tool');
const other = 'site_name: shop\nplugins: [search]\n';

function loadFiles(files: Record<string, string | Uint8Array>, paths?: readonly string[], settingsOf = settingsWith()) {
  return load(openTree(memoryTree(files), paths), settingsOf);
}

test('every file in scope ends in one state, sorted', () => {
  const files = {
    'z.yaml': pod, 'k8s/a.yaml': pod, 'k8s/mkdocs.yml': other, 'k8s/broken.yaml': 'a: [', 'k8s/old.yaml': pod,
    'k8s/klint.yaml': 'extends: [strict]', 'k8s/empty.yaml': '', 'k8s/notes.yaml': '# nothing\n',
  };
  const loaded = loadFiles(files, ['k8s'], settingsWith({ ignores: (file) => file === 'k8s/old.yaml' }));
  assert.equal(loaded.inputs, [
    { file: 'k8s/a.yaml', state: 'linted' },
    { file: 'k8s/broken.yaml', state: 'incomplete' },
    { file: 'k8s/empty.yaml', state: 'not-kubernetes' },
    { file: 'k8s/klint.yaml', state: 'not-kubernetes' },
    { file: 'k8s/mkdocs.yml', state: 'not-kubernetes' },
    { file: 'k8s/notes.yaml', state: 'not-kubernetes' },
    { file: 'k8s/old.yaml', state: 'ignored' },
  ]);
  assert.equal(units(loaded), { '.': ['z.yaml tool', 'k8s/a.yaml tool'] });
});

test('the other documents of a broken file are linted', () => {
  const loaded = loadFiles({ 'a.yaml': `${pod}---\nkind: Pod\nmetadata: {\n---\n${manifest('Service', 'web')}` });
  assert.equal(states(loaded), { 'a.yaml': 'incomplete' });
  assert.equal(units(loaded), { '.': ['a.yaml tool', 'a.yaml web'] });
  assert.is(loaded.units[0]!.complete, false);
  assert.ok(loaded.problems.some(({ ruleId, incomplete }) => ruleId === 'core/valid-yaml' && incomplete));
});

test('a JSON file that does not parse is broken only if it looks like a manifest', () => {
  const loaded = loadFiles({
    'tsconfig.json': '{ "compilerOptions": { // strict\n "strict": true } }',
    'pod.json': '{"apiVersion": "v1", "kind": "Pod", "metadata": {',
    'good.json': '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}}',
    'package.json': '{"name": "x"}',
  });
  assert.equal(states(loaded), {
    'good.json': 'linted', 'package.json': 'not-kubernetes', 'pod.json': 'incomplete',
    'tsconfig.json': 'not-kubernetes',
  });
  assert.ok(problems(loaded).every((problem) => problem.startsWith('pod.json')));
});

test('a named file is linted, whatever it holds, unless the configuration ignores it', () => {
  const files = { 'mkdocs.yml': other, 'list.txt': pod, 'old.yaml': pod, 'package.json': '{"name": "x"}' };
  const settingsOf = settingsWith({ ignores: (file) => file === 'old.yaml' });
  assert.equal(states(loadFiles(files, ['mkdocs.yml', 'list.txt', 'old.yaml', 'package.json'], settingsOf)), {
    'list.txt': 'linted', 'mkdocs.yml': 'linted', 'old.yaml': 'ignored', 'package.json': 'linted',
  });
});

test('files of other tools are no manifests', () => {
  const loaded = loadFiles({
    'compose.yaml': 'services:\n  db:\n    image: db:latest\n    privileged: true\n',
    'check.yaml': 'name: check\non: [push]\njobs: {}\n',
    'tasks.yml': '- name: install\n  apt: {name: nginx}\n',
    'datasources.yaml': 'apiVersion: 1\ndatasources: []\n',
    'index.yaml': 'apiVersion: v1\nentries: {}\ngenerated: "2020-01-01"\n',
    'pipeline.yml': 'kind: pipeline\ntype: docker\nname: default\nsteps: []\n',
    'devfile.yaml': 'apiVersion: 1.0.0\nmetadata:\n  generateName: go-\nprojects: []\n',
    'text.yaml': 'just text\n',
  });
  assert.equal(problems(loaded), []);
  assert.equal(new Set(Object.values(states(loaded))), new Set(['not-kubernetes']));
  assert.equal(loaded.units, []);
  assert.equal(loaded.texts, []);
});

test('a chart whose Chart.yaml is ignored is ignored', () => {
  const files = { 'shop/Chart.yaml': '', 'shop/templates/a.yaml': pod };
  const loaded = loadFiles(files, ['.'], settingsWith({ ignores: (file) => file === 'shop/Chart.yaml' }));
  assert.equal(states(loaded), { 'shop/Chart.yaml': 'ignored', 'shop/templates/a.yaml': 'ignored' });
  assert.equal(problems(loaded), []);
});

test('what cannot be read is a problem and leaves the run and its unit incomplete', () => {
  const loaded = loadFiles({
    'binary.yaml': new Uint8Array([0x7f, 0x45, 0, 0, 0, 2, 1, 0]),
    'latin.yaml': new Uint8Array([0x61, 0x3a, 0x20, 0xe4, 0x0a]),
    'vault.yaml': '$ANSIBLE_VAULT;1.1;AES256\n6638\n',
    'age.yaml': '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n',
    'pgp.yaml': '-----BEGIN PGP MESSAGE-----\n\nhQ\n',
    'crypt.yaml': '\0GITCRYPT\0\x01\x02',
    'sops.yaml': 'apiVersion: ENC[AES256_GCM,data:x]\nkind: ENC[AES256_GCM,data:y]\nsops:\n  version: 3.8.1\n',
    'wrapped.json': '{"data": "ENC[AES256_GCM,data:kind]", "sops": {"version": "3"}}',
    'secret.yaml': `${manifest('Secret', 'db')}data:\n  a: ENC[AES256_GCM,data:x]\nsops:\n  version: 3.8.1\n`,
  });
  assert.equal(problems(loaded).sort(), [
    'age.yaml no-skipped-file/encrypted', 'binary.yaml no-skipped-file/binary', 'crypt.yaml no-skipped-file/encrypted',
    'latin.yaml no-skipped-file/encoding', 'pgp.yaml no-skipped-file/encrypted', 'sops.yaml no-skipped-file/encrypted',
    'vault.yaml no-skipped-file/encrypted', 'wrapped.json no-skipped-file/encrypted',
  ]);
  assert.ok(loaded.problems.every(({ incomplete }) => incomplete));
  assert.equal(units(loaded), { '.': ['secret.yaml db'] });
  assert.is(loaded.units[0]!.complete, false);
  assert.equal(Object.values(states(loaded)).filter((state) => state === 'incomplete').length, 8);
});

test('the size limit is the option of core/no-skipped-file, even if that is off', () => {
  const files = { 'a.yaml': pod, 'b.yaml': `${pod}# ${'x'.repeat(200)}\n` };
  const loaded = loadFiles(files, ['.'], settingsWith({ options: { maxBytes: 100 } }));
  assert.equal(problems(loaded), ['b.yaml no-skipped-file/too-large']);
  assert.is(loaded.problems[0]!.data.limit, 100);
  const large = loadFiles({ 'c.yaml': new Uint8Array(10_485_761).fill(32) });
  assert.equal(problems(large), ['c.yaml no-skipped-file/too-large']);
});

test('comments are looked for only where klint is spoken of', () => {
  const files = { 'a.yaml': `# klint-disable x\n${pod}`, 'b.yaml': `# other\n${pod}`, 'c.yml': `#klint\n${other}` };
  const loaded = loadFiles(files);
  assert.equal(loaded.texts.map(({ text }) => text.file), ['a.yaml', 'b.yaml', 'c.yml']);
  assert.equal(loaded.texts.map((text) => text.comments().length), [1, 0, 1]);
  assert.is(loaded.texts[0]!.comments(), loaded.texts[0]!.comments());
});

if (needs('an unreadable file', 'permissions of files', hasPermissions)) {
  test('an unreadable file is a problem', () => {
    withFolder({ '.git/HEAD': '', 'a.yaml': pod, 'b.yaml': pod }, (folder) => {
      chmodSync(folder, 0o755);
      chmodSync(join(folder, 'b.yaml'), 0);
      const loaded = withoutRights(() => load(open(['.'], folder), settingsWith()));
      assert.equal(problems(loaded), ['b.yaml no-skipped-file/unreadable']);
      assert.equal(loaded.problems[0]!.data, { detail: 'permission denied' });
      assert.equal(states(loaded), { 'a.yaml': 'linted', 'b.yaml': 'incomplete' });
    });
  });
}

test('a link out of the root is incomplete, and nothing of it is read', () => {
  withFolder({ 'secret.yaml': pod, 'repo/.git/HEAD': '', 'repo/link.yaml': '-> ../secret.yaml' }, (folder) => {
    const loaded = load(open(['.'], join(folder, 'repo')), settingsWith());
    assert.equal(states(loaded), { 'link.yaml': 'incomplete' });
    assert.equal([loaded.units, loaded.texts], [[], []]);
  });
});

test.run();
