import type { Place, Text } from '@klint/model';
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
  return shown(file!.text.locate(start, start + text.length, fault));
}

const more = {
  'c/values.yaml': `${chart['c/values.yaml']}lines: |-\n  one\n  two\nnone: {}\nlist:\n${listed()}`,
  'c/templates/_i.tpl': '{{ define "fixed" }}here{{ end }}\n{{ define "both" }}ab-{{ .Values.image.tag }}{{ end }}\n',
};

function listed(): string {
  return Array.from({ length: 20 }, (_, i) => `  k${i}: v${i}\n`).join('');
}

/** What one template renders to. */
function rendered(template: string): Text {
  const { files, problems } = renderFiles({ ...chart, ...more, 'c/templates/q.yaml': template }, 'c');
  assert.equal(problems, []);
  return files.find(({ name }) => name === 'c/templates/q.yaml')!.text;
}

function shown({ location, related }: Place): string {
  const show = (at: typeof location): string => `${at.file}:${at.start.line}:${at.start.column}`;
  const others = related.map((each) => `${each.message} ${show(each.location)}`);
  return [`${show(location)} ${location.precision}`, ...others].join('\n');
}

function placeIn(template: string, text: string): string {
  const { content, origins } = rendered(template);
  const start = content.indexOf(text);
  assert.ok(start >= 0, `${text} is not in ${content}`);
  return shown(origins!.locate(start, start + text.length, 'value'));
}

function missingIn(template: string, key: string, map: string): string {
  const { content, origins } = rendered(template);
  const [start, from] = [content.indexOf(key), content.indexOf(map)];
  assert.ok(start >= 0 && from >= 0, content);
  return shown(origins!.locateMissing!({ start, end: start + key.length }, { start: from, end: from + map.length }));
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

test('quotes around a value are no part of it', () => {
  const place = placeIn('q: "{{ .Values.image.tag }}"', '"1.2"');
  assert.match(place, /^c\/values.yaml:2:9 exact\nthe template that writes the value c\/templates\/q.yaml:1:4/);
  assert.match(placeIn('q: {{ "word" | quote }}', '"word"'), /^c\/templates\/q.yaml:1:8 exact/);
});

test('a value of several parts is all the code that writes it, in the template where they meet', () => {
  const template = 'q: x-{{ .Values.image.tag }}-{{ include "fixed" . }}';
  assert.match(placeIn(template, 'x-1.2-here'), /^c\/templates\/q.yaml:1:4 template\nthe value: image.tag/);
  assert.match(placeIn('q: {{ include "both" . }}', 'ab-1.2'), /^c\/templates\/_i.tpl:2:20 template\n/);
});

test('literal text with braces in a string is read where it stands', () => {
  assert.match(placeIn('q: a {{ "{{" }}b}} c', 'a {{b}} c'), /^c\/templates\/q.yaml:1:4 exact/);
});

test('a block of a value is that value', () => {
  const place = placeIn('q: |\n  {{- .Values.lines | nindent 2 }}', '|\n  one\n  two');
  assert.match(place, /^c\/values.yaml:8:8 exact/);
});

test('what a function leaves as it was is the value, what it changes is not', () => {
  assert.match(placeIn('q: {{ int .Values.port }}', '80'), /^c\/values.yaml:3:7 exact/);
  assert.match(placeIn('q: {{ mul .Values.port 2 }}', '160'), /^c\/templates\/q.yaml:1:4 template/);
});

test('a missing key goes to the template, or to the values where those give the whole map', () => {
  const own = 'resources:\n  {{- toYaml .Values.resources | nindent 2 }}';
  assert.match(missingIn(own, 'resources', 'limits:\n    cpu: 1'), /^c\/templates\/q.yaml:1:1 exact/);
  assert.match(missingIn(own, 'limits', 'cpu: 1'), /^c\/values.yaml:5:3 exact/);
  assert.match(missingIn('q:\n  {{- toYaml .Values.none | nindent 2 }}', 'q', '{}'), /^c\/values.yaml:11:1 enclosing/);
  assert.match(missingIn('q: {{ toJson .Values.resources }}', 'q', '{"limits'), /^c\/values.yaml:4:1 enclosing/);
});

test('random text is volatile, and what is made of it', () => {
  const volatile = (template: string, text: string): boolean => {
    const { content, origins } = rendered(template);
    const start = content.indexOf(text);
    assert.ok(start >= 0, content);
    return origins!.isVolatile!(start, start + text.length);
  };
  assert.ok(volatile('a: {{ genPrivateKey "rsa" | b64enc }}', 'LS0t'));
  assert.ok(volatile('a: x{{ (genCA "a" 1).Key | quote }}', 'PRIVATE'));
  const many = Array.from({ length: 20 }, (_, i) => `.Values.list.k${i}`).join(' ');
  const { content, origins } = rendered(`a: {{ printf "${'%v'.repeat(21)}" ${many} uuidv4 | sha256sum }}`);
  assert.ok(origins!.isVolatile!(3, content.length), 'beyond the cap of origins');
  assert.not.ok(volatile('a: {{ .Values.image.tag }}', '1.2'));
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
