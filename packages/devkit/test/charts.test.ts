import type { Finding, LintResult } from '@klint/model';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.js';
import { lintFiles } from '../src/pipeline.js';

const privileged = 'worker-node/no-privileged-container';
const pod = (name: string, rest = ''): string => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  ${rest}
  containers:
    - name: web
      image: registry.example.com/web:1.0
      securityContext:
        privileged: {{ .Values.privileged }}
`;
const base = {
  'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'shop/values.yaml': 'privileged: true\nmore: false\n',
};
const prod = { path: 'shop', renders: [{ name: 'prod' }] };

function lintChart(files: Record<string, string>, charts: readonly unknown[] = []): LintResult {
  const others = ['worker-node/no-host-network', 'core/no-unused-suppression', 'container-app/no-privilege-escalation'];
  const on = [privileged, ...others];
  const config = { extends: [], charts, rules: Object.fromEntries(on.map((id) => [id, 'error'])) };
  return lintFiles({ ...base, ...files }, { rules, config });
}

function shown({ ruleId, location: { file, start, precision } }: Finding): string {
  return `${ruleId.replace(/.*\//, '')} ${file}:${start.line}:${start.column} ${precision}`;
}

function only(result: LintResult, rule: string): Finding {
  const found = result.findings.filter(({ ruleId }) => ruleId === rule);
  assert.is(found.length, 1);
  return found[0]!;
}

test('a wrong value is at the values line, a missing one in the template, and edited there', () => {
  const result = lintChart({ 'shop/templates/a.yaml': pod('web') });
  assert.equal(result.findings.map(shown), [
    'no-privilege-escalation shop/templates/a.yaml:10:7 enclosing',
    'no-privileged-container shop/values.yaml:1:13 exact',
  ]);
  const { related, fix } = only(result, privileged);
  assert.equal(related.map(({ kind, location }) => `${kind} ${location.file}:${location.start.line}`), [
    'origin shop/templates/a.yaml:11',
  ]);
  assert.equal(fix?.edits.map(({ location: { file, start }, text }) => `${file}:${start.line} ${text}`), [
    'shop/values.yaml:1 false',
  ]);
});

test('a problem of several variants is one finding, whatever their releases are called', () => {
  const template = pod('{{ .Release.Name }}-web');
  const result = lintChart({ 'shop/templates/a.yaml': template }, [prod]);
  assert.equal(only(result, privileged).units, ['shop', 'shop (prod)']);
  assert.is(result.findings.length, 2);
});

test('objects that only other values name otherwise are one finding, two objects of one render are two', () => {
  const values = { 'shop/ci/a-values.yaml': 'name: other', 'shop/values.yaml': 'name: web\nprivileged: true\n' };
  const each = pod('{{ $.Values.name }}-{{ . }}').replace('.Values.p', '$.Values.p');
  const result = lintChart({ ...values, 'shop/templates/a.yaml': pod('{{ .Values.name }}') });
  assert.equal(only(result, privileged).units, ['shop', 'shop (ci/a-values.yaml)']);
  assert.is(only(result, privileged).resource!.name, 'web');
  const both = lintChart({ ...values, 'shop/templates/a.yaml': `{{ range list 1 2 }}\n---\n${each}{{ end }}` });
  const twice = both.findings.filter(({ ruleId }) => ruleId === privileged);
  assert.equal(twice.map(({ resource, units }) => [resource!.name, units.length]), [['web-1', 2], ['web-2', 2]]);
});

test('what a container lacks goes into the template that has the container, not into that of its name', () => {
  const template = pod('a').replace('- name: web', '- name: {{ include "n" . }}').replace(/ +securityC.*\n.*\n/, '');
  const files = {
    'shop/templates/_n.tpl': '{{ define "n" }}{{ "web" | trunc 3 }}{{ end }}',
    'shop/templates/a.yaml': template,
  };
  const { findings } = lintChart(files);
  assert.equal(findings.map(shown), ['no-privilege-escalation shop/templates/a.yaml:8:7 enclosing']);
});

test('text that goes on with a value begins at the text', () => {
  const template = pod('web').replace('registry.example.com/web:1.0', '"web:{{ .Values.tag | default "latest" }}"');
  const config = { extends: [], rules: { 'supply-chain/no-latest-image-tag': 'error' } };
  const result = lintFiles({ ...base, 'shop/templates/a.yaml': template }, { rules, config });
  assert.equal(result.findings.map(shown), ['no-latest-image-tag shop/templates/a.yaml:9:14 template']);
});

test('a release changes no fingerprint', () => {
  const files = { 'shop/templates/a.yaml': pod('{{ .Release.Name }}-web') };
  const named = { 'shop/templates/a.yaml': pod('{{ printf "%s-web" .Release.Name | trunc 63 | quote }}') };
  const other = { 'shop/templates/a.yaml': pod('{{ .Release.Name }}-api') };
  const print = (each: Record<string, string>): string => only(lintChart(each), privileged).fingerprint;
  assert.is(print(files), print(named));
  assert.is.not(print(files), print(other));
});

for (const [what, comment] of [
  ['YAML comment', '# klint-disable-next-line worker-node/no-host-network -- why'],
  ['template comment', '{{/* klint-disable-next-line worker-node/no-host-network -- why */}}'],
  ['trimmed template comment', '{{- /* klint-disable-next-line worker-node/no-host-network -- why */}}'],
] as const) {
  test(`a ${what} suppresses in all renders, and is unused if nothing is there`, () => {
    const hidden = lintChart({ 'shop/templates/a.yaml': pod('web', `${comment}\n  hostNetwork: true`) }, [prod]);
    assert.equal(hidden.suppressed.map(({ ruleId }) => ruleId), ['worker-node/no-host-network']);
    assert.equal(hidden.findings.filter(({ ruleId }) => ruleId.startsWith('core/')), []);
    const unused = lintChart({ 'shop/templates/a.yaml': pod('web', `${comment}\n  hostNetwork: false`) }, [prod]);
    assert.is(shown(only(unused, 'core/no-unused-suppression')).split(':')[1], '6');
  });

  test(`a ${what} in a branch that no render reached is undecided`, () => {
    const branch = `{{ if .Values.more }}\n  ${comment}\n  hostNetwork: true\n  {{ end }}`;
    const result = lintChart({ 'shop/templates/a.yaml': pod('web', branch) });
    assert.equal(result.findings.filter(({ ruleId }) => ruleId.startsWith('core/')), []);
  });
}

test('a directive in a values file suppresses what its line makes', () => {
  const values = `# klint-disable-next-line ${privileged} -- why\nprivileged: true\n`;
  const result = lintChart({ 'shop/values.yaml': values, 'shop/templates/a.yaml': pod('web') });
  assert.equal(result.suppressed.map(shown), ['no-privileged-container shop/values.yaml:2:13 exact']);
  assert.equal(result.findings.map(({ ruleId }) => ruleId), ['container-app/no-privilege-escalation']);
});

test('what failed in a partial is one finding with the templates that call it', () => {
  const files = {
    'shop/templates/_n.tpl': '{{ define "n" }}{{ fail "no" }}{{ end }}',
    'shop/templates/a.yaml': 'a: {{ include "n" . }}', 'shop/templates/b.yaml': 'b: {{ include "n" . }}',
  };
  const result = lintChart(files);
  const found = only(result, 'core/valid-chart');
  assert.is(found.location.file, 'shop/templates/_n.tpl');
  const called = found.related.map(({ location }) => location.file).sort();
  assert.equal(called, ['shop/templates/a.yaml', 'shop/templates/b.yaml']);
  assert.is(result.incomplete.length, 1);
});

test.run();
