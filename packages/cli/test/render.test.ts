import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { klint, makeFolder } from './klint.js';

const head = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n';
const template = `${head}data:\n  a: {{ .Values.a }}\n`;
const files = {
  'klint.yaml': 'root: true\n',
  'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'shop/values.yaml': 'a: one\n',
  'shop/templates/a.yaml': template,
  'more.yaml': 'a: more\n',
  'k8s/pod.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: plain}\n',
};

test('prints a chart as YAML, with origins if asked for', () => {
  const { code, stdout } = klint(makeFolder(files), ['render', 'shop', '--origins']);
  assert.is(code, 0);
  assert.match(stdout, /^---\n# shop: shop\/templates\/a.yaml\napiVersion: v1 +# templates\/a.yaml:1\n/);
  assert.match(stdout, /\n {2}a: one +# values.yaml:1, by templates\/a.yaml:6\n/);
});

test('prints one set of values that flags describe', () => {
  const flags = ['--name', 'prod', '--values', 'more.yaml', '--format', 'json', '--origins'];
  const { stdout } = klint(makeFolder(files), ['render', 'shop', ...flags]);
  const { version, units, incomplete } = JSON.parse(stdout);
  assert.equal([version, units.length, units[0].name, units[0].kind, incomplete], [1, 1, 'shop', 'chart', []]);
  const [{ source, value, origins }] = units[0].resources;
  assert.is(source, 'shop/templates/a.yaml');
  assert.equal([value.metadata.name, value.data.a], ['prod', 'more']);
  assert.is(origins['/data/a'].location.file, 'more.yaml');
  assert.is(origins['/data'].location.file, 'shop/templates/a.yaml');
});

test('--set wins, and what it cannot be is said', () => {
  const folder = makeFolder(files);
  assert.match(klint(folder, ['render', 'shop', '--set', 'a=set']).stdout, /\n {2}a: set\n/);
  const { code, stderr } = klint(folder, ['render', 'shop', '--set', 'a']);
  assert.is(code, 3);
  assert.match(stderr, /These values cannot be used: a: /);
});

test('prints plain manifests of the path alone', () => {
  const { stdout } = klint(makeFolder(files), ['render', 'k8s']);
  assert.is(stdout, `---\n# .: k8s/pod.yaml\n${files['k8s/pod.yaml']}`);
});

test('what does not render is said and makes exit 3', () => {
  const folder = makeFolder({ ...files, 'shop/templates/b.yaml': '{{ fail "no" }}' });
  const { code, stdout, stderr } = klint(folder, ['render', 'shop']);
  assert.is(code, 3);
  assert.match(stdout, /name: release-name/);
  assert.match(stderr, /^shop\/templates\/b.yaml:1:4: /);
});

test('refuses a path that is not there', () => {
  assert.is(klint(makeFolder(files), ['render', 'none']).code, 2);
});

test.run();
