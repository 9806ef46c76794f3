import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { StatedUnit } from '@klint/model';
import { load, memoryTree, openTree } from '@klint/sources';
import { manifest, settingsWith, units } from './support.js';

/** Units of a tree: each file holds the ConfigMaps whose names are given. */
function split(files: Record<string, string>): Record<string, string[]> {
  return units(loadNames(files));
}

function loadNames(files: Record<string, string>, stated: readonly StatedUnit[] = []) {
  const contents = Object.entries(files).map(([file, names]) => {
    return [file, names.split(' ').map((name) => manifest('ConfigMap', name)).join('---\n')];
  });
  return load(openTree(memoryTree(Object.fromEntries(contents))), settingsWith({ units: stated }));
}

test('a tree without copies is one unit', () => {
  assert.equal(split({ 'a/x.yaml': 'one', 'b/c/y.yaml': 'two', 'z.yaml': 'three' }), {
    '.': ['z.yaml three', 'a/x.yaml one', 'b/c/y.yaml two'],
  });
});

test('copies in two folders are two parts', () => {
  assert.equal(split({ 'dev/a.yaml': 'web db', 'prod/a.yaml': 'web cache' }), {
    dev: ['dev/a.yaml web', 'dev/a.yaml db'],
    prod: ['prod/a.yaml web', 'prod/a.yaml cache'],
  });
});

test('files beside the copies and folders without one belong to every part', () => {
  assert.equal(split({ 'top.yaml': 'ns', 'dev/a.yaml': 'web', 'prod/a.yaml': 'web', 'shared/x/b.yaml': 'db' }), {
    dev: ['top.yaml ns', 'shared/x/b.yaml db', 'dev/a.yaml web'],
    prod: ['top.yaml ns', 'shared/x/b.yaml db', 'prod/a.yaml web'],
  });
});

test('base and overlays are parts of each other when both define an object', () => {
  const files = { 'base/a.yaml': 'web', 'overlays/dev/a.yaml': 'web', 'overlays/prod/a.yaml': 'web' };
  assert.equal(Object.keys(split(files)), ['base', 'overlays/dev', 'overlays/prod']);
});

test('two definitions in one folder are no split', () => {
  assert.equal(split({ 'k8s/a.yaml': 'web', 'k8s/b.yaml': 'web' }), { '.': ['k8s/a.yaml web', 'k8s/b.yaml web'] });
});

test('a definition directly beside a folder that repeats it is no split', () => {
  const nested = split({ 'k8s/a.yaml': 'web', 'k8s/sub/b.yaml': 'web' });
  assert.equal(nested, { '.': ['k8s/a.yaml web', 'k8s/sub/b.yaml web'] });
  assert.equal(split({ 'a.yaml': 'web', 'x/b.yaml': 'web', 'y/c.yaml': 'web' }), {
    x: ['a.yaml web', 'x/b.yaml web'],
    y: ['a.yaml web', 'y/c.yaml web'],
  });
});

test('the split is at the deepest common folder', () => {
  const files = { 'apps/web/dev/a.yaml': 'web', 'apps/web/prod/a.yaml': 'web', 'apps/db/a.yaml': 'db', 'c.yaml': 'ns' };
  assert.equal(split(files), {
    'apps/web/dev': ['c.yaml ns', 'apps/db/a.yaml db', 'apps/web/dev/a.yaml web'],
    'apps/web/prod': ['c.yaml ns', 'apps/db/a.yaml db', 'apps/web/prod/a.yaml web'],
  });
});

test('parts are split again, and there are no products between folders', () => {
  const files = {
    'eu/dev/a.yaml': 'web', 'eu/prod/a.yaml': 'web', 'eu/b.yaml': 'eu', 'us/dev/a.yaml': 'web', 'us/prod/a.yaml': 'web',
    'tool/one/a.yaml': 'tool', 'tool/two/a.yaml': 'tool',
  };
  const found = split(files);
  assert.equal(Object.keys(found), ['eu/dev', 'eu/prod', 'tool/one', 'tool/two', 'us/dev', 'us/prod']);
  assert.equal(found['eu/dev'], ['eu/b.yaml eu', 'eu/dev/a.yaml web']);
  assert.equal(found['tool/two'], ['tool/two/a.yaml tool']);
});

test('one of many folders without the object stays with all', () => {
  const found = split({ 'a/x.yaml': 'web', 'b/x.yaml': 'web', 'c/x.yaml': 'web', 'd/x.yaml': 'db' });
  assert.equal(Object.keys(found), ['a', 'b', 'c']);
  assert.ok(Object.values(found).every((listed) => listed[0] === 'd/x.yaml db'));
});

test('copies are known by group, kind, namespace and name', () => {
  const kinds = (a: string, b: string) => {
    return load(openTree(memoryTree({ 'a/x.yaml': a, 'b/x.yaml': b })), settingsWith()).units.length;
  };
  const object = (apiVersion: string, kind: string, metadata: string) => {
    return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: ${metadata}\n`;
  };
  assert.is(kinds(object('apps/v1', 'Deployment', '{name: a}'), object('apps/v1beta1', 'Deployment', '{name: a}')), 2);
  assert.is(kinds(object('v1', 'Service', '{name: a}'), object('serving.knative.dev/v1', 'Service', '{name: a}')), 1);
  assert.is(kinds(object('v1', 'Pod', '{name: a}'), object('v1', 'Secret', '{name: a}')), 1);
  assert.is(kinds(object('v1', 'Pod', '{name: a}'), object('v1', 'Pod', '{name: a, namespace: default}')), 2);
  assert.is(kinds(object('v1', 'Pod', '{name: a}'), object('v1', 'Pod', '{name: a, namespace: b}')), 1);
  assert.is(kinds(object('v1', 'Namespace', '{name: a}'), object('v1', 'Namespace', '{name: a, namespace: b}')), 2);
  assert.is(kinds(object('v1', 'Pod', '{generateName: a}'), object('v1', 'Pod', '{generateName: a}')), 1);
  assert.is(kinds(object('v1', 'Pod', '{}'), object('v1', 'Pod', '{}')), 1);
});

test('a unit is incomplete when a file that belongs to it could not be read', () => {
  const complete = (broken: string) => {
    const files = { 'dev/a.yaml': manifest('Pod', 'a'), 'prod/a.yaml': manifest('Pod', 'a'), [broken]: 'a: [' };
    return load(openTree(memoryTree(files)), settingsWith()).units.map((unit) => unit.complete);
  };
  assert.equal(complete('dev/x/y.yaml'), [false, true]);
  assert.equal(complete('prod/b.yaml'), [true, false]);
  assert.equal(complete('b.yaml'), [false, false]);
  assert.equal(complete('docs/b.yaml'), [false, false]);
});

test('the folder of a unit is the deepest that holds its own objects', () => {
  const folders = (files: Record<string, string>) => loadNames(files).units.map(({ name, folder }) => [name, folder]);
  assert.equal(folders({ 'k8s/apps/a.yaml': 'web', 'k8s/apps/b/c.yaml': 'db' }), [['.', 'k8s/apps']]);
  assert.equal(folders({ 'a.yaml': 'ns', 'k8s/apps/a.yaml': 'web' }), [['.', '']]);
  const parts = folders({ 'dev/k8s/a.yaml': 'web', 'prod/a.yaml': 'web', 'ns.yaml': 'ns' });
  assert.equal(parts, [['dev', 'dev/k8s'], ['prod', 'prod']]);
});

test('parts share resources by reference', () => {
  const { units: [dev, prod] } = loadNames({ 'ns.yaml': 'ns', 'dev/a.yaml': 'web', 'prod/a.yaml': 'web' });
  assert.is(dev!.resources[0], prod!.resources[0]);
});

test('units that the configuration states hold what they name; the rest is split as ever', () => {
  const stated = [
    { name: 'west', holds: (file: string) => file.startsWith('common/') || file === 'eu/a.yaml' },
    { name: 'east', holds: (file: string) => file.startsWith('common/') || file === 'us/a.yaml' },
  ];
  const regions = { 'eu/a.yaml': 'web', 'us/a.yaml': 'web' };
  const files = { 'common/ns.yaml': 'ns', ...regions, 'dev/x.yaml': 'db', 'prod/x.yaml': 'db' };
  assert.equal(units(loadNames(files, stated)), {
    dev: ['dev/x.yaml db'],
    east: ['common/ns.yaml ns', 'us/a.yaml web'],
    prod: ['prod/x.yaml db'],
    west: ['common/ns.yaml ns', 'eu/a.yaml web'],
  });
});

test('a stated unit is complete unless a file of its own could not be read', () => {
  const stated = [{ name: 'west', holds: (file: string) => file.startsWith('eu/') }];
  const tree = memoryTree({ 'eu/a.yaml': manifest('ConfigMap', 'a'), 'us/b.yaml': 'a: [' });
  const complete = load(openTree(tree), settingsWith({ units: stated })).units.map((unit) => unit.complete);
  assert.equal(complete, [true]);
});

test.run();
