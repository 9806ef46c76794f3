import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.js';
import { runHelm } from '../../helm/test/real-helm.js';
import { lintFiles } from '../src/pipeline.js';
import { runCli } from '../src/run-cli.js';
import { helm, needs } from '../src/tools.js';

// Templates that call each other deeper than the stack of the main thread reaches.

const object = (value: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: ${value}}\n`;
const nest = (action: string): string => `{{ define "r" -}}
{{ if gt . 0 }}{{ ${action} "r" (sub . 1 | int) }}{{ else }}end{{ end }}
{{- end }}${object(`{{ ${action} "r" (int .Values.n) }}`)}`;
const again = '{{ if gt .n 0 }}{{ tpl .t (dict "t" .t "n" (sub .n 1 | int)) }}{{ else }}end{{ end }}';

const charts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  include: { 'templates/a.yaml': nest('include') },
  template: { 'templates/a.yaml': nest('template') },
  tpl: {
    'templates/a.yaml': object('{{ tpl .Values.t (dict "t" .Values.t "n" (int .Values.n)) }}'),
    'values.yaml': `t: '${again}'\n`,
  },
};

/** How deep, and whether Helm renders it. */
const depths: readonly (readonly [chart: string, depth: number, renders: boolean])[] = [
  ['include', 20, true],
  ['include', 1000, true],
  ['include', 1001, false],
  ['template', 3000, true],
  ['tpl', 1500, true],
];

function withChart<T>(name: string, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'klint-depth-'));
  try {
    const files = { '.git/HEAD': '', 'Chart.yaml': `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`, ...charts[name] };
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const [name, depth, renders] of depths) {
  test(`${depth} nested ${name}`, () => {
    const { code, stdout, stderr } = withChart(name, (folder) =>
      runCli(['render', '--set', `n=${depth}`, '--origins', '.'], folder),
    );
    assert.is(code, renders ? 0 : 3, stderr);
    if (renders) assert.match(stdout, /a: end\} +# (?:templates\/a|values)\.yaml:/);
    else assert.match(stderr, /templates\/a\.yaml:2:\d+: .*nested reference name: r/);
  });
}

const program = helm();
if (needs('nested templates as helm renders them', 'helm', program)) {
  for (const [name, depth, renders] of depths) {
    test(`helm: ${depth} nested ${name}`, () => {
      const run = withChart(name, (folder) => runHelm(program, folder, ['--set', `n=${depth}`]));
      assert.is(run.status === 0, renders, run.stderr);
      if (!renders) assert.match(run.stderr, /nested reference name: r/);
    });
  }
}

test('a finding in what only a deep render gives is the one of a flat render, and all else is linted', () => {
  const rule = 'worker-node/no-host-network';
  const pod = (network: string): string =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostNetwork: ${network}}\n`;
  const deep = nest('include').replace('end{{', 'true{{');
  const helper = deep.slice(0, deep.indexOf('apiVersion'));
  const lint = (n: number): unknown => {
    const files = {
      'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
      'shop/values.yaml': `n: ${n}\n`,
      'shop/templates/a.yaml': helper + pod('{{ include "r" (int .Values.n) }}'),
      'shop/templates/b.yaml': pod('true'),
    };
    const { findings, incomplete } = lintFiles(files, { rules, config: { extends: [], rules: { [rule]: 'error' } } });
    assert.equal(incomplete, []);
    return findings.map(({ location, message }) => ({ location, message }));
  };
  const flat = lint(3) as { location: { file: string } }[];
  assert.equal(flat.map(({ location }) => location.file), ['shop/templates/a.yaml', 'shop/templates/b.yaml']);
  assert.equal(lint(900), flat);
});

test.run();
