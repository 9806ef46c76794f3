import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { defaultKubeVersion, parseKubeVersion } from '../src/chart/capabilities.js';
import { loadChart } from '../src/chart/load.js';
import { renderChart } from '../src/chart/render.js';
import { missingDependencies, validateChart } from '../src/chart/validate.js';
import { treeOf } from './render-files.js';

const library = '{{ define "lib" }}lib {{ .Values.global.x }}{{ end }}';
const chart = (name: string, version: string, more = ''): string =>
  `apiVersion: v2\nname: ${name}\nversion: ${version}\n${more}`;
const needs = (name: string, version: string, more = ''): string =>
  `dependencies:\n- name: ${name}\n  version: "${version}"\n${more}`;

interface Borrowing {
  readonly borrowed: readonly string[];
  readonly text: string;
}

function borrow(chartFile: string, others: Readonly<Record<string, string>>): Borrowing {
  const files = { 'app/Chart.yaml': chartFile, 'app/values.yaml': 'global: {x: 5}', ...others };
  const folders = Object.keys(files)
    .filter((file) => file.endsWith('/Chart.yaml'))
    .map((file) => file.slice(0, -'/Chart.yaml'.length));
  const tree = treeOf({ ...files, 'app/templates/a.yaml': '{{ include "lib" . }}' });
  const loaded = loadChart(tree, 'app', folders);
  const rendered = renderChart(loaded.chart!);
  const problems = [
    ...missingDependencies(loaded.chart!),
    ...validateChart(loaded.chart!, parseKubeVersion(defaultKubeVersion)!),
    ...rendered.problems,
    ...loaded.problems,
  ];
  const text = rendered.files.map((file) => file.text.content).join('|');
  return { borrowed: loaded.borrowed, text: problems.map(({ message }) => message).join() || text };
}

test('a missing dependency is found by file://', () => {
  const others = { 'libs/l/Chart.yaml': chart('l', '1.2.0'), 'libs/l/templates/_l.tpl': library };
  const app = chart('app', '1.0.0', needs('l', '1.x', '  repository: file://../libs/l\n'));
  const { borrowed, text } = borrow(app, others);
  assert.equal(borrowed, ['libs/l']);
  assert.is(text, 'lib 5');
});

test('a missing dependency is the newest chart of its name whose version fits', () => {
  const others = {
    'old/Chart.yaml': chart('l', '1.2.0'),
    'old/templates/_l.tpl': library.replace('lib ', 'old '),
    'good/Chart.yaml': chart('l', '1.10.0'),
    'good/templates/_l.tpl': library,
    'new/Chart.yaml': chart('l', '2.0.0'),
  };
  const app = chart('app', '1.0.0', needs('l', '^1.0.0', '  repository: https://charts.test\n'));
  const { borrowed, text } = borrow(app, others);
  assert.equal(borrowed, ['good']);
  assert.is(text, 'lib 5');
});

test('what a borrowed chart lacks is borrowed too, but never in a circle', () => {
  const others = {
    'm/Chart.yaml': chart('m', '1.0.0', needs('l', '1.0.0')),
    'l/Chart.yaml': chart('l', '1.0.0', needs('m', '1.0.0')),
    'l/templates/_l.tpl': library,
  };
  const { borrowed, text } = borrow(chart('app', '1.0.0', needs('m', '1.0.0')), others);
  assert.equal(borrowed, ['l', 'm']);
  assert.is(text, 'lib 5');
});

test('a path out of the repository, and a version that does not fit, leave the dependency missing', () => {
  const others = { 'l/Chart.yaml': chart('l', '1.0.0'), 'l/templates/_l.tpl': library };
  for (const more of ['  repository: file://../../l\n', '  repository: file:///l\n']) {
    assert.match(borrow(chart('app', '1.0.0', needs('l', '1.0.0', more)), others).text, /dependency l is not in/);
  }
  assert.match(borrow(chart('app', '1.0.0', needs('l', '2.0.0')), others).text, /dependency l is not in/);
});

test('helm 3 refuses a field that .Chart does not have', () => {
  const template = 'a: {{ .Chart.Name }}{{ .Chart.No }}';
  const files = { 'app/Chart.yaml': chart('app', '1.0.0'), 'app/templates/a.yaml': template };
  const loaded = loadChart(treeOf(files), 'app').chart!;
  assert.is(renderChart(loaded).files[0]!.text.content, 'a: app');
  assert.match(renderChart(loaded, { helmVersion: 3 }).problems[0]!.message, /can't evaluate field No in type/);
});

test.run();
