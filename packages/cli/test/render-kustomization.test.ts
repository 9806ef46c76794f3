import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { repositoryRoot } from '@klint/devkit';
import { Text } from '@klint/model';
import { parseManifests, toValue } from '@klint/parser';
import { klint, makeFolder } from './klint.js';

const own = join(repositoryRoot(), 'test-manifests/_kustomize');

function documentsOf(yaml: string): unknown[] {
  return parseManifests(new Text('output', yaml)).value.flatMap(({ root }) => (root ? [toValue(root)] : []));
}

/** The files of a root without what is expected of it. */
function filesOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== 'expected.yaml');
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [relative(folder, file), readFileSync(file, 'utf8')];
    }),
  );
}

for (const name of readdirSync(own).sort()) {
  test(`${name}: what is printed is what kustomize builds`, () => {
    const { code, stdout, stderr } = klint(makeFolder(filesOf(join(own, name))), ['render', '.']);
    assert.equal([code, stderr], [0, '']);
    assert.equal(documentsOf(stdout), documentsOf(readFileSync(join(own, name, 'expected.yaml'), 'utf8')));
  });
}

const odd = [
  'y', 'No', '~', 'null', '1e3', '.5', '0x1f', '2020-01-01', '_1', 'a: b', 'a:', '- a', '# a', 'a #b', '{a}', '*a', '',
  ' a', 'a ', 'a\n', 'a\nb', '\na\nb', 'a\n\n', 'a\n b\n', 'a\n\n\tb', 'a \nb', 'a\n ', '\ttab\nb',
  'a\u0007\nb', "it's",
  'a"b', 'https://example.com:80/x', 'registry.example.com/web:1.0', 'é', '=', '<<', 'true\n', '12:30', '0o7', '+1',
];

test('every text comes back as it was, as a value and as a key', () => {
  const pairs = Object.fromEntries(odd.map((text, i) => [`k${i}`, text]));
  const keys = Object.fromEntries(odd.filter((text) => text !== '').map((text) => [text, 'x']));
  const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'odd', annotations: keys }, data: pairs };
  const folder = makeFolder({ 'kustomization.yaml': 'resources: [odd.yaml]', 'odd.yaml': JSON.stringify(map) });
  const { stdout, stderr } = klint(folder, ['render', '.']);
  assert.is(stderr, '');
  assert.equal(documentsOf(stdout), [map]);
});

const web = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: ClusterIP\n';
const files = {
  'klint.yaml': 'root: true\n',
  'base/kustomization.yaml': 'resources: [web.yaml]\n',
  'base/web.yaml': web,
  'dev/kustomization.yaml': 'resources: [../base]\nnamePrefix: dev-\npatches:\n  - path: patch.yaml\n',
  'dev/patch.yaml': web.replace('ClusterIP', 'NodePort'),
  'prod/kustomization.yaml': 'resources: [../base]\n',
};

test('--origins names the patch, what it replaced, and the base', () => {
  const { stdout } = klint(makeFolder(files), ['render', 'dev', '--origins']);
  assert.match(stdout, /\n {2}name: dev-web +# dev\/kustomization.yaml:2, over base\/web.yaml:4\n/);
  assert.match(stdout, /\n {2}type: NodePort +# dev\/patch.yaml:6, over base\/web.yaml:6\n/);
  assert.match(stdout, /\nspec: +# base\/web.yaml:5\n/);
});

test('as JSON each place has its related ones', () => {
  const { stdout } = klint(makeFolder(files), ['render', 'dev', '--format', 'json', '--origins']);
  const { units } = JSON.parse(stdout);
  assert.equal([units.length, units[0].name, units[0].kind], [1, 'dev', 'kustomization']);
  const { location, related } = units[0].resources[0].origins['/spec/type'];
  assert.is(location.file, 'dev/patch.yaml');
  assert.equal(related.map((each: { location: { file: string } }) => each.location.file), [
    'dev/kustomization.yaml', 'base/web.yaml', 'base/kustomization.yaml', 'dev/kustomization.yaml',
  ]);
});

test('a base gives the builds that use it, and a build that fails exit 3', () => {
  const { stdout } = klint(makeFolder(files), ['render', 'base']);
  assert.match(stdout, /# dev: base\/web.yaml[^]*# prod: base\/web.yaml/);
  const broken = klint(makeFolder({ ...files, 'dev/patch.yaml': 'a: b' }), ['render', 'dev']);
  assert.is(broken.code, 3);
  assert.match(broken.stdout, /name: dev-web/);
});

test.run();
