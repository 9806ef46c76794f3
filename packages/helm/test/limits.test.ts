import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { renderFiles } from './render-files.js';

const chart = 'apiVersion: v2\nname: c\nversion: 1.0.0\n';

/** Renders a hostile template beside a good one: the first gives one problem, the second its text. */
function hostile(template: string, pattern: RegExp): void {
  const files = {
    'c/Chart.yaml': chart,
    'c/templates/bad.yaml': template,
    'c/templates/a-good.yaml': 'a: b',
    'c/templates/good.yaml': 'a: b',
  };
  const { problems, files: rendered } = renderFiles(files, 'c');
  assert.is(problems.length, 1);
  assert.match(problems[0]!.message, pattern);
  assert.ok('text' in problems[0]!.at && problems[0]!.at.text.file === 'c/templates/bad.yaml');
  assert.equal(
    rendered.map((file) => file.text.content),
    ['a: b', 'a: b'],
  );
}

test('endless recursion ends', () => {
  hostile('{{ define "r" }}{{ include "r" . }}{{ end }}{{ include "r" . }}', /deep|nested reference/);
  hostile('{{ define "t" }}{{ template "t" . }}{{ end }}{{ template "t" . }}', /deep/);
  hostile('{{ $t := "{{ tpl .t . }}" }}{{ tpl $t (dict "t" $t) }}', /deep/);
});

test('long loops end', () => {
  hostile('{{ range 1000000000 }}x{{ end }}', /steps/);
  hostile('{{ range until 1000000000 }}x{{ end }}', /more than 100000 items/);
  hostile('{{ range until 3000 }}{{ range until 3000 }}{{ end }}{{ end }}', /steps/);
});

test('large texts are refused', () => {
  hostile('{{ repeat 2000000000 "abcdef" }}', /larger than/);
  hostile('{{ "x" | nindent 2000000000 }}', /larger than/);
  hostile('{{ $x := repeat 1000000 "y" }}{{ range until 99999 }}{{ $x }}{{ end }}', /larger than|steps/);
  hostile('{{ $x := "ab" }}{{ range until 60 }}{{ $x = print $x $x }}{{ end }}', /larger than|steps/);
});

test('patterns run in linear time', () => {
  const files = {
    'c/Chart.yaml': chart,
    'c/templates/a.yaml': '{{ regexMatch "^(a+)+$" (print (repeat 5000 "a") "b") }}',
  };
  assert.is(renderFiles(files, 'c').files[0]!.text.content, 'false');
});

test('two renders give the same bytes', () => {
  const template = '{{ randAlphaNum 8 }} {{ uuidv4 }} {{ (genCA "x" 1).Cert }} {{ now }} {{ htpasswd "u" "p" }}';
  const files = { 'c/Chart.yaml': chart, 'c/templates/a.yaml': template };
  assert.is(renderFiles(files, 'c').files[0]!.text.content, renderFiles(files, 'c').files[0]!.text.content);
});

test.run();
