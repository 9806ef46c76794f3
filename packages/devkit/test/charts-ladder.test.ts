import type { LintResult } from '@klint/model';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.js';
import { lintFiles } from '../src/pipeline.js';

// Charts that Helm does not render as they are: as much as possible is linted, the rest is named.

const chart = 'apiVersion: v2\nname: shop\nversion: 1.0.0\n';
const pod = (image: string, context: string, before = ''): string => `${before}apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  hostNetwork: true
  containers:
    - name: web
      image: ${image}
      ${context}
`;
const on = [
  'worker-node/no-host-network', 'supply-chain/no-latest-image-tag', 'container-app/no-privilege-escalation',
  'container-app/no-plaintext-secret-in-env',
];

function lintChart(files: Record<string, string>): LintResult {
  const config = { extends: [], rules: Object.fromEntries(on.map((id) => [id, 'error'])) };
  return lintFiles({ 'shop/Chart.yaml': chart, ...files }, { rules, config });
}

function shown({ findings }: LintResult): string[] {
  return findings.map(({ ruleId, messageId, location: { file, start } }) => {
    return `${file}:${start.line} ${ruleId.startsWith('core/') ? messageId : ruleId.replace(/.*\//, '')}`;
  });
}

const closed = 'securityContext: {allowPrivilegeEscalation: false}';

test('after required the rest is linted, but not what stands in for the value', () => {
  const result = lintChart({
    'shop/values.yaml': 'image:\n  name: web\n',
    'shop/templates/a.yaml': pod('{{ required "name an image tag." .Values.image.tag }}', closed),
  });
  assert.equal(shown(result), ['shop/templates/a.yaml:6 no-host-network', 'shop/templates/a.yaml:9 fail']);
  const refused = result.findings[1]!;
  assert.match(refused.message, /on purpose: name an image tag \(set image\.tag in the values\)\.$/);
  assert.equal(refused.related.map(({ message, location }) => `${message} ${location.file}:${location.start.line}`), [
    'the value to set: image.tag shop/values.yaml:1',
  ]);
  assert.is(result.incomplete.length, 1);
  assert.equal(result.inputs.map(({ file, state }) => `${file} ${state}`), [
    'klint.yaml not-kubernetes', 'shop/Chart.yaml linted', 'shop/templates/a.yaml incomplete',
    'shop/values.yaml linted',
  ]);
});

test('without a values file the key is named all the same', () => {
  const result = lintChart({ 'shop/templates/a.yaml': pod('{{ required "no image" .Values.image }}', closed) });
  assert.match(result.findings[1]!.message, /no image \(set image in the values\)/);
});

test('after fail the rest is linted; the keys are those of the condition', () => {
  const guard = '{{ if not (and .Values.host .Values.port) }}{{ fail "set host and port" }}{{ end }}\n';
  const result = lintChart({
    'shop/values.yaml': 'host: ""\nport: 0\n',
    'shop/templates/a.yaml': pod('web:1', 'args: [a]', guard),
  });
  assert.equal(shown(result), [
    'shop/templates/a.yaml:1 fail', 'shop/templates/a.yaml:7 no-host-network',
    'shop/templates/a.yaml:9 no-privilege-escalation',
  ]);
  assert.match(result.findings[0]!.message, /it looks at host/);
});

test('a template that cannot go on with a stand-in is one finding', () => {
  const template = '{{ range $k, $v := (required "set ports" .Values.ports).list }}{{ end }}';
  const result = lintChart({ 'shop/templates/a.yaml': template, 'shop/templates/b.yaml': pod('web:1', closed) });
  assert.equal(shown(result), ['shop/templates/a.yaml:1 fail', 'shop/templates/b.yaml:6 no-host-network']);
});

test('default values that only another set of values satisfies are no finding, in NOTES.txt too', () => {
  const files = {
    'shop/templates/NOTES.txt': '{{ if not .Values.host }}{{ fail "set host" }}{{ end }}',
    'shop/templates/a.yaml': pod('web:1', closed),
  };
  assert.equal(shown(lintChart(files)), ['shop/templates/NOTES.txt:1 fail', 'shop/templates/a.yaml:6 no-host-network']);
  const rescued = lintChart({ ...files, 'shop/ci/a-values.yaml': 'host: a' });
  assert.equal(shown(rescued), ['shop/templates/a.yaml:6 no-host-network']);
  assert.is(rescued.incomplete.length, 0);
});

test('a template that only another set of values satisfies is linted', () => {
  const template = pod('{{ required "no image" .Values.image }}', closed);
  const result = lintChart({ 'shop/templates/a.yaml': template, 'shop/ci/a-values.yaml': 'image: web:1' });
  assert.equal(shown(result), ['shop/templates/a.yaml:6 no-host-network']);
  assert.equal(result.inputs.filter(({ state }) => state === 'incomplete'), []);
});

const wanting = (name: string): string =>
  `${chart}dependencies:\n- name: ${name}\n  version: 1.x.x\n  repository: https://charts.example.com\n`;

test('templates of an absent sub-chart are replaced; what rests on them is not judged', () => {
  const result = lintChart({
    'shop/Chart.yaml': wanting('kit'),
    'shop/templates/a.yaml': pod('{{ include "kit.image" . }}', '{{- include "kit.context" . | nindent 6 }}'),
    'shop/templates/b.yaml': pod('web:latest', 'args: [a]'),
  });
  assert.equal(shown(result), [
    'shop/Chart.yaml:5 dependency', 'shop/templates/a.yaml:6 no-host-network',
    'shop/templates/b.yaml:6 no-host-network', 'shop/templates/b.yaml:8 no-privilege-escalation',
    'shop/templates/b.yaml:9 no-latest-image-tag',
  ]);
  assert.match(result.findings[0]!.message, /templates kit\.context, kit\.image\.$/);
  assert.is(result.incomplete.length, 1);
  assert.is(result.inputs.find(({ file }) => file.endsWith('a.yaml'))!.state, 'incomplete');
});

test('a template that does not exist is an error where no sub-chart is absent', () => {
  const result = lintChart({ 'shop/templates/a.yaml': pod('{{ include "kit.image" . }}', closed) });
  assert.equal(shown(result), ['shop/templates/a.yaml:9 template']);
});

test('of an absent library chart common the usual templates are known', () => {
  const image = '{{ include "common.images.image" (dict "imageRoot" .Values.image "global" .Values.global) }}';
  const labels = '{{- include "common.labels.standard" (dict "customLabels" .Values.l "context" $) | nindent 4 }}';
  const template = pod(image, closed)
    .replace('name: web\n', 'name: {{ include "common.names.fullname" . }}\n')
    .replace('spec:', `  labels: ${labels}\nspec:`);
  const result = lintChart({
    'shop/Chart.yaml': wanting('common'),
    'shop/values.yaml': 'image: {registry: r.example.com, repository: web, tag: latest}\n',
    'shop/templates/a.yaml': template,
  });
  assert.equal(shown(result), [
    'shop/Chart.yaml:5 dependency', 'shop/templates/a.yaml:7 no-host-network',
    'shop/templates/a.yaml:10 no-latest-image-tag',
  ]);
  assert.is(result.findings[1]!.resource!.name, 'release-name-shop');
});

test.run();
