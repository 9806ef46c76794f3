import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { load, memoryTree, openTree } from '@klint/sources';
import type { ChartRender, Loaded, SettingsOf } from '@klint/model';
import { manifest, problems, settingsWith, states, units } from './support.js';

const chart = 'apiVersion: v2\nname: shop\nversion: 1.0.0\n';
const pod = manifest('Pod', 'tool');
const named = manifest('ConfigMap', '{{ .Release.Name }}-{{ .Values.name }}');

function loadFiles(files: Record<string, string>, paths = ['.'], settingsOf: SettingsOf = settingsWith()): Loaded {
  return load(openTree(memoryTree(files), paths), settingsOf);
}

function withRenders(...renders: Partial<ChartRender>[]): SettingsOf {
  const whole = renders.map((render) => ({ apiVersions: [], values: [], set: [], base: '', ...render }));
  return settingsWith({ charts: [{ matches: (folder) => folder === 'shop', renders: whole }] });
}

test('a chart is a unit, and every file of it has a state', () => {
  const files = {
    'shop/Chart.yaml': chart, 'shop/values.yaml': 'name: web', 'shop/values-prod.yml': '', 'shop/README.yaml': pod,
    'shop/templates/_names.tpl': '', 'shop/templates/NOTES.txt': 'hello', 'shop/templates/deep/b.yaml': named,
    'shop/crds/c.yaml': pod, 'shop/charts/db/Chart.yaml': chart.replace('shop', 'db'),
    'shop/charts/db/templates/e.yaml': pod, 'shop/charts/db/ci/f.yaml': pod, 'k.yaml': pod,
  };
  const loaded = loadFiles(files);
  assert.equal(problems(loaded), []);
  assert.equal(states(loaded), {
    'k.yaml': 'linted', 'shop/Chart.yaml': 'linted', 'shop/README.yaml': 'not-kubernetes',
    'shop/charts/db/Chart.yaml': 'linted', 'shop/charts/db/ci/f.yaml': 'not-kubernetes',
    'shop/charts/db/templates/e.yaml': 'linted', 'shop/crds/c.yaml': 'linted',
    'shop/templates/NOTES.txt': 'linted', 'shop/templates/_names.tpl': 'linted', 'shop/templates/deep/b.yaml': 'linted',
    'shop/values-prod.yml': 'not-kubernetes', 'shop/values.yaml': 'linted',
  });
  assert.equal(units(loaded), {
    '.': ['k.yaml tool'],
    shop: [
      'shop/charts/db/templates/e.yaml tool', 'shop/templates/deep/b.yaml release-name-web', 'shop/crds/c.yaml tool',
    ],
  });
});

test('without configuration each ci values file is a variant', () => {
  const files = { 'shop/Chart.yaml': chart, 'shop/templates/a.yaml': named, 'shop/ci/x-values.yaml': 'name: x' };
  assert.equal(units(loadFiles(files)), {
    shop: ['shop/templates/a.yaml release-name-'],
    'shop (ci/x-values.yaml)': ['shop/templates/a.yaml release-name-x'],
  });
});

test('renders of the configuration are variants; later values win', () => {
  const files = {
    'shop/Chart.yaml': chart, 'shop/templates/a.yaml': named, 'shop/ci/x-values.yaml': 'name: x',
    'shop/a.yaml': 'name: a', 'b.yaml': 'name: b',
  };
  const settings = withRenders({ name: 'prod', values: ['a.yaml', 'b.yaml'] }, { set: ['name=set'] });
  assert.equal(units(loadFiles(files, ['.'], settings)), {
    shop: ['shop/templates/a.yaml release-name-'],
    'shop (prod a.yaml, b.yaml)': ['shop/templates/a.yaml prod-b'],
    'shop (render 2)': ['shop/templates/a.yaml release-name-set'],
  });
});

test('values that cannot be read are problems of their variant', () => {
  const files = { 'shop/Chart.yaml': chart, 'shop/templates/a.yaml': pod, 'bad.yaml': '- list' };
  const loaded = loadFiles(files, ['.'], withRenders({ values: ['none.yaml'] }, { values: ['bad.yaml'] }));
  assert.equal(problems(loaded), ['shop/Chart.yaml valid-chart/values', 'bad.yaml:1:1 valid-chart/values']);
  assert.equal(loaded.problems.map((each) => each.units), [['shop (none.yaml)'], ['shop (bad.yaml)']]);
});

test('a template that fails leaves the others', () => {
  const files = { 'shop/Chart.yaml': chart, 'shop/templates/a.yaml': '{{ fail "no" }}', 'shop/templates/b.yaml': pod };
  const loaded = loadFiles(files);
  assert.equal(problems(loaded), ['shop/templates/a.yaml:1:4 valid-chart/fail']);
  assert.is(states(loaded)['shop/templates/a.yaml'], 'incomplete');
  assert.equal(units(loaded), { shop: ['shop/templates/b.yaml tool'] });
  assert.is(loaded.units[0]!.complete, false);
});

test('a chart of which only a template is in scope is reported there', () => {
  const files = { 'shop/Chart.yaml': 'name: [', 'shop/templates/a.yaml': pod, 'shop/ci/b.yaml': pod };
  assert.equal(problems(loadFiles(files, ['shop/templates'])), ['shop/templates/a.yaml valid-chart/load']);
  assert.equal(states(loadFiles(files))['shop/templates/a.yaml'], 'incomplete');
});

test('a dependency is found in the repository, by its place or by its name and version', () => {
  const library = 'apiVersion: v2\nname: common\nversion: 1.2.0\ntype: library\n';
  const wanting = (entry: string): string => `${chart}dependencies:\n- name: common\n  ${entry}\n`;
  const files = {
    'lib/common/Chart.yaml': library, 'lib/common/templates/_n.tpl': '{{ define "n" }}web{{ end }}',
    'shop/templates/a.yaml': manifest('Pod', '{{ include "n" . }}'),
  };
  const entries = ['">=1.0.0"\n  repository: https://x', '1.x.x\n  repository: file://../lib/common'];
  for (const entry of entries.map((rest) => `version: ${rest}`)) {
    const loaded = loadFiles({ ...files, 'shop/Chart.yaml': wanting(entry) });
    assert.equal(problems(loaded), []);
    assert.equal(units(loaded), { shop: ['shop/templates/a.yaml web'] });
  }
  const loaded = loadFiles({ ...files, 'shop/Chart.yaml': wanting('version: ">=2.0.0"') });
  assert.equal(problems(loaded), ['shop/Chart.yaml:5:3 valid-chart/dependency']);
});

test('hooks are linted, what Helm drops is not', () => {
  const hook = (name: string): string => manifest('Pod', name, `  annotations: {helm.sh/hook: ${name}}\n`);
  const files = { 'shop/Chart.yaml': chart, 'shop/templates/a.yaml': [hook('test'), hook('nonsense')].join('---\n') };
  assert.equal(units(loadFiles(files)), { shop: ['shop/templates/a.yaml test'] });
});

test('a rendered text that is not YAML is reported at the template line', () => {
  const files = { 'shop/Chart.yaml': chart, 'shop/templates/a.yaml': `${pod}\n{{ if true }}\na: b: c\n{{ end }}` };
  const problem = loadFiles(files).problems[0]!;
  assert.is(problem.ruleId, 'core/valid-yaml');
  const { text, start, end } = problem!.at as Extract<typeof problem.at, { start: number }>;
  assert.is(text.locate(start, end, 'structure').location.start.line, 7);
});

test('places in a vendored sub-chart become those of its user', () => {
  const parent = `${chart}dependencies:\n- name: db\n  version: 1.0.0\n  repository: https://charts.example.com\n`;
  const files = {
    'shop/Chart.yaml': parent, 'shop/values.yaml': 'db:\n  user: root',
    'shop/charts/db/Chart.yaml': chart.replace('shop', 'db'), 'shop/charts/db/values.yaml': 'user: me\nport: 80',
    'shop/charts/db/templates/a.yaml': `${pod}a: {{ .Values.user }}\nb: {{ .Values.port }}\nc: literal\n`,
  };
  const { text } = loadFiles(files).units[0]!.resources[0]!.root.origin;
  const placeOf = (word: string): string => {
    const start = text.content.indexOf(word);
    const { location } = text.locate(start, start + word.length, 'value');
    return `${location.file}:${location.start.line}:${location.precision}`;
  };
  assert.is(placeOf('root'), 'shop/values.yaml:2:exact');
  assert.is(placeOf('80'), 'shop/Chart.yaml:5:enclosing');
  assert.is(placeOf('literal'), 'shop/Chart.yaml:5:enclosing');
});

test.run();
