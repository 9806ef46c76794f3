import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.js';
import { fixFiles } from '../src/fix-files.js';

const escalation = 'container-app/no-privilege-escalation';
const hostNetwork = 'worker-node/no-host-network';
const privileged = 'worker-node/no-privileged-container';
const nonRoot = 'container-app/require-run-as-non-root';

/** The lines of each file before and after all fixes of some rules, without those that stay. */
function changes(files: Readonly<Record<string, string>>, ...ids: readonly string[]): Record<string, string[]> {
  const options = { rules, config: { extends: [] }, flags: ids.map((id) => `${id}: error`) };
  const fixed = fixFiles(files, options, 'suggest');
  const changed = [...fixed.contents].map(([file, content]): [string, string[]] => {
    const [before, after] = [files[file]!, content].map((text) => text.split('\n'));
    const gone = before!.filter((line) => !after!.includes(line)).map((line) => `-${line}`);
    return [file, [...gone, ...after!.filter((line) => !before!.includes(line)).map((line) => `+${line}`)]];
  });
  return Object.fromEntries(changed);
}

const chart = 'apiVersion: v2\nname: shop\nversion: 1.0.0\n';

function deployment(pod: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
${pod}`;
}

function chartOf(pod: string, values = '', more: Readonly<Record<string, string>> = {}) {
  return { 'Chart.yaml': chart, 'values.yaml': values, 'templates/web.yaml': deployment(pod), ...more };
}

const web = '      containers:\n        - name: web\n          image: web:1\n';

test('what a template says itself is edited there', () => {
  assert.equal(changes(chartOf(`      hostNetwork: true\n${web}`), hostNetwork), {
    'templates/web.yaml': ['-      hostNetwork: true'],
  });
  const crlf = chartOf(`      hostNetwork: true\n${web}`)['templates/web.yaml']!.replaceAll('\n', '\r\n');
  assert.equal(changes({ 'Chart.yaml': chart, 'templates/web.yaml': crlf }, hostNetwork), {
    'templates/web.yaml': ['-      hostNetwork: true\r'],
  });
  const trimmed = `      hostNetwork: true\n      {{- if .Values.pid }}\n      hostPID: true\n      {{- end }}\n${web}`;
  assert.equal(changes(chartOf(trimmed), hostNetwork), { 'templates/web.yaml': ['-      hostNetwork: true'] });
});

test('a value of the chart is edited in the values', () => {
  const pod = `      hostNetwork: {{ .Values.hostNetwork }}\n${web}`;
  const values = 'hostNetwork: true # for metrics\n';
  assert.equal(changes(chartOf(pod, values), hostNetwork), {
    'values.yaml': ['-hostNetwork: true # for metrics', '+hostNetwork: false # for metrics'],
  });
  const context = `${web}          securityContext:\n            {{- toYaml .Values.context | nindent 12 }}\n`;
  const map = 'context:\n    privileged: true\n    runAsUser: 5\n';
  assert.equal(changes(chartOf(context, map), privileged), { 'values.yaml': ['-    privileged: true'] });
  assert.equal(changes(chartOf(context, 'context:\n    runAsUser: 5\n'), escalation), {
    'values.yaml': ['+    allowPrivilegeEscalation: false'],
  });
  assert.equal(changes(chartOf(context, 'context: {}\n'), escalation), {
    'values.yaml': ['-context: {}', '+context: {allowPrivilegeEscalation: false}'],
  });
});

test('a missing key goes into the template, where every render has it', () => {
  const pod = `${web}          {{- with .Values.resources }}\n          resources:
            {{- toYaml . | nindent 12 }}\n          {{- end }}\n`;
  const added = ['+          securityContext:', '+            allowPrivilegeEscalation: false'];
  for (const values of ['', 'resources: { limits: { cpu: 1 } }\n']) {
    const files = chartOf(pod, values);
    assert.equal(changes(files, escalation), { 'templates/web.yaml': added });
  }
  const quoted = '      containers:\n      - name: web\n        image: "{{ .Values.image }}:{{ .Values.tag }}"\n';
  assert.equal(changes(chartOf(quoted, 'image: web\ntag: "1"\n'), escalation), {
    'templates/web.yaml': ['+        securityContext:', '+          allowPrivilegeEscalation: false'],
  });
});

test('a helper gets the key with its own indentation', () => {
  const helper = '{{- define "web" -}}\n- name: web\n  image: web:1\n{{- end -}}\n';
  const pod = '      containers:\n        {{- include "web" . | nindent 8 }}\n';
  assert.equal(changes(chartOf(pod, '', { 'templates/_helpers.tpl': helper }), escalation), {
    'templates/_helpers.tpl': ['+  securityContext:', '+    allowPrivilegeEscalation: false'],
  });
  const shared = '{{- define "web" -}}\nhostNetwork: true\ndnsPolicy: Default\n{{- end -}}\n';
  const files = chartOf(`      {{- include "web" . | nindent 6 }}\n${web}`, '', { 'templates/_helpers.tpl': shared });
  assert.equal(changes(files, hostNetwork), { 'templates/_helpers.tpl': ['-hostNetwork: true'] });
});

test('a template that may write the key itself, or is told to by a condition, is left alone', () => {
  const optional = `${web}          {{- with .Values.context }}\n          securityContext:
            {{- toYaml . | nindent 12 }}\n          {{- end }}\n`;
  assert.equal(changes(chartOf(optional), escalation), {});
  assert.equal(changes(chartOf(`${web}          {{- include "more" . | nindent 10 }}\n`, '', {
    'templates/_helpers.tpl': '{{- define "more" -}}\ntty: true\n{{- end -}}\n',
  }), escalation), {});
  const chosen = `      {{- if .Values.host }}\n      hostNetwork: true\n      {{- end }}\n${web}`;
  assert.equal(changes(chartOf(chosen, 'host: true\n'), hostNetwork), {});
  const made = `      hostNetwork: {{ eq .Values.net "host" }}\n${web}`;
  assert.equal(changes(chartOf(made, 'net: host\n'), hostNetwork), {});
});

test('a fix that breaks another render, or a vendored chart, is not made', () => {
  const pod = `      hostNetwork: {{ .Values.net.host }}\n${web}          securityContext:
            {{- toYaml .Values.net.context | nindent 12 }}\n`;
  const values = 'net:\n  host: false\n  context:\n    privileged: true\n';
  const schema = JSON.stringify({ properties: { net: { properties: { context: { required: ['privileged'] } } } } });
  assert.equal(changes(chartOf(pod, values, { 'values.schema.json': schema }), privileged), {});
  const inner = {
    'charts/db/Chart.yaml': chart.replace('shop', 'db'),
    'charts/db/templates/db.yaml': deployment(`      hostNetwork: true\n${web}`),
  };
  const dependencies = 'dependencies:\n  - { name: db, version: 1.0.0, repository: "https://charts.example.com" }\n';
  assert.equal(changes({ 'Chart.yaml': chart + dependencies, ...inner }, hostNetwork), {});
  assert.equal(changes({ 'Chart.yaml': chart, ...inner }, hostNetwork), {
    'charts/db/templates/db.yaml': ['-      hostNetwork: true'],
  });
});

const base = { 'base/kustomization.yaml': 'resources: [web.yaml]\n', 'base/web.yaml': deployment(web) };

function overlay(kustomization: string, more: Readonly<Record<string, string>> = {}) {
  return { ...base, 'prod/kustomization.yaml': `resources: [../base]\n${kustomization}`, ...more };
}

test('in an overlay the last writer is edited, then what stood below it', () => {
  const patch = `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }
spec:\n  template:\n    spec:\n      hostNetwork: true\n      dnsPolicy: Default\n`;
  const files = overlay('patches: [{ path: net.yaml }]\n', { 'prod/net.yaml': patch });
  assert.equal(changes(files, hostNetwork), { 'prod/net.yaml': ['-      hostNetwork: true'] });
  const both = { ...files, 'base/web.yaml': deployment(`      hostNetwork: true\n${web}`) };
  assert.equal(changes(both, hostNetwork), {
    'prod/net.yaml': ['-      hostNetwork: true'],
    'base/web.yaml': ['-      hostNetwork: true'],
  });
});

test('a missing key goes into the base, once for all overlays', () => {
  const files = overlay('namePrefix: prod-\nnamespace: prod\n', {
    'test/kustomization.yaml': 'resources: [../base]\nnameSuffix: -test\n',
  });
  assert.equal(changes(files, escalation), {
    'base/web.yaml': ['+          securityContext:', '+            allowPrivilegeEscalation: false'],
  });
  assert.equal(changes(files, nonRoot), {
    'base/web.yaml': ['+      securityContext:', '+        runAsNonRoot: true'],
  });
});

test('a patch inside a kustomization is edited in its block', () => {
  const block = (lines: string): string => `patches:\n  - patch: |-\n${lines.replace(/^/gm, '      ')}\n`;
  const head = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec:';
  const found = changes(overlay(block(`${head}\n      dnsPolicy: Default\n      hostNetwork: true`)), hostNetwork);
  assert.equal(found, { 'prod/kustomization.yaml': ['-            hostNetwork: true'] });
  const container = `${head}\n      containers:\n        - name: side\n          image: side:1`;
  const added = changes({ ...overlay(block(container)), 'base/web.yaml': deployment(
    `${web}          securityContext: { allowPrivilegeEscalation: false }\n`,
  ) }, escalation);
  assert.equal(added, {
    'prod/kustomization.yaml': [
      '+                securityContext:',
      '+                  allowPrivilegeEscalation: false',
    ],
  });
});

test('a JSON patch gets another value, and a patch of a path that would vanish keeps its base', () => {
  const json = '[{ "op": "add", "path": "/spec/template/spec/hostNetwork", "value": true }]\n';
  const files = overlay('patches: [{ path: net.json, target: { kind: Deployment } }]\n', { 'prod/net.json': json });
  assert.equal(changes(files, hostNetwork), {
    'prod/net.json': [`-${json.trimEnd()}`, `+${json.trimEnd().replace('true', 'false')}`],
  });
  const remove = '- { op: remove, path: /spec/template/spec/hostNetwork }\n';
  const guarded = {
    ...overlay('patches: [{ path: net.yaml, target: { kind: Deployment } }]\n', { 'prod/net.yaml': remove }),
    'base/web.yaml': deployment(`      hostNetwork: true\n${web}`),
    'other/kustomization.yaml': 'resources: [../base]\n',
  };
  assert.equal(changes(guarded, hostNetwork), {});
});

test.run();
