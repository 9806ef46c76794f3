import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { refusalsOf, renderFiles } from './render-files.js';

const chart = {
  'c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\nappVersion: "7"\n',
  'c/values.yaml': 'image:\n  tag: "1.2"\nport: 80\nresources:\n  limits:\n    cpu: 1\ntext: "{{ .Values.port }}-x"\n',
  'c/templates/_h.tpl': '{{ define "spec" -}}\nport: {{ .Values.port }}\nfixed: here\n{{- end }}\n',
  'c/templates/a.yaml': [
    'a: literal',
    'tag: {{ .Values.image.tag | quote }}',
    '{{- if .Values.port }}',
    'b:',
    '  {{- include "spec" . | nindent 2 }}',
    '{{- end }}',
    'r:',
    '  {{- toYaml .Values.resources | nindent 2 }}',
    'sum: {{ add .Values.port 1 }}',
    'd: {{ .Values.nope | default "other" }}',
    'v: {{ .Chart.AppVersion }}',
    't: {{ tpl .Values.text . }}',
  ].join('\n'),
};

function placeOf(text: string, fault: 'value' | 'structure' = 'value'): string {
  const [file] = renderFiles(chart, 'c').files;
  const start = file!.text.content.indexOf(text);
  assert.ok(start >= 0, `${text} is not in ${file!.text.content}`);
  const { location, related } = file!.text.locate(start, start + text.length, fault);
  const show = (at: typeof location): string => `${at.file}:${at.start.line}:${at.start.column}`;
  return [
    `${show(location)} ${location.precision}`,
    ...related.map((each) => `${each.message} ${show(each.location)}`),
  ].join('\n');
}

test('literal text has its own place', () => {
  assert.is(placeOf('literal'), 'c/templates/a.yaml:1:4 exact');
});

test('a value has the values line, and the template beside it', () => {
  assert.match(
    placeOf('1.2'),
    /^c\/values.yaml:2:9 exact\nthe template that writes the value c\/templates\/a.yaml:2:6/,
  );
});

test('the structure around a value is the template', () => {
  assert.match(
    placeOf('1.2', 'structure'),
    /^c\/templates\/a.yaml:2:6 template\nthe value: image.tag c\/values.yaml:2:8/,
  );
});

test('what an include writes has its place in the helper, and is called somewhere', () => {
  const place = placeOf('here');
  assert.match(place, /^c\/templates\/_h.tpl:3:8 exact/);
  assert.match(place, /called here c\/templates\/a.yaml:5:3/);
  assert.match(place, /condition: port c\/values.yaml:3:7/);
});

test('keys and values inside toYaml are those of the values file', () => {
  assert.match(placeOf('cpu'), /^c\/values.yaml:6:5 exact/);
  assert.match(placeOf('1', 'value'), /exact/);
});

test('a computed value is the action, with what it was made of', () => {
  assert.match(placeOf('81'), /^c\/templates\/a.yaml:9:6 template\nthe value: port c\/values.yaml:3:7/);
});

test('a default is literal text, and the key that is not set is named', () => {
  assert.match(placeOf('other'), /^c\/templates\/a.yaml:10:31 exact\nnot set: nope/);
});

test('Chart.yaml is a place, and so is a template in the values', () => {
  assert.match(placeOf('7'), /^c\/Chart.yaml:4:14 exact/);
  assert.match(placeOf('-x'), /^c\/values.yaml:7:26 exact/);
});

test('a chart without its dependency is named at the entry', () => {
  const files = { ...chart, 'c/Chart.yaml': `${chart['c/Chart.yaml']}dependencies:\n- name: db\n  version: "1"\n` };
  const { problems } = renderFiles(files, 'c');
  assert.is(problems.length, 0);
  assert.equal(refusalsOf(files, 'c'), ['the dependency db is not in the charts folder 6']);
});

test.run();
