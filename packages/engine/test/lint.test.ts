import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { coreRules, crashing, danglingService, hostNetwork, securityContext, stricter } from './rules.js';
import { lintFiles } from './support.js';

const pod =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostNetwork: true\n' +
  '  containers:\n    - image: a\n      name: a\n    - image: b\n';
const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selector:\n    app: web\n';

test('findings carry place, path, resource, unit and fix', () => {
  const [finding] = lintFiles({ 'a.yaml': pod }, [hostNetwork]).findings;
  assert.is(finding!.message, 'Pod of web.');
  assert.is(finding!.path, '/spec/hostNetwork');
  assert.equal(finding!.resource, { apiVersion: 'v1', kind: 'Pod', name: 'web' });
  const exact = { file: 'a.yaml', start: { line: 6, column: 16 }, end: { line: 6, column: 20 }, precision: 'exact' };
  assert.equal(finding!.location, exact);
  assert.equal(finding!.units, ['.']);
  assert.is(finding!.fix!.kind, 'suggest');
});

test('a missing field of a container points to its name, else to its first character', () => {
  const { findings } = lintFiles({ 'a.yaml': pod }, [securityContext]);
  const places = findings.map(({ location: { start, end, precision } }) => [
    start.line,
    start.column,
    end.column,
    precision,
  ]);
  assert.equal(places, [
    [9, 13, 14, 'enclosing'],
    [10, 7, 12, 'enclosing'],
  ]);
});

test('fingerprints survive moved lines, renamed files and other units, and tell equals apart', () => {
  const prints = (files: Record<string, string>): string[] =>
    lintFiles(files, [hostNetwork, securityContext]).findings.map(({ fingerprint }) => fingerprint);
  const before = prints({ 'a.yaml': pod });
  assert.equal(prints({ 'sub/b.yaml': `# moved\n\n${pod}` }), before);
  assert.is(new Set(before).size, 3);
  const twice = prints({ 'a.yaml': `${pod}---\n${pod}` });
  assert.is(new Set(twice).size, 6);
});

test('a rule that throws is reported, and the run goes on', () => {
  const result = lintFiles({ 'a.yaml': pod, 'b.yaml': service }, [crashing, hostNetwork]);
  assert.equal(
    result.findings.map(({ messageId, location }) => `${location.file} ${messageId}`),
    ['a.yaml crashed', 'a.yaml on', 'b.yaml crashed'],
  );
  assert.equal(
    result.incomplete.map(({ file, ruleId, message }) => `${file} ${ruleId} ${message}`),
    [
      'a.yaml manifest/valid-label This rule crashed: no Pod.',
      'b.yaml manifest/valid-label This rule crashed: no Service.',
    ],
  );
  assert.equal(
    result.inputs.map(({ state }) => state),
    ['incomplete', 'incomplete'],
  );
});

test('a weaker rule is not run where the rule that replaces it runs', () => {
  const deployment = pod
    .replace('v1\nkind: Pod', 'apps/v1\nkind: Deployment')
    .replace('spec:\n', 'spec:\n template:\n  spec:\n   hostNetwork: true\n');
  const { findings } = lintFiles(
    { 'a.yaml': pod, 'b.yaml': deployment.replace(/  hostNetwork: true\n  containers[^]*/, '') },
    [hostNetwork, stricter],
  );
  assert.equal(
    findings.map(({ location }) => location.file),
    ['b.yaml'],
  );
});

test('the same problem in several units is one finding with all of them', () => {
  const files = { 'a.yaml': pod, 'dev/b.yaml': service, 'prod/b.yaml': service };
  const units = { prod: ['a.yaml', 'prod/b.yaml'], dev: ['a.yaml', 'dev/b.yaml'] };
  const { findings } = lintFiles(files, [hostNetwork], { units });
  assert.equal(
    findings.map((finding) => finding.units),
    [['dev', 'prod']],
  );
});

test('cross-object findings list what they looked at, and unread files make absence unknown', () => {
  const { findings } = lintFiles({ 'a.yaml': pod, 'b.yaml': service }, [danglingService]);
  assert.equal(
    findings[0]!.related.map(({ kind, location }) => `${kind} ${location.file}:${location.start.line}`),
    ['object a.yaml:4'],
  );
  const unread = lintFiles({ 'a.yaml': pod, 'b.yaml': service, 'c.yaml': 'a: [' }, [danglingService]);
  assert.equal(unread.findings, []);
});

test('an object that the configuration says exists elsewhere is not missing', () => {
  const externals = [{ kind: 'Deployment', name: 'web' }];
  assert.equal(lintFiles({ 'b.yaml': service }, [danglingService], { settings: { externals } }).findings, []);
});

test('arguments choose what is reported: by primary or related location', () => {
  const files = { 'a.yaml': pod, 'b.yaml': service };
  const only = (file: string): string[] =>
    lintFiles(files, [danglingService, hostNetwork], { inScope: (each) => each === file }).findings.map(
      ({ messageId }) => messageId,
    );
  assert.equal(only('a.yaml'), ['on', 'dangling']);
  assert.equal(only('b.yaml'), ['dangling']);
});

test('what could not be read is shown and incomplete even where its rule is off', () => {
  const settings = { rule: () => ({ severity: 'off' as const, options: {} }) };
  const result = lintFiles({ 'a.yaml': `a: [\n---\n${pod}` }, [hostNetwork, ...coreRules], { settings });
  assert.equal(
    result.findings.map(({ ruleId }) => ruleId),
    ['core/valid-yaml'],
  );
  assert.is(result.incomplete.length, 1);
});

test('the order of files, units and rules does not show', () => {
  const files = { 'b.yaml': service, 'a.yaml': `${pod}---\n${pod}`, 'c.yaml': pod };
  const rules = [hostNetwork, securityContext, danglingService];
  const reversed = Object.fromEntries(Object.entries(files).reverse());
  assert.equal(lintFiles(reversed, [...rules].reverse()), lintFiles(files, rules));
});

test('a kind that the configuration calls a workload is visited as one', () => {
  const fleet = pod.replace('v1\nkind: Pod', 'example.com/v1\nkind: Fleet').replace('spec:\n', 'template:\n spec:\n');
  const content = fleet.replace(/^ {2}(?! name)/gm, '   ');
  assert.equal(lintFiles({ 'a.yaml': content }, [hostNetwork]).findings, []);
  const workloads = [{ kind: 'Fleet', groups: ['example.com'], templates: ['template'] }];
  const { findings } = lintFiles({ 'a.yaml': content }, [hostNetwork], { settings: { workloads } });
  assert.equal(
    findings.map(({ path }) => path),
    ['/template/spec/hostNetwork'],
  );
});

test.run();
