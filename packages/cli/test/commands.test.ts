import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { schemaOf, unknownKeywords } from '@klint/config';
import { pages } from 'klint:pages';
import { rules } from '../../../rules/index.js';
import { renderMarkdown } from '../src/markdown.js';
import { goodPod, klint, makeFolder, report } from './klint.js';

const folder = makeFolder();

for (const args of [['--help'], ['explain', '--help'], ['rules', '--help'], ['init', '-h']]) {
  test(`klint ${args.join(' ')} fits a screen`, () => {
    const { code, stdout, stderr } = klint(folder, args);
    const lines = stdout.trimEnd().split('\n');
    assert.equal([code, stderr], [0, '']);
    assert.ok(lines.length <= 24, `${lines.length} lines`);
    for (const line of lines) assert.ok(line.length <= 80, line);
    assert.match(lines.join('\n'), /Usage: klint/);
  });
}

test('the version is that of the package', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  assert.equal(klint(folder, ['--version']), { code: 0, stdout: `${version}\n`, stderr: '' });
});

test('every rule is listed, for people and as JSON', () => {
  const { code, stdout } = klint(folder, ['rules']);
  assert.is(code, 0);
  for (const { meta } of rules) assert.ok(stdout.includes(`  ${meta.id}\n    ${meta.title}`), meta.id);
  const listed = JSON.parse(klint(folder, ['rules', '--json']).stdout) as { version: number; rules: { id: string }[] };
  assert.is(listed.version, 1);
  assert.equal(listed.rules.map(({ id }) => id), rules.map(({ meta }) => meta.id));
});

test('a preset is explained by its page', () => {
  const { code, stdout } = klint(folder, ['explain', 'cis']);
  assert.is(code, 0);
  assert.ok(stdout.startsWith('preset cis\n'));
  assert.ok(stdout.includes('  - 5.2.3 No processes of the node\n    - worker-node/no-host-pid\n'));
  assert.equal(stdout.split('\n').filter((line) => line.length > 80), []);
});

test('a rule is explained by its page', () => {
  const { code, stdout, stderr } = klint(folder, ['explain', 'worker-node/no-host-network']);
  assert.equal([code, stderr], [0, '']);
  assert.is(stdout, renderMarkdown(pages['worker-node/no-host-network']!, 80, false));
});

test('a rule may be named without its pack, and is shown in colours if they are wanted', () => {
  const whole = klint(folder, ['explain', 'worker-node/no-host-network']).stdout;
  assert.is(klint(folder, ['explain', 'no-host-network']).stdout, whole);
  const painted = klint(folder, ['explain', 'no-host-network', '--color']).stdout;
  assert.match(painted, /\u001b\[/);
  const words = (text: string) => text.replace(/\u001b\[\d+m|`/g, '').split(/\s+/);
  assert.equal(words(painted), words(whole));
});

test('the schema of klint.yaml for all rules has only keywords that validation knows', () => {
  assert.equal(unknownKeywords(schemaOf(rules)), []);
});

test('init writes a configuration that klint accepts, and never overwrites one', () => {
  const repository = makeFolder({
    'pod.yaml': goodPod,
    'charts/shop/Chart.yaml': 'name: shop\n',
    'overlays/prod/kustomization.yaml': 'resources: []\n',
    'docs/examples/a.yaml': goodPod.replace('bad', 'a'),
    'test/b.yaml': goodPod.replace('bad', 'b'),
  });
  assert.equal(klint(repository, ['init']), { code: 0, stdout: '', stderr: 'klint: wrote klint.yaml\n' });
  const written = readFileSync(join(repository, 'klint.yaml'), 'utf8');
  assert.match(written, /^root: true$/m);
  assert.match(written, /^extends: \[recommended\]$/m);
  assert.match(written, /^#   charts\/shop \(a Helm chart\)$/m);
  assert.match(written, /^#   overlays\/prod \(a kustomization\)$/m);
  assert.match(written, /^# ignore:\n#   - "docs\/examples\/\*\*"\n#   - "test\/\*\*"$/m);
  assert.is(klint(repository, ['pod.yaml']).code, 0);
  const settled = written
    .replace(/^# (?=(kubernetesVersion|rules|ignore|suppressions):)/gm, '')
    .replace(/^#(?= +(worker-node|-|match|reason|expires))/gm, '');
  assert.is(settled.match(/^(kubernetesVersion|rules|ignore|suppressions):/gm)?.length, 4);
  writeFileSync(join(repository, 'klint.yaml'), settled);
  assert.is(klint(repository, ['--print-config', 'pod.yaml']).stderr, '');
  assert.equal(klint(repository, ['init']), { code: 2, stdout: '', stderr: 'klint: klint.yaml: it exists already\n' });
  assert.is(readFileSync(join(repository, 'klint.yaml'), 'utf8'), settled);
});

test('init in a repository does not mark the root again', () => {
  const repository = makeFolder({ 'sub/pod.yaml': goodPod });
  mkdirSync(join(repository, '.git'));
  assert.is(klint(repository, ['init', 'sub']).code, 0);
  assert.ok(existsSync(join(repository, 'sub', 'klint.yaml')));
  assert.not.match(readFileSync(join(repository, 'sub', 'klint.yaml'), 'utf8'), /^root:/m);
});

test('the printed configuration is the one that holds for the file', () => {
  const repository = makeFolder({
    'klint.yaml': 'root: true\nextends: []\n',
    'team/klint.yaml': 'extends: []\nkubernetesVersion: "1.30"\n' +
      'overrides: [{ paths: [dev], rules: { worker-node/no-host-pid: warn } }]\n',
    'team/dev/pod.yaml': goodPod,
  });
  const { code, stdout } = klint(join(repository, 'team'), ['--print-config', 'dev/pod.yaml']);
  const printed = JSON.parse(stdout) as Record<string, unknown>;
  assert.is(code, 0);
  assert.equal([printed['file'], printed['config']], ['team/dev/pod.yaml', 'team/klint.yaml']);
  assert.equal([printed['kubernetesVersion'], printed['rules']], ['1.30', { 'worker-node/no-host-pid': 'warn' }]);
  const flags = ['--no-config', '--rule', 'worker-node/no-host-pid: off'];
  const flagged = klint(repository, ['--print-config', 'team/dev/pod.yaml', ...flags]);
  assert.match(flagged.stdout, /"config": null/);
  assert.not.match(flagged.stdout, /no-host-pid/);
});

test('a folder that is called like a command is linted by its path', () => {
  assert.is(report(makeFolder({ 'rules/pod.yaml': goodPod }), ['--no-config', './rules']).summary.resources, 1);
});

test.run();
