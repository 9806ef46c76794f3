import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createConfig } from '@klint/config';
import { configOver, rules } from './samples.js';

const memory = 'container-app/require-memory-limit';

test('the nearest file upwards holds, and nothing is merged', () => {
  const config = configOver({
    'klint.yaml': `rules: { ${memory}: warn }\n`,
    'a/klint.yaml': 'failOn: warn\n',
  });
  const severity = (file: string) => config.settingsOf(file).rule(memory, { file }).severity;
  assert.is(severity('x.yaml'), 'warn');
  assert.is(severity('b/c/x.yaml'), 'warn');
  assert.is(severity('a/x.yaml'), 'off');
  assert.is(severity('a/b/c/x.yaml'), 'off');
  assert.is(config.settingsOf('a').file, 'a/klint.yaml');
  assert.is(config.settingsOf('a').failOn, 'warn');
  assert.is(config.settingsOf('.').file, 'klint.yaml');
  assert.is(config.settingsOf(''), config.settingsOf('b/c/x.yaml'));
  assert.equal(config.files(), ['klint.yaml', 'a/klint.yaml']);
});

test('each file is read once', () => {
  const asked: string[] = [];
  const config = createConfig({ rules, newestMinor: 37, read: (path) => void asked.push(path) });
  for (const path of ['a/b/x.yaml', 'a/b/x.yaml', 'a/c/y.yaml', 'a/b', '']) config.settingsOf(path);
  assert.equal(asked.length, new Set(asked).size);
});

test('a file that cannot be read is an error', () => {
  const read = (path: string) => (path === 'klint.yaml' ? { error: 'permission denied' } : undefined);
  const config = createConfig({ rules, newestMinor: 37, read });
  assert.is(config.settingsOf('a/x.yaml').file, undefined);
  const message = 'the configuration cannot be read: permission denied';
  assert.equal(config.errors(), [{ file: 'klint.yaml', message }]);
});

test('no configuration at all, or a given one for everything', () => {
  const files = { 'klint.yaml': 'failOn: warn\n', 'a/klint.yaml': 'failOn: info\n' };
  const none = configOver(files, { config: 'none' });
  assert.equal([none.settingsOf('').failOn, none.settingsOf('a').failOn, none.files()], ['error', 'error', []]);
  const content = 'failOn: off\nignore: [a/b]\n';
  const given = configOver(files, { config: { file: '../ci.yaml', content } });
  assert.equal([given.settingsOf('').failOn, given.settingsOf('a').failOn], ['off', 'off']);
  assert.equal(given.files(), ['../ci.yaml']);
  assert.is(given.settingsOf('a').ignores('a/b/x.yaml'), true);
});

test('the target version is the newest, else the one that is set', () => {
  assert.is(configOver({}).settingsOf('').kubernetesMinor, 37);
  assert.is(configOver({ 'klint.yaml': 'kubernetesVersion: "1.9"\n' }).settingsOf('').kubernetesMinor, 9);
});

test('ignore takes files and folders out, and a later pattern with ! takes back', () => {
  const content = 'ignore: [examples/, "**/*.tmp.yaml", "!examples/real/**"]\n';
  const { ignores } = configOver({ 'klint.yaml': content }).settingsOf('');
  assert.is(ignores('examples'), true);
  assert.is(ignores('examples/a/b.yaml'), true);
  assert.is(ignores('examples/real/b.yaml'), false);
  assert.is(ignores('x/.hidden/a.tmp.yaml'), true);
  assert.is(ignores('x/examples/a.yaml'), false);
  assert.is(ignores('a.yaml'), false);
});

test('suppressions keep their place, reason and end, and match by object and file', () => {
  const content = `suppressions:
  - rules: [${memory}]
    match: { kind: DaemonSet, name: node-exporter, container: "*", path: "vendor/**" }
    reason: needs it
    expires: 2027-06-01
  - rules: [${memory}, worker-node/no-host-network]
`;
  const [first, second, ...more] = configOver({ 'klint.yaml': content }).settingsOf('').suppressions;
  assert.equal(more, []);
  assert.equal([first!.rules, first!.reason, first!.expires], [[memory], 'needs it', '2027-06-01']);
  const { file, start, end, precision } = first!.location;
  assert.equal([file, start, end, precision], ['klint.yaml', { line: 2, column: 5 }, { line: 2, column: 10 }, 'exact']);
  const resource = { apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'node-exporter' };
  assert.is(first!.matches({ file: 'vendor/a/x.yaml', resource }), true);
  assert.is(first!.matches({ file: 'vendor/a/x.yaml', resource, container: 'c' }), true);
  assert.is(first!.matches({ file: 'x.yaml', resource }), false);
  assert.is(first!.matches({ file: 'vendor/x.yaml', resource: { ...resource, kind: 'Pod' } }), false);
  assert.is(first!.matches({ file: 'vendor/x.yaml' }), false);
  assert.equal([second!.reason, second!.expires, second!.rules.length], [null, undefined, 2]);
  assert.is(second!.matches({ file: 'anything.yaml' }), true);
});

test('externals and the keys of later engines are kept', () => {
  const content = `
externals: [{ kind: Secret, namespace: shop, name: db }]
charts: [{ path: charts/shop, renders: [{ name: prod, values: [values-prod.yaml], kubeVersion: "1.33" }] }]
units: [{ name: all, paths: ["**"] }]
workloads: [{ group: apps.example.com, kind: App, path: spec.template }]
helmVersion: "4"
loadRestrictor: LoadRestrictionsNone
`;
  const config = configOver({ 'klint.yaml': content });
  assert.equal(config.settingsOf('').externals, [{ kind: 'Secret', namespace: 'shop', name: 'db' }]);
  const { charts, units, workloads, helmVersion, loadRestrictor } = config.documentOf('x/y.yaml');
  assert.equal([charts![0]!.renders![0]!.name, units![0]!.name, workloads![0]!.kind, helmVersion, loadRestrictor],
    ['prod', 'all', 'App', '4', 'LoadRestrictionsNone']);
  assert.equal(config.errors(), []);
});

test('the description of a file tells all that holds for it', () => {
  const override = `{ paths: [dev], rules: { ${memory}: warn } }`;
  const content = `extends: [recommended]\nkubernetesVersion: "1.30"\noverrides: [${override}]\n`;
  const described = configOver({ 'klint.yaml': content }).describe('dev/a.yaml');
  assert.equal([described['file'], described['config'], described['ignored']], ['dev/a.yaml', 'klint.yaml', false]);
  assert.equal([described['kubernetesVersion'], described['failOn']], ['1.30', 'error']);
  assert.equal(described['rules'], {
    'worker-node/no-host-network': 'error',
    'worker-node/no-host-path-volume': ['error', { allow: [], readOnly: false, limit: 3, mode: 'strict' }],
    [memory]: 'warn',
  });
});

test.run();
