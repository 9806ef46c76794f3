import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { RuleId, Subject } from '@klint/model';
import { configOver } from './samples.js';
import type { ConfigFlags } from '@klint/config';

const hostNetwork = 'worker-node/no-host-network';
const hostPath = 'worker-node/no-host-path-volume';
const memory = 'container-app/require-memory-limit';

function severityIn(
  content: string | undefined,
  id: RuleId,
  more: Partial<Subject> = {},
  flags: ConfigFlags = {},
): string {
  const config = configOver(content === undefined ? {} : { 'klint.yaml': content }, flags);
  const subject = { file: 'a.yaml', ...more };
  const { severity } = config.settingsOf(subject.file).rule(id, subject);
  assert.equal(config.errors(), []);
  return severity;
}

function resource(kind: string, name: string, namespace?: string): Partial<Subject> {
  return { resource: { apiVersion: 'v1', kind, name, ...(namespace === undefined ? {} : { namespace }) } };
}

test('without configuration the preset recommended is in force', () => {
  assert.is(severityIn(undefined, hostNetwork), 'error');
  assert.is(severityIn(undefined, memory), 'off');
});

test('a configuration without extends starts from recommended, one with an empty list from nothing', () => {
  assert.is(severityIn('root: true\n', hostNetwork), 'error');
  assert.is(severityIn('extends: []\n', hostNetwork), 'off');
  assert.is(severityIn('extends: strict\n', memory), 'warn');
  assert.is(severityIn('extends: strict\n', hostNetwork), 'off');
  assert.is(severityIn('extends: [recommended, strict]\n', hostNetwork), 'error');
});

test('rules win over presets, and off may be the false that YAML makes of it', () => {
  for (const off of ['off', '"off"', 'false', '[off]']) {
    assert.is(severityIn(`rules: { ${hostNetwork}: ${off} }\n`, hostNetwork), 'off', off);
  }
  assert.is(severityIn(`rules: { ${memory}: info }\n`, memory), 'info');
});

test('overrides apply in order to the files and objects that they name', () => {
  const content = `
overrides:
  - { paths: ["dev/**"], rules: { ${hostNetwork}: warn } }
  - { match: { kind: DaemonSet, namespace: kube-system, name: "fluent-*" }, rules: { ${hostNetwork}: info } }
  - { paths: [dev/special], match: { kind: [DaemonSet, Pod] }, rules: { ${hostNetwork}: off } }
`;
  const fluent = resource('DaemonSet', 'fluent-bit', 'kube-system');
  assert.is(severityIn(content, hostNetwork), 'error');
  assert.is(severityIn(content, hostNetwork, { file: 'dev/a.yaml' }), 'warn');
  assert.is(severityIn(content, hostNetwork, fluent), 'info');
  assert.is(severityIn(content, hostNetwork, { file: 'dev/a.yaml', ...fluent }), 'info');
  assert.is(severityIn(content, hostNetwork, { file: 'dev/special/a.yaml', ...fluent }), 'off');
  assert.is(severityIn(content, hostNetwork, { file: 'dev/special/a.yaml' }), 'warn');
  assert.is(severityIn(content, hostNetwork, resource('DaemonSet', 'fluent-bit')), 'error');
  assert.is(severityIn(content, hostNetwork, resource('Deployment', 'fluent-bit', 'kube-system')), 'error');
});

test('patterns of a nested configuration start at its folder', () => {
  const content = `overrides: [{ paths: [dev], rules: { ${hostNetwork}: warn } }]\nignore: [old]\n`;
  const settings = configOver({ 'team/klint.yaml': content }).settingsOf('team/dev/a.yaml');
  assert.is(settings.rule(hostNetwork, { file: 'team/dev/a.yaml' }).severity, 'warn');
  assert.is(settings.rule(hostNetwork, { file: 'team/prod/a.yaml' }).severity, 'error');
  assert.is(settings.ignores('team/old/a.yaml'), true);
  assert.is(settings.ignores('team/new/old.yaml'), false);
});

test('a container is matched by name, and * takes findings outside containers too', () => {
  const of = (pattern: string, container?: string) => {
    const content = `overrides: [{ match: { container: "${pattern}" }, rules: { ${hostNetwork}: warn } }]\n`;
    return severityIn(content, hostNetwork, container === undefined ? {} : { container });
  };
  assert.is(of('istio-*', 'istio-proxy'), 'warn');
  assert.is(of('istio-*', 'web'), 'error');
  assert.is(of('istio-*'), 'error');
  assert.is(of('*'), 'warn');
  assert.is(of('*', 'web'), 'warn');
});

test('an absent namespace is matched by the empty pattern', () => {
  const content = `overrides: [{ match: { namespace: "" }, rules: { ${hostNetwork}: warn } }]\n`;
  assert.is(severityIn(content, hostNetwork, resource('Pod', 'a')), 'warn');
  assert.is(severityIn(content, hostNetwork, resource('Pod', 'a', 'default')), 'error');
});

test('flags win: a preset replaces extends, a rule replaces all', () => {
  const content = `extends: recommended\noverrides: [{ paths: ["**"], rules: { ${memory}: info } }]\n`;
  assert.is(severityIn(content, hostNetwork, {}, { presets: ['strict'] }), 'off');
  assert.is(severityIn(content, hostNetwork, {}, { presets: ['strict', 'pss-baseline'] }), 'error');
  assert.is(severityIn(content, memory, {}, { presets: ['strict'] }), 'info');
  assert.is(severityIn(content, memory, {}, { rules: [`${memory}: error`] }), 'error');
  assert.is(severityIn(content, memory, {}, { rules: [`${memory}: error`, `${memory}: off`] }), 'off');
});

test('options: the last ones given hold, a severity alone keeps them, defaults fill in', () => {
  const content = `
rules: { ${hostPath}: [warn, { allow: [/a], limit: 5 }] }
overrides:
  - { paths: [b], rules: { ${hostPath}: info } }
  - { paths: [c], rules: { ${hostPath}: [info, { mode: lax }] } }
`;
  const settings = configOver({ 'klint.yaml': content }).settingsOf('');
  const optionsOf = (file: string) => settings.rule(hostPath, { file }).options;
  assert.equal(optionsOf('a/x.yaml'), { allow: ['/a'], readOnly: false, limit: 5, mode: 'strict' });
  assert.equal(optionsOf('b/x.yaml'), { allow: ['/a'], readOnly: false, limit: 5, mode: 'strict' });
  assert.equal(optionsOf('c/x.yaml'), { allow: [], readOnly: false, limit: 3, mode: 'lax' });
  const flagged = configOver({ 'klint.yaml': content }, { rules: [`${hostPath}: [error, { allow: [/f] }]`] });
  assert.equal(flagged.settingsOf('').rule(hostPath, { file: 'a/x.yaml' }), {
    severity: 'error', options: { allow: ['/f'], readOnly: false, limit: 3, mode: 'strict' },
  });
});

test('equal settings are one object, in one file and across files', () => {
  const files = {
    'klint.yaml': `overrides:\n  - { paths: [b], rules: { ${hostPath}: [error, { limit: 3 }] } }\n`,
    'sub/klint.yaml': `rules: { ${hostPath}: [warn, { allow: [] }] }\n`,
  };
  const config = configOver(files);
  const [top, sub] = [config.settingsOf('a.yaml'), config.settingsOf('sub/a.yaml')];
  assert.is(top.rule(hostPath, { file: 'a.yaml' }), top.rule(hostPath, { file: 'b/a.yaml' }));
  const other = sub.rule(hostPath, { file: 'sub/a.yaml' });
  assert.is(other.severity, 'warn');
  assert.is(other.options, top.rule(hostPath, { file: 'a.yaml' }).options);
});

test('an unknown rule is off', () => {
  assert.is(configOver({}).settingsOf('').rule('core/of-tomorrow', { file: 'a.yaml' }).severity, 'off');
});

test('units and kinds with a pod template are read from where the configuration stands', () => {
  const written = [
    'units:',
    '  - { name: west, paths: ["eu/**", common] }',
    'workloads:',
    '  - { group: example.com, kind: Fleet, path: spec.members.*.template }',
  ].join('\n');
  const config = configOver({ 'k8s/klint.yaml': `${written}\n` });
  const { units, workloads } = config.settingsOf('k8s/eu/a.yaml');
  assert.equal(units.map(({ name }) => name), ['k8s/west']);
  const held = ['k8s/eu/a.yaml', 'k8s/common/b.yaml', 'k8s/us/a.yaml'].filter((file) => units[0]!.holds(file));
  assert.equal(held, ['k8s/eu/a.yaml', 'k8s/common/b.yaml']);
  assert.equal(workloads, [{ kind: 'Fleet', groups: ['example.com'], templates: ['spec/members/*/template'] }]);
  assert.equal(config.errors(), []);
});

test.run();
