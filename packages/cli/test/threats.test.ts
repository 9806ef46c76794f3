import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { leaves } from '@klint/model';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.js';
import { badPod, fewRules, goodPod, klint, makeFolder } from './klint.js';
import type { RunOptions } from './klint.js';

interface LeafOutput {
  readonly leaf: string | null;
  readonly motives: readonly string[];
  readonly findings: Readonly<Record<string, number>>;
  readonly ran: readonly { readonly ruleId: string; readonly findings: Readonly<Record<string, number>> }[];
  readonly notJudged: readonly { readonly missing: string; readonly ruleIds: readonly string[] }[];
  readonly off: readonly string[];
  readonly suppressed: readonly { readonly ruleId: string; readonly count: number; readonly reason: string | null }[];
}

interface Output {
  readonly code: number | null;
  readonly threats: readonly { readonly source: string; readonly leaves: readonly LeafOutput[] }[];
  readonly rest: LeafOutput;
  readonly incomplete: readonly { readonly file: string }[];
}

function threats(files: Readonly<Record<string, string>>, args: readonly string[] = []): Output {
  const { code, stdout } = klint(makeFolder(files), ['threats', '--format', 'json', ...args]);
  return { ...(JSON.parse(stdout) as Output), code };
}

function leafOf({ threats: sources }: Output, id: string): LeafOutput {
  return sources.flatMap((source) => source.leaves).find(({ leaf }) => leaf === id)!;
}

function textOf(files: Readonly<Record<string, string>>, args: readonly string[] = [], options?: RunOptions): string {
  return klint(makeFolder(files), ['threats', ...args], options).stdout;
}

const anonymousAuth = 'control-plane/no-apiserver-anonymous-auth';

const apiServer = `apiVersion: v1
kind: Pod
metadata: { name: kube-apiserver, namespace: kube-system }
spec:
  containers:
    - { name: kube-apiserver, image: registry.k8s.io/kube-apiserver:v1.33.0, command: [kube-apiserver] }
`;

const silenced = badPod.replace(
  '  hostNetwork: true',
  '  # klint-disable-next-line worker-node/no-host-network -- it is a proxy\n  hostNetwork: true',
);

test('every rule stands once in the tree of three sources and eight leaves', () => {
  for (const args of [[], ['--preset', 'strict']]) {
    const output = threats({ 'pod.yaml': badPod }, args);
    assert.equal(output.threats.map(({ source }) => source), ['supply-chain', 'threat-actor', 'insider']);
    const all = output.threats.flatMap((source) => source.leaves);
    assert.equal(all.map(({ leaf }) => leaf), Object.keys(leaves));
    const named = [...all, output.rest].flatMap(({ ran, off, notJudged }) => {
      return [...ran.map(({ ruleId }) => ruleId), ...off, ...notJudged.flatMap(({ ruleIds }) => ruleIds)];
    });
    assert.equal(named.sort(), rules.map(({ meta }) => meta.id).sort());
  }
});

test('a leaf counts its findings, its rules and what is suppressed', () => {
  const output = threats({ 'klint.yaml': fewRules, 'pod.yaml': silenced });
  const leaf = leafOf(output, 'threat-actor:worker-node');
  assert.is(output.code, 1);
  assert.equal(leaf.findings, { error: 1, warn: 0, info: 0 });
  assert.equal(leaf.ran.map(({ ruleId, findings }) => [ruleId, findings['error']]), [
    ['worker-node/no-host-network', 0],
    ['worker-node/no-privileged-container', 1],
  ]);
  assert.equal(leaf.suppressed, [{ ruleId: 'worker-node/no-host-network', count: 1, reason: 'it is a proxy' }]);
  assert.ok(leaf.off.includes('worker-node/no-host-pid'));
});

test('what rules look at and is nowhere is not judged, whether the rules are on or off', () => {
  for (const preset of ['recommended', 'strict']) {
    const without = leafOf(threats({ 'pod.yaml': goodPod }, ['--preset', preset]), 'threat-actor:control-plane');
    const missing = without.notJudged.find(({ ruleIds }) => ruleIds.includes(anonymousAuth));
    assert.is(missing?.missing, 'configuration of API server', 'any other pod is no API server');
  }
  const output = threats({ 'pod.yaml': apiServer }, ['--preset', 'strict']);
  const ran = leafOf(output, 'threat-actor:control-plane').ran.map(({ ruleId }) => ruleId);
  assert.ok(ran.includes(anonymousAuth));
  const admin = leafOf(output, 'insider:administrator');
  assert.ok(admin.notJudged.some(({ missing }) => missing === 'Role or ClusterRole'));
});

test('only what the arguments name counts as there', () => {
  const files = { 'a/pod.yaml': goodPod, 'b/pod.yaml': apiServer };
  const judges = (path: string) => {
    const leaf = leafOf(threats(files, ['--preset', 'strict', path]), 'threat-actor:control-plane');
    return leaf.ran.some(({ ruleId }) => ruleId === anonymousAuth);
  };
  assert.equal([judges('a'), judges('b')], [false, true]);
});

test('exit codes are those of linting', () => {
  const codeOf = (pod: string, ...args: string[]) => threats({ 'klint.yaml': fewRules, 'pod.yaml': pod }, args).code;
  assert.equal([codeOf(goodPod), codeOf(badPod), codeOf(badPod, '--fail-on', 'off')], [0, 1, 0]);
  const broken = threats({ 'klint.yaml': fewRules, 'pod.yaml': `${badPod}---\na: [\n` });
  assert.equal([broken.code, broken.incomplete.map(({ file }) => file)], [3, ['pod.yaml']]);
  const folder = makeFolder({ 'pod.yaml': badPod });
  assert.is(klint(folder, ['threats', 'nowhere']).code, 2);
  assert.is(klint(folder, ['threats', '--format', 'sarif']).code, 2);
});

test('text says what could not be read, and never that all is well', () => {
  const broken = textOf({ 'klint.yaml': fewRules, 'pod.yaml': 'a: [\n' });
  assert.match(broken, /^Incomplete, so this run is no pass.*\n {2}\.\/pod\.yaml:/m);
  const good = { 'klint.yaml': fewRules, 'pod.yaml': goodPod };
  for (const format of ['text', 'markdown', 'json']) {
    assert.not.match(textOf(good, ['--format', format]), /\b(safe|secure|clean|no threats?)\b|✔/i);
  }
  assert.match(textOf(good), /nothing found by 2 rules\n/);
  assert.match(textOf(good), /wrong all the same/);
});

test('colours come and go with the flags and variables, and change no word', () => {
  const files = { 'klint.yaml': fewRules, 'pod.yaml': silenced };
  const text = (args: readonly string[], env = {}) => textOf(files, args, { env });
  const plain = text([]);
  assert.not.match(plain, /\u001b/);
  const painted = text([], { FORCE_COLOR: '1' });
  assert.match(painted, /\u001b\[/);
  assert.is(stripVTControlCharacters(painted), plain);
  assert.is(text([], { NO_COLOR: '1', FORCE_COLOR: '1' }), plain);
  assert.is(text(['--no-color'], { FORCE_COLOR: '1' }), plain);
  assert.is(text(['--color']), painted);
});

test('a report goes into a file without colours', () => {
  const folder = makeFolder({ 'klint.yaml': fewRules, 'pod.yaml': badPod });
  const { code, stdout } = klint(folder, ['threats', '-o', 'threats.txt', '--color']);
  assert.equal([code, stdout], [1, '']);
  assert.is(readFileSync(join(folder, 'threats.txt'), 'utf8'), klint(folder, ['threats']).stdout);
  assert.is(klint(folder, ['threats', '-o', 'no/such/folder.txt']).code, 2);
});

test.run();
