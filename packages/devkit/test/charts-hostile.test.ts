import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runCli } from '../src/run-cli.js';

// Charts that want to harm: each is a finding, none stops the run, and what stands beside it is linted.

const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostNetwork: true, containers: []}\n';
const letters = 'abcdefghi';
const bomb = [...letters].map((name, i) => {
  const below = i === 0 ? 'x' : `*${letters[i - 1]}`;
  return `${name}: &${name} [${Array(10).fill(below).join()}]\n`;
});

interface Hostile {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly links?: Readonly<Record<string, string>>;
  readonly pipes?: readonly string[];
  /** `file rule/message` of what the chart must give; none where it is harmless. */
  readonly gives: readonly string[];
  /** True if nothing of the chart can be linted. */
  readonly whole?: boolean;
}

const charts: Readonly<Record<string, Hostile>> = {
  aliases: { files: { 'values.yaml': bomb.join('') }, gives: ['values.yaml valid-chart'], whole: true },
  binary: {
    files: { 'templates/b.yaml': new Uint8Array(256).map((_, i) => i) },
    gives: ['templates/b.yaml valid-yaml'],
  },
  circle: { files: {}, links: { loop: '..', 'templates/sub': '.' }, gives: [] },
  damaged: { files: { 'charts/x-1.0.0.tgz': 'no gzip' }, gives: ['charts/x-1.0.0.tgz valid-chart'] },
  blocks: {
    files: { 'templates/b.yaml': '{{ if true }}'.repeat(50_000) + '{{ end }}'.repeat(50_000) },
    gives: ['templates/b.yaml valid-chart'],
  },
  deep: { files: { 'values.yaml': `a: ${'['.repeat(50_000)}` }, gives: ['values.yaml valid-chart'], whole: true },
  huge: { files: { 'templates/b.yaml': `# ${'x'.repeat(6_000_000)}` }, gives: ['templates/b.yaml valid-chart'] },
  loops: {
    files: {
      'templates/b.yaml': '{{ range until 1000000000 }}x{{ end }}',
      'templates/c.yaml': '{{ define "c" }}{{ include "c" . }}{{ end }}{{ include "c" . }}',
      'templates/d.yaml': '{{ $d := dict }}{{ $_ := set $d "d" $d }}{{ toYaml $d }}',
    },
    gives: ['b', 'c', 'd'].map((name) => `templates/${name}.yaml valid-chart`),
  },
  outside: {
    files: {},
    links: { 'values.yaml': '../../outside.yaml', 'templates/b.yaml': '../../../outside.yaml', charts: '../..' },
    gives: ['charts no-skipped-file', 'templates/b.yaml no-skipped-file', 'values.yaml no-skipped-file'],
  },
  pipe: { files: {}, pipes: ['templates/b.yaml'], gives: ['templates/b.yaml no-skipped-file'] },
  unpacks: {
    files: { 'charts/x-1.0.0.tgz': gzipSync(Buffer.alloc(200 << 20)) },
    gives: ['charts/x-1.0.0.tgz valid-chart'],
  },
};

function write(folder: string): void {
  for (const [name, { files, links = {}, pipes = [] }] of Object.entries(charts)) {
    const own = { 'Chart.yaml': `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`, 'templates/a.yaml': pod, ...files };
    for (const [path, content] of Object.entries(own)) {
      const file = join(folder, name, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    for (const [path, target] of Object.entries(links)) symlinkSync(target, join(folder, name, path));
    for (const path of pipes) execFileSync('mkfifo', [join(folder, name, path)]);
  }
}

if (process.platform !== 'win32') {
  test('hostile charts are findings, and all else is linted', () => {
    const outer = realpathSync(mkdtempSync(join(tmpdir(), 'klint-hostile-')));
    try {
      writeFileSync(join(outer, 'outside.yaml'), 'secret: x');
      const folder = join(outer, 'repository');
      mkdirSync(join(folder, '.git'), { recursive: true });
      write(folder);
      const { code, stdout } = runCli(['--format', 'json', '.'], folder);
      assert.is(code, 3);
      const { findings } = JSON.parse(stdout) as { findings: { ruleId: string; location: { file: string } }[] };
      for (const [name, { gives, whole }] of Object.entries(charts)) {
        const own = findings.filter(({ location }) => location.file.startsWith(`${name}/`));
        const core = own.filter(({ ruleId }) => ruleId.startsWith('core/'));
        const shown = core.map(({ ruleId, location }) => `${location.file} ${ruleId.slice(5)}`);
        assert.equal(shown, gives.map((line) => `${name}/${line}`), name);
        assert.is(own.some(({ ruleId }) => ruleId === 'worker-node/no-host-network'), whole !== true, name);
      }
    } finally {
      rmSync(outer, { recursive: true, force: true });
    }
  });
}

test.run();
