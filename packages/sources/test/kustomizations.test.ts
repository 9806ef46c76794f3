import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Loaded, SettingsOf } from '@klint/model';
import { load, memoryTree, openTree } from '@klint/sources';
import { manifest, open, problems, settingsWith, states, units, withFolder } from './support.js';

const web = manifest('Service', 'web');
const other = manifest('Service', 'other');

function loadFiles(
  files: Readonly<Record<string, string>>,
  paths: readonly string[] = ['.'],
  settings: SettingsOf = settingsWith(),
): Loaded {
  return load(openTree(memoryTree(files), paths), settings);
}

/** The names of a unit's objects. */
function namesIn(loaded: Loaded, unit: string): string[] {
  const found = loaded.units.find(({ name, kind }) => name === unit && kind === 'kustomization');
  assert.ok(found, `no unit ${unit}`);
  return found!.resources.map(({ name }) => name);
}

test('every kustomization that no other one uses is a unit, and what it builds is not linted as plain', () => {
  const loaded = loadFiles({
    'base/kustomization.yaml': 'resources: [web.yaml]',
    'base/web.yaml': web,
    'dev/Kustomization': 'resources: [../base]\nnamePrefix: dev-',
    'prod/kustomization.yml': 'resources: [../base, more.yaml]\nnameSuffix: -prod',
    'prod/more.yaml': other,
    'plain.yaml': manifest('Service', 'plain'),
  });
  assert.equal(problems(loaded), []);
  assert.equal(units(loaded), {
    '.': ['plain.yaml plain'],
    dev: ['base/web.yaml dev-web'],
    prod: ['prod/more.yaml other-prod', 'base/web.yaml web-prod'],
  });
  assert.equal(states(loaded), {
    'base/kustomization.yaml': 'linted',
    'base/web.yaml': 'covered-by-build',
    'dev/Kustomization': 'linted',
    'plain.yaml': 'linted',
    'prod/kustomization.yml': 'linted',
    'prod/more.yaml': 'covered-by-build',
  });
  const [built] = loaded.units.find(({ name }) => name === 'dev')!.resources;
  assert.is(built!.built!.sourceName, 'web');
  assert.equal(built!.built!.entries.map(({ text }) => text.file), ['base/kustomization.yaml', 'dev/Kustomization']);
});

test('patches and what generators read are never plain manifests', () => {
  const parts = ['o/merge.yaml', 'o/config.json', 'o/ops.yaml'];
  const loaded = loadFiles({
    'o/kustomization.yaml': [
      'resources: [web.yaml]',
      'patches: [{path: merge.yaml}, {path: ops.yaml, target: {kind: Service}}]',
      'configMapGenerator: [{name: a, files: [config.json], envs: [x.env]}]',
    ].join('\n'),
    'o/web.yaml': web,
    'o/merge.yaml': `${web}spec: {type: NodePort}\n`,
    'o/ops.yaml': '- {op: add, path: /spec/x, value: 1}',
    'o/config.json': '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "x"}}',
    'o/x.env': 'A=1\n',
  });
  assert.equal(problems(loaded), []);
  assert.equal(loaded.units.map(({ name, kind }) => `${kind} ${name}`), ['kustomization o']);
  for (const part of [...parts, 'o/x.env', 'o/kustomization.yaml']) assert.is(states(loaded)[part], 'linted', part);
});

test('of a build that fails the raw files are linted as plain ones, but no patches; all else is built', () => {
  const loaded = loadFiles({
    'o/kustomization.yaml': 'resources: [web.yaml, gone.yaml, other.yaml]\npatches: [{path: p.yaml}]\nnamePrefix: a-',
    'o/web.yaml': web,
    'o/other.yaml': other,
    'o/p.yaml': manifest('Service', 'web', 'spec: {type: NodePort}\n'),
  });
  assert.equal(problems(loaded), ['o/kustomization.yaml:1:23 valid-kustomization/not-found']);
  assert.ok(loaded.problems.every(({ incomplete }) => incomplete));
  const [plain, build] = loaded.units;
  assert.equal(plain!.resources.map(({ name }) => name), ['other', 'web']);
  assert.equal(build!.resources.map(({ name }) => name), ['a-other', 'a-web']);
  assert.equal([plain!.complete, build!.complete], [false, false]);
  assert.equal(states(loaded), {
    'o/kustomization.yaml': 'linted',
    'o/other.yaml': 'linted',
    'o/p.yaml': 'linted',
    'o/web.yaml': 'linted',
  });
});

test('a file that one build covers is not plain because another one fails', () => {
  const loaded = loadFiles({
    'base/kustomization.yaml': 'resources: [web.yaml]',
    'base/web.yaml': web,
    'a/kustomization.yaml': 'resources: [../base]',
    'b/kustomization.yaml': 'resources: [../base, gone.yaml]',
  });
  assert.equal(loaded.units.map(({ kind }) => kind), ['kustomization', 'kustomization']);
  assert.is(states(loaded)['base/web.yaml'], 'covered-by-build');
});

test('components and circles that no root uses are built by themselves, and reported if asked for', () => {
  const files = {
    'app/kustomization.yaml': 'resources: [web.yaml]',
    'app/web.yaml': web,
    'part/kustomization.yaml': 'kind: Component\nresources: [../only]',
    'only/kustomization.yaml': 'resources: [other.yaml]',
    'only/other.yaml': other,
    'x/kustomization.yaml': 'resources: [../y, s.yaml]',
    'x/s.yaml': manifest('Service', 's'),
    'y/kustomization.yaml': 'resources: [../x]',
  };
  const loaded = loadFiles(files, ['.'], settingsWith({ options: { unreached: true } }));
  const circle = 'y/kustomization.yaml:1:13 valid-kustomization/refused';
  const alone = ['only', 'part', 'x', 'y'].map((name) => `${name}/kustomization.yaml no-skipped-file/built-alone`);
  assert.equal(problems(loaded).sort(), [...alone, circle].sort());
  assert.equal(problems(loadFiles(files)), [circle]);
  assert.equal([namesIn(loaded, 'app'), namesIn(loaded, 'part'), namesIn(loaded, 'x')], [['web'], ['other'], ['s']]);
  const isAlone = loaded.problems.map(({ messageId }) => messageId === 'built-alone');
  assert.equal(loaded.problems.map(({ incomplete }) => incomplete !== true), isAlone);
});

test('a remote source leaves its build uncertain, and the raw files covered', () => {
  const files = {
    'kustomization.yaml': 'resources: [web.yaml, "https://github.com/example/x//base?ref=v1"]',
    'web.yaml': web,
  };
  const loaded = loadFiles(files);
  assert.equal(problems(loaded), ['kustomization.yaml:1:23 no-unfetched-remote-source/kustomize']);
  assert.is(loaded.problems[0]!.incomplete, undefined);
  assert.is(loaded.units[0]!.complete, false);
  assert.equal(states(loaded), { 'kustomization.yaml': 'incomplete', 'web.yaml': 'covered-by-build' });
  const reviewed = settingsWith({ options: { reviewed: ['https://github.com/example/*'] } });
  assert.equal(problems(loadFiles(files, ['.'], reviewed)), []);
});

test('a file outside of the folder is read, and may be', () => {
  const files = { 'o/kustomization.yaml': 'resources: [../web.yaml]', 'web.yaml': web };
  const loaded = loadFiles(files);
  assert.equal(problems(loaded), ['o/kustomization.yaml:1:13 valid-kustomization/outside-folder']);
  assert.equal([namesIn(loaded, 'o'), loaded.units[0]!.complete], [['web'], true]);
  assert.equal(problems(loadFiles(files, ['.'], settingsWith({ readsOutside: true }))), []);
});

test('a problem of a build names its unit, its root and, where neither is in scope, the file that is', () => {
  const files = {
    'base/kustomization.yaml': 'resources: [web.yaml, gone.yaml]',
    'base/web.yaml': web,
    'o/kustomization.yaml': 'resources: [../base]',
  };
  const [problem] = loadFiles(files, ['base/web.yaml']).problems;
  assert.equal(problem!.units, ['o']);
  assert.equal(problem!.via!.map(({ at }) => ('file' in at ? at.file : '')), ['o/kustomization.yaml', 'base/web.yaml']);
});

test('a kustomization that is not YAML is reported as such, and hides nothing', () => {
  const loaded = loadFiles({ 'kustomization.yaml': 'resources: [', 'web.yaml': web });
  assert.ok(problems(loaded).every((problem) => /^kustomization.yaml:.* valid-yaml/.test(problem)));
  assert.is(states(loaded)['web.yaml'], 'linted');
});

test('what the configuration ignores is neither built nor linted', () => {
  const files = {
    'o/kustomization.yaml': 'resources: [web.yaml, other.yaml]',
    'o/web.yaml': web,
    'o/other.yaml': other,
    'p/kustomization.yaml': 'resources: [gone.yaml]',
  };
  const ignored = ['o/other.yaml', 'p/kustomization.yaml'];
  const loaded = loadFiles(files, ['.'], settingsWith({ ignores: (file) => ignored.includes(file) }));
  assert.equal(problems(loaded), []);
  assert.equal(namesIn(loaded, 'o'), ['web']);
  assert.is(states(loaded)['o/other.yaml'], 'ignored');
});

test('links inside the root are followed and lose their own names, links out of it are not', () => {
  const files = {
    'secret.yaml': web,
    'repo/.git/HEAD': '',
    'repo/base/kustomization.yaml': 'resources: [web.yaml, out.yaml]',
    'repo/base/web.yaml': web,
    'repo/base/out.yaml': '-> ../../secret.yaml',
    'repo/o/kustomization.yaml': 'resources: [linked]',
    'repo/o/linked': '-> ../base',
  };
  withFolder(files, (folder) => {
    const loaded = load(open(['.'], `${folder}/repo`), settingsWith());
    assert.equal(units(loaded), { '.': ['base/web.yaml web'], o: ['base/web.yaml web'] });
    const found = problems(loaded).filter((problem) => problem.includes('kustomization'));
    assert.equal(found, ['base/kustomization.yaml:1:23 valid-kustomization/not-found']);
  });
});

test.run();
