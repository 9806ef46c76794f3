import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { needs, pythonTool } from '@klint/devkit';
import { commit, git, makeRepository, run } from './git.js';
import type { Ran } from './git.js';
import { badPod, badPodFindings, fewRules, goodPod, klint, makeFolder, places, report } from './klint.js';
import { snapshot } from './snapshot.js';

const preCommit = pythonTool('pre-commit');
const ifPreCommit = needs('the hooks', 'pre-commit of the Python package index', preCommit) ? test : (): void => {};

/** One environment serves all tests: making it takes npm some time. */
const home = { PRE_COMMIT_HOME: join(makeFolder(), 'cache') };
const hooks = preCommit === undefined ? '' : snapshot();

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
}

/** A repository with these files, in which the hook `klint` runs before every commit. */
function withHook(files: Readonly<Record<string, string>>): string {
  const folder = makeRepository({ 'klint.yaml': fewRules, 'other/bad.yaml': badPod.replace('bad', 'other'), ...files });
  write(folder, { '.pre-commit-config.yaml': configOf('klint') });
  commit(folder);
  assert.is(run(folder, preCommit!, ['install'], home).code, 0);
  return folder;
}

function configOf(id: string): string {
  return JSON.stringify({ repos: [{ repo: hooks, rev: git(hooks, 'rev-parse', 'HEAD'), hooks: [{ id }] }] });
}

/** Tries to commit what is staged. */
function tryCommit(folder: string): Ran {
  return run(folder, 'git', ['commit', '--message', 'Change'], home);
}

function addAll(folder: string, files: Readonly<Record<string, string>>): Ran {
  write(folder, files);
  git(folder, 'add', '--all');
  return tryCommit(folder);
}

function assertStopped({ code, output }: Ran, ...expected: readonly RegExp[]): void {
  assert.is(code, 1, output);
  for (const each of expected) assert.match(output, each);
  assert.not.match(output, /other\/bad\.yaml/);
}

function assertPassed({ code, output }: Ran, state = 'Passed'): void {
  assert.is(code, 0, output);
  assert.match(output, new RegExp(`^klint\\.+.*${state}$`, 'm'));
}

ifPreCommit('a commit with a bad manifest is stopped, and one with a good manifest passes', () => {
  const folder = withHook({});
  const stopped = addAll(folder, { '-a pod.yaml': badPod });
  assertStopped(stopped, /-a pod\.yaml\n +6:16 .*no-host-network\n +9:38 .*privileged/);
  assertPassed(addAll(folder, { '-a pod.yaml': goodPod }));
  assertPassed(addAll(folder, { 'notes.md': `---\n${badPod}` }), 'Skipped');
});

ifPreCommit('what is committed counts, not what lies in the folder', () => {
  const folder = withHook({ 'pod.yaml': goodPod });
  write(folder, { 'pod.yaml': badPod });
  git(folder, 'add', '--all');
  write(folder, { 'pod.yaml': goodPod });
  assertStopped(tryCommit(folder), /pod\.yaml\n +6:16/);
  git(folder, 'reset', '--quiet', '--hard');
  write(folder, { 'pod.yaml': goodPod.replace('name: a', 'name: b') });
  git(folder, 'add', '--all');
  write(folder, { 'pod.yaml': badPod });
  assertPassed(tryCommit(folder));
});

ifPreCommit('a deleted file is no argument, and a renamed one is linted under its new name', () => {
  const folder = withHook({ 'pod.yaml': badPod, 'gone.yaml': badPod.replace('bad', 'gone') });
  git(folder, 'rm', '--quiet', 'gone.yaml');
  assertPassed(tryCommit(folder), 'Skipped');
  renameSync(join(folder, 'pod.yaml'), join(folder, 'new name.yaml'));
  assertStopped(addAll(folder, {}), /new name\.yaml\n +6:16/);
});

const chart = {
  'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'shop/values.yaml': 'host: false\n',
  'shop/templates/pod.yaml': goodPod.replace('spec:\n', 'spec:\n  {{- include "host" . | nindent 2 }}\n'),
  'shop/templates/_helpers.tpl': '{{- define "host" }}{{ if .Values.host }}hostNetwork: true{{ end }}{{ end -}}\n',
};

ifPreCommit('values, templates, bases, patches and the configuration are judged by what they cause', () => {
  const overlay = {
    'base/kustomization.yaml': 'resources: [pod.yaml]\n',
    'base/pod.yaml': goodPod,
    'over/Kustomization': 'resources: [../base]\npatches: [{ path: patch.yaml }]\n',
    'over/patch.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: { name: bad }\nspec: {}\n',
  };
  const folder = withHook({ ...chart, ...overlay });
  assertStopped(addAll(folder, { 'shop/values.yaml': 'host: true\n' }), /_helpers\.tpl\n +1:\d+ .*no-host-network/);
  git(folder, 'reset', '--quiet', '--hard');
  const always = chart['shop/templates/_helpers.tpl'].replace('if .Values.host', 'if true');
  assertStopped(addAll(folder, { 'shop/templates/_helpers.tpl': always }), /_helpers\.tpl\n +1:\d+ .*no-host-network/);
  git(folder, 'reset', '--quiet', '--hard');
  const patch = overlay['over/patch.yaml'].replace('{}', '{ hostNetwork: true }');
  assertStopped(addAll(folder, { 'over/patch.yaml': patch }), /over\/patch\.yaml\n +4:\d+ .*no-host-network/);
  git(folder, 'reset', '--quiet', '--hard');
  assertStopped(addAll(folder, { 'base/pod.yaml': badPod }), /base\/pod\.yaml\n +6:\d+ .*no-host-network/);
  git(folder, 'reset', '--quiet', '--hard');
  assertStopped(addAll(folder, { 'over/Kustomization': 'resources: [../none]\n' }), /over\/Kustomization\n +1:\d+/);
  git(folder, 'reset', '--quiet', '--hard');
  assertStopped(addAll(folder, { 'klint.yaml': 'rule: {}\n' }), /klint: klint\.yaml:1:1: .*rule/);
});

ifPreCommit('the hook for the whole repository takes no files', () => {
  const folder = withHook({});
  write(folder, { '.git/all.yaml': configOf('klint-all') });
  const whole = run(folder, preCommit!, ['run', '--config', '.git/all.yaml'], home);
  assert.is(whole.code, 1, whole.output);
  assert.match(whole.output, /other\/bad\.yaml/);
});

/** `file line:column rule` of every finding in what klint printed, however many processes printed it. */
function findingsIn(output: string): string[] {
  let file = '';
  return output.split('\n').flatMap((line) => {
    file = /^\.\/(.*)$/.exec(line)?.[1] ?? file;
    const [, place, rule] = /^ +(\d+):\d+ +\w+ +.* (\S+)$/.exec(line) ?? [];
    return place === undefined ? [] : [`${file}:${place} ${rule}`];
  });
}

ifPreCommit('500 files, with names too long for one process, are linted as one', () => {
  const long = 'n'.repeat(150);
  const names = Array.from({ length: 500 }, (_, i) => `${long}/${long}/pod ${i}.yaml`);
  const files = names.map((file, i) => [file, (i % 7 === 0 ? badPod : goodPod).replace('bad', `pod-${i}`)]);
  const folder = withHook({});
  const { code, output } = addAll(folder, Object.fromEntries(files));
  assert.is(code, 1);
  const processes = output.split('\n').filter((line) => /^[✖✔] /.test(line)).length;
  assert.ok(processes > 1, `${processes} process`);
  const bad = names.filter((_, i) => i % 7 === 0).sort();
  const expected = bad.flatMap((file) => badPodFindings.map((each) => each.replace('pod.yaml', file)));
  assert.equal(findingsIn(output).sort(), expected.sort());
  assert.equal(places(report(folder, [long]).findings).sort(), expected);
});

ifPreCommit('try-repo runs a hook of a clone without any configuration', () => {
  const folder = makeRepository({ 'klint.yaml': fewRules, 'pod.yaml': badPod });
  const tried = run(folder, preCommit!, ['try-repo', hooks, 'klint', '--files', 'pod.yaml'], home);
  assert.is(tried.code, 1, tried.output);
  assert.equal(findingsIn(tried.output), badPodFindings);
  assert.is(klint(folder, ['pod.yaml']).code, 1);
});

test.run();
