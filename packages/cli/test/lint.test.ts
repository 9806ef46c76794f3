import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { badPod, badPodFindings, fewRules, goodPod, klint, makeFolder, places, report } from './klint.js';

const limit = 'container-app/require-run-as-non-root';
const warnings = `${fewRules}  ${limit}: warn\n`;

function codeOf(content: string, args: readonly string[], config = warnings): number | null {
  return klint(makeFolder({ 'klint.yaml': config, 'pod.yaml': content }), args).code;
}

test('the exit code follows --fail-on, failOn and --max-warnings', () => {
  assert.is(codeOf(badPod, []), 1);
  assert.is(codeOf(goodPod, []), 0);
  assert.is(codeOf(goodPod, ['--fail-on', 'warn']), 1);
  assert.is(codeOf(badPod, ['--fail-on', 'off']), 0);
  assert.is(codeOf(goodPod, [], `${warnings}failOn: warn\n`), 1);
  assert.is(codeOf(goodPod, ['--fail-on', 'error'], `${warnings}failOn: warn\n`), 0);
  assert.is(codeOf(badPod, [], `${warnings}failOn: off\n`), 0);
  assert.is(codeOf(goodPod, ['--max-warnings', '1']), 0);
  assert.is(codeOf(goodPod, ['--max-warnings', '0']), 1);
});

test('what fails a run unseen is said', () => {
  const folder = makeFolder({ 'klint.yaml': warnings, 'pod.yaml': goodPod });
  const stderrOf = (...args: string[]): string => klint(folder, args).stderr;
  assert.is(stderrOf('--max-warnings', '0'), 'klint: more warnings than --max-warnings allows: 1\n');
  assert.is(stderrOf('--quiet', '--fail-on', 'warn'), 'klint: --quiet hides findings that fail this run: 1\n');
  assert.is(stderrOf('--fail-on', 'warn'), '');
  assert.is(stderrOf('--quiet'), '');
});

test('failOn of a nested configuration holds for its files only', () => {
  const folder = makeFolder({
    'klint.yaml': warnings,
    'pod.yaml': goodPod,
    'strict/klint.yaml': `${warnings.replace('root: true\n', '')}failOn: warn\n`,
    'strict/pod.yaml': goodPod.replace('bad', 'b'),
  });
  assert.equal([klint(folder, ['pod.yaml']).code, klint(folder, ['strict']).code, klint(folder, []).code], [0, 1, 1]);
});

test('incomplete wins over findings', () => {
  assert.is(codeOf(`${badPod}---\na: [\n`, ['--fail-on', 'off']), 3);
});

test('--quiet hides what is no error and leaves the exit code', () => {
  const folder = makeFolder({ 'klint.yaml': warnings, 'pod.yaml': badPod });
  assert.equal(places(report(folder, ['--quiet']).findings), badPodFindings);
  assert.ok(report(folder).findings.some(({ severity }) => severity === 'warn'));
  assert.is(codeOf(goodPod, ['--quiet', '--max-warnings', '0']), 1);
});

test('--preset takes the place of extends, --rule wins over everything, --no-config and --config choose', () => {
  const folder = makeFolder({ 'klint.yaml': fewRules, 'pod.yaml': badPod, 'other.yaml': 'extends: []\n' });
  const ids = (args: readonly string[]) => {
    return [...new Set(report(folder, ['pod.yaml', ...args]).findings.map(({ ruleId }) => ruleId))];
  };
  const [network, privileged] = ['worker-node/no-host-network', 'worker-node/no-privileged-container'];
  assert.equal(ids(['--rule', `${network}: off`]), [privileged]);
  assert.equal(ids(['--config', 'other.yaml']), []);
  assert.equal(ids(['--config', 'other.yaml', '--rule', `${network}: info`]), [network]);
  assert.ok(ids(['--preset', 'pss-restricted']).includes('container-app/no-privilege-escalation'));
  assert.ok(ids(['--no-config']).length > 2);
  assert.equal(ids(['--no-config', '--preset', 'pss-baseline']), [network, privileged]);
});

test('several reports are made of one run, in files and on standard output', () => {
  const folder = makeFolder({ 'klint.yaml': fewRules, 'pod.yaml': badPod });
  const formats = ['json=a.json', 'sarif=b.sarif', 'junit=c.xml', 'github'].flatMap((each) => ['--format', each]);
  const { code, stdout, stderr } = klint(folder, [...formats, '--automation-id', 'klint/prod/', '--color']);
  assert.equal([code, stderr], [1, '']);
  assert.match(stdout, /^::error .*file=pod\.yaml/);
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  assert.is(JSON.parse(read('a.json')).findings.length, 2);
  assert.match(read('b.sarif'), /"klint\/prod\/"/);
  assert.match(read('c.xml'), /^<\?xml/);
  for (const file of ['a.json', 'b.sarif', 'c.xml']) assert.not.match(read(file), /\u001b/);
  assert.equal(klint(folder, ['--format', 'json', '--output', 'd.json']), { code: 1, stdout: '', stderr: '' });
  assert.equal(JSON.parse(read('d.json')).findings, JSON.parse(read('a.json')).findings);
});

test('standard input is linted alone, or in the place of a file', () => {
  const other = badPod.replace('bad', 'other');
  const folder = makeFolder({ 'klint.yaml': fewRules, 'pod.yaml': goodPod, 'other.yaml': other });
  const named = report(folder, ['-', '--stdin-filename', 'pod.yaml'], { input: badPod });
  assert.equal(places(named.findings), badPodFindings);
  const alone = report(folder, ['-'], { input: badPod });
  assert.equal(alone.findings.map(({ location }) => location.start.line), [6, 9]);
  assert.equal([named.code, alone.code], [1, 1]);
  assert.is(klint(folder, ['-', '--stdin-filename', 'new/pod.yaml'], { input: goodPod }).code, 0);
});

test('colours come with the flag or FORCE_COLOR, never with NO_COLOR or into a pipe', () => {
  const folder = makeFolder({ 'klint.yaml': fewRules, 'pod.yaml': badPod });
  const painted = (args: readonly string[], env = {}) => /\u001b\[/.test(klint(folder, args, { env }).stdout);
  assert.equal([painted([]), painted(['--color']), painted([], { FORCE_COLOR: '1' })], [false, true, true]);
  assert.is(painted(['--no-color'], { FORCE_COLOR: '1' }), false);
  assert.is(painted([], { NO_COLOR: '1', FORCE_COLOR: '1' }), false);
});

test('the report does not depend on the working directory, the order of arguments or how paths are written', () => {
  const folder = makeFolder({
    'klint.yaml': fewRules, 'a/pod.yaml': badPod, 'b/pod.yaml': badPod.replace('bad', 'b'), 'b/c/x.yaml': 'a: [\n',
  });
  mkdirSync(join(folder, '.git'));
  const whole = report(folder, ['a', 'b']);
  assert.is(whole.code, 3);
  for (const [from, args] of [
    [folder, ['b', 'a']], [folder, ['./b/', 'a/']], [join(folder, 'a'), ['.', '../b']],
    [join(folder, 'b/c'), [join(folder, 'a'), join(folder, 'b')]],
    [makeFolder(), [join(folder, 'b'), join(folder, 'a')]],
  ] as const) {
    assert.is(report(from, args).stdout, whole.stdout);
  }
});

test('a file whose name starts with a dash is linted after --', () => {
  const folder = makeFolder({ 'klint.yaml': fewRules, '-pod.yaml': badPod });
  assert.is(report(folder, ['--', '-pod.yaml']).findings.length, 2);
});


test.run();
