import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { needs, pythonTool } from '@klint/devkit';
import { parse } from 'yaml';
import { commandLine, readInputs } from '../src/action/inputs.js';
import { commit, environment, git, makeRepository, run } from './git.js';
import { badPod, fewRules, goodPod, makeFolder } from './klint.js';
import { root } from './snapshot.js';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly main: string };
}

const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action;

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Runs the action as a runner does: inputs, event and files are named by variables. */
function runAction(folder: string, inputs: Readonly<Record<string, string>>, event = 'push', payload = {}): Ran {
  const state = makeFolder({ outputs: '', summary: '', 'event.json': JSON.stringify(payload) });
  const given = Object.entries(action.inputs).map(([name, input]) => {
    return [`INPUT_${name.toUpperCase()}`, inputs[name] ?? input.default];
  });
  const env = {
    ...environment,
    ...Object.fromEntries(given),
    GITHUB_OUTPUT: join(state, 'outputs'),
    GITHUB_STEP_SUMMARY: join(state, 'summary'),
    GITHUB_EVENT_PATH: join(state, 'event.json'),
    GITHUB_EVENT_NAME: event,
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_REPOSITORY: 'a/b',
    GITHUB_SHA: existsSync(join(folder, '.git')) ? git(folder, 'rev-parse', 'HEAD') : 'f00d',
  };
  const done = spawnSync(process.execPath, [join(root, action.runs.main)], { cwd: folder, encoding: 'utf8', env });
  const lines = readFileSync(env.GITHUB_OUTPUT, 'utf8').trim().split('\n');
  const outputs = Object.fromEntries(lines.map((line) => line.split(/=(.*)/).slice(0, 2)));
  return { code: done.status, stdout: done.stdout, outputs, summary: readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8') };
}

for (const [content, code] of [[badPod, 1], [goodPod, 0], [`${badPod}---\na: [\n`, 3]] as const) {
  test(`the action writes SARIF, outputs and a summary, and passes exit ${code} on`, () => {
    const folder = makeFolder({ 'klint.yaml': fewRules, 'pod.yaml': content });
    const ran = runAction(folder, { 'automation-id': 'manifests' });
    assert.is(ran.code, code);
    assert.equal(Object.keys(ran.outputs).sort(), Object.keys(action.outputs).sort());
    const { errors, incomplete, 'exit-code': exit } = ran.outputs;
    assert.equal([errors, incomplete, exit], [['0', '2', '', '3'][code], code === 3 ? '1' : '0', String(code)]);
    const [sarif] = JSON.parse(readFileSync(join(folder, ran.outputs['sarif-file']!), 'utf8')).runs;
    assert.is(sarif.automationDetails.id, 'manifests');
    assert.is(sarif.results.length, Number(errors));
    assert.is(/^::error .*pod\.yaml/m.test(ran.stdout), code !== 0);
    assert.is(ran.summary.includes('](https://github.example/a/b/blob/f00d/pod.yaml?plain=1#L6) |'), code !== 0);
    assert.is(ran.summary.includes('| Malicious threat actors: worker node | 2 | 0 | 0 |'), code !== 0);
    assert.is(ran.summary.includes('### Not linted'), code === 3);
  });
}

test('inputs reach klint, and none is taken for something else', () => {
  const folder = makeFolder({ 'klint.yaml': fewRules, 'a b/pod.yaml': badPod, '--c/pod.yaml': badPod });
  const file = 'new folder/$(touch ran).sarif';
  const chosen = { paths: 'a b', 'fail-on': 'off', preset: 'pss-baseline\nstrict' };
  const more = { ...chosen, format: 'stylish', 'sarif-file': file };
  const { code, outputs, stdout } = runAction(folder, more);
  assert.equal([code, outputs['sarif-file']], [0, file]);
  const [sarif] = JSON.parse(readFileSync(join(folder, file), 'utf8')).runs;
  const uris = sarif.results.map((result: any) => result.locations[0].physicalLocation.artifactLocation.uri);
  assert.equal([...new Set(uris)], ['a%20b/pod.yaml']);
  const [, token] = /^::stop-commands::(\S+)\n/.exec(stdout) ?? [];
  assert.ok(token && stdout.endsWith(`\n::${token}::\n`), stdout);
  assert.is(runAction(folder, { paths: '--c', 'sarif-file': '' }).outputs['errors'], '2');
  const inputs = readInputs({ INPUT_BASELINE: 'b.json', INPUT_CONFIG: ' c ', INPUT_PATHS: 'a\n\nb' });
  assert.ok(!('error' in inputs));
  const args = ['--format=github', '--config=c', '--baseline=b.json', '--changed-since=x', '--', 'a', 'b'];
  assert.equal(commandLine(inputs, 'x'), args);
});

test('wrong use is an annotation and exit 2, without SARIF', () => {
  for (const inputs of [{ paths: 'none' }, { 'changed-only': 'yes' }, { 'fail-on': 'never' }, { format: 'x' }]) {
    const { code, stdout, outputs, summary } = runAction(makeFolder({ 'klint.yaml': fewRules }), inputs);
    assert.equal([code, outputs['exit-code'], outputs['sarif-file'] ?? ''], [2, '2', '']);
    assert.match(stdout, /^::error title=klint::/m);
    assert.match(summary, /^- ❌ /);
  }
});

test('changed-only follows the event', () => {
  const folder = makeRepository({ 'klint.yaml': fewRules, 'old.yaml': badPod });
  const before = git(folder, 'rev-parse', 'HEAD');
  git(folder, 'checkout', '--quiet', '-b', 'work');
  writeFileSync(join(folder, 'new.yaml'), badPod.replace('bad', 'new'));
  commit(folder);
  git(folder, 'checkout', '--quiet', 'main');
  git(folder, 'merge', '--quiet', '--no-ff', '--message', 'Merge', 'work');
  const errors = (event: string, payload: object): string | undefined => {
    return runAction(folder, { 'changed-only': 'true' }, event, payload).outputs['errors'];
  };
  assert.is(errors('pull_request', { pull_request: { base: { sha: 'stale' } } }), '2');
  assert.is(errors('push', { before }), '2');
  assert.is(errors('push', { before: '0'.repeat(40), repository: { default_branch: 'main' } }), '4');
  assert.is(errors('push', { before: 'd'.repeat(40), forced: true }), '4');
  assert.is(errors('push', { before: 'd'.repeat(40) }), undefined);
  assert.is(errors('merge_group', { merge_group: { base_sha: before } }), '2');
  assert.is(errors('schedule', {}), '4');
});

const workflows = readdirSync(join(root, '.github/workflows')).map((file) => join(root, '.github/workflows', file));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const copied = /```yaml\n(# \.github\/workflows\/klint\.yml\n[^]*?)```/.exec(readme)![1]!;

test('no script has text put into it, and every action of others is pinned by commit', () => {
  for (const text of [copied, ...workflows.map((file) => readFileSync(file, 'utf8'))]) {
    const { jobs } = parse(text) as { jobs: Record<string, { steps: { run?: string; uses?: string }[] }> };
    for (const { run: script = '', uses = './' } of Object.values(jobs).flatMap(({ steps }) => steps)) {
      assert.not.match(script, /\$\{\{/);
      assert.match(uses, /^(\.\/|[\w-]+\/[\w/-]+@[0-9a-f]{40}|<owner>\/<repository>@<commit>)$/);
    }
  }
});

const validator = pythonTool('check-jsonschema');
if (needs('action and workflows against their schemas', 'check-jsonschema', validator)) {
  test('action and workflows fit their public schemas', () => {
    const folder = makeFolder({ 'klint.yml': copied });
    const valid = (schema: string, ...files: string[]): void => {
      const { code, output } = run(folder, validator, ['--builtin-schema', `vendor.github-${schema}`, ...files]);
      assert.is(code, 0, output);
    };
    valid('actions', join(root, 'action.yml'));
    valid('workflows', 'klint.yml', ...workflows);
  });
}

test.run();
