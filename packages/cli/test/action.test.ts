import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { badPod, fewRules, goodPod, makeFolder, program } from './klint.js';

interface Step {
  readonly run: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const repository = join(dirname(program), '..');
const action = parse(readFileSync(join(repository, 'action.yml'), 'utf8')) as Action;

const hasBash = spawnSync('bash', ['-c', 'exit 0']).status === 0;
const ifBash = hasBash ? test : test.skip;

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly outputs: string;
}

/** Runs the last step as a runner does: inputs become environment variables. */
function runStep(folder: string, inputs: Readonly<Record<string, string>>): Ran {
  const step = action.runs.steps.at(-1)!;
  const values: Record<string, string> = {};
  for (const [name, expression] of Object.entries(step.env!)) {
    const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression)![1]!;
    values[name] = inputs[input] ?? action.inputs[input]!.default;
  }
  const outputs = join(folder, '.outputs');
  writeFileSync(outputs, '');
  const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', step.run], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...values, GITHUB_ACTION_PATH: repository, GITHUB_OUTPUT: outputs },
  });
  return { code: status, stdout, outputs: readFileSync(outputs, 'utf8') };
}

test('no script has text put into it', () => {
  for (const { run } of action.runs.steps) assert.not.match(run, /\$\{\{/);
});

for (const [content, code] of [[badPod, 1], [goodPod, 0], [`${badPod}---\na: [\n`, 3]] as const) {
  ifBash(`the action writes SARIF and passes exit ${code} on`, () => {
    const folder = makeFolder({ 'klint.yaml': fewRules, 'pod.yaml': content });
    const { code: status, stdout, outputs } = runStep(folder, { 'automation-id': 'manifests' });
    assert.is(status, code);
    assert.is(outputs, `exit-code=${code}\nsarif-file=klint.sarif\n`);
    const [run] = JSON.parse(readFileSync(join(folder, 'klint.sarif'), 'utf8')).runs;
    assert.is(run.automationDetails.id, 'manifests');
    assert.is(run.results.length > 0, code !== 0);
    assert.is(/^::error .*pod\.yaml/m.test(stdout), code !== 0);
  });
}

ifBash('inputs reach klint, and are never run', () => {
  const folder = makeFolder({ 'klint.yaml': fewRules, 'a b/pod.yaml': badPod, 'c/pod.yaml': badPod });
  const inputs = { paths: 'a b\n$(touch ran)\n', 'sarif-file': '$(touch ran).sarif' };
  assert.is(runStep(folder, inputs).code, 2);
  assert.is(existsSync(join(folder, 'ran')), false);
  const more = { paths: 'a b', 'fail-on': 'off', preset: 'pss-baseline\nstrict' };
  const { code, outputs } = runStep(folder, { ...inputs, ...more });
  assert.is(code, 0);
  assert.match(outputs, /sarif-file=\$\(touch ran\)\.sarif/);
  const [run] = JSON.parse(readFileSync(join(folder, inputs['sarif-file']), 'utf8')).runs;
  const uris = run.results.map((result: any) => result.locations[0].physicalLocation.artifactLocation.uri);
  assert.equal([...new Set(uris)], ['a%20b/pod.yaml']);
});

test.run();
