import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import glob from 'fast-glob';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { applyEdits } from '@klint/engine';
import type { Finding, LintResult } from '@klint/model';
import { decode } from '@klint/parser';
import { rules } from '../../../rules/index.js';
import { fixFiles } from '../src/fix-files.js';
import { lintFiles } from '../src/pipeline.js';
import { seeded } from '../src/random.js';
import { full, shared } from '../src/root.js';
import { helm, kubectl, needs } from '../src/tools.js';

const corpus = shared();
const options = { rules, config: { extends: ['recommended', 'pss-restricted'] } };
type Files = Record<string, Uint8Array>;

function readFolder(folder: string): Files {
  const names = glob.sync('**', { cwd: folder, dot: true }).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))]));
}

function sample<T>(all: readonly T[], count: number, seed: number): readonly T[] {
  return full() ? all : seeded(seed).shuffled(all).slice(0, count);
}

/** What a finding is about; numbers of list items change when others are deleted. */
function keyOf({ ruleId, messageId, resource, path, location }: Finding, withFile: boolean): string {
  const about = [ruleId, messageId, resource, path.replace(/\/\d+(?=\/|$)/g, '/#')];
  return JSON.stringify(withFile ? [...about, location.file] : about);
}

/** What is there more often afterwards. */
function added(before: readonly string[], after: readonly string[]): string[] {
  const left = [...before];
  return after.filter((each) => {
    const i = left.indexOf(each);
    if (i >= 0) left.splice(i, 1);
    return i < 0;
  });
}

/** Fixes everything, and checks what holds for any fix; gives the files and how many findings are gone. */
function checked(files: Files, what: string) {
  const before = lintFiles(files, options);
  const fixed = fixFiles(files, options, 'suggest');
  const keys = ({ findings }: LintResult, withFile: boolean, severity?: string): string[] =>
    findings.filter((each) => (severity ?? each.severity) === each.severity).map((each) => keyOf(each, withFile));
  const unread = (result: LintResult): string[] => result.incomplete.map(({ file, ruleId }) => `${file} ${ruleId}`);
  assert.equal(added(unread(before), unread(fixed.result)), [], `${what}: everything can still be read`);
  const errors = [before, fixed.result].map((result) => keys(result, false, 'error'));
  assert.equal(added(errors[0]!, errors[1]!), [], `${what}: no new error`);
  const again = fixFiles(fixed.files, options, 'suggest');
  assert.is(again.made.length, 0, `${what}: fixing once more changes nothing`);
  return { ...fixed, before };
}

/** Each fix alone: nothing but its edits differs, and its finding is gone. */
function checkSingle(file: string, bytes: Uint8Array, finding: Finding): void {
  const decoded = decode(bytes);
  if (!('content' in decoded)) throw new Error(`${file} is no text`);
  const { content } = decoded;
  const lines = content.split('\n');
  const edits = finding.fix!.edits;
  const text = applyEdits(content, edits);
  const [first, last] = [
    Math.min(...edits.map(({ location }) => location.start.line)),
    Math.max(...edits.map(({ location }) => location.end.line)),
  ];
  const now = text.split('\n');
  const what = `${file}: ${finding.ruleId} ${finding.path}`;
  assert.equal(now.slice(0, first - 1), lines.slice(0, first - 1), what);
  assert.equal(now.slice(now.length - (lines.length - last)), lines.slice(last), what);
  const after = lintFiles({ [file]: text }, options).findings.map((each) => keyOf(each, true));
  const before = lintFiles({ [file]: content }, options).findings.map((each) => keyOf(each, true));
  const count = (keys: readonly string[]): number => keys.filter((each) => each === keyOf(finding, true)).length;
  assert.ok(count(after) < count(before), `${what} is still there`);
}

if (needs('fixes of real manifests', 'shared data', corpus)) {
  test('fixes of real manifests leave the rest as it is, help, and do no harm', () => {
    const folder = join(corpus, 'corpus/plain');
    const paths = glob.sync('**/*.{yaml,yml,json}', { cwd: folder }).sort();
    let made = 0;
    for (const path of sample(paths, 60, 1)) {
      const bytes = readFileSync(join(folder, path));
      const file = path.slice(path.lastIndexOf('/') + 1);
      const fixed = checked({ [file]: bytes }, path);
      made += fixed.made.length;
      const fixable = fixed.before.findings.filter(({ fix }) => fix !== null);
      const refused = new Set(fixed.refused.map((each) => keyOf(each, true)));
      const single = fixable.filter((each) => !refused.has(keyOf(each, true)));
      for (const finding of full() ? single.slice(0, 20) : single.slice(0, 2)) checkSingle(file, bytes, finding);
    }
    console.log(`${made} findings of plain manifests were fixed`);
    assert.ok(made > 50);
  });
}

interface Rendered {
  readonly text: string;
  readonly error: string;
}

function onDisk<T>(files: Readonly<Record<string, string | Uint8Array>>, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'klint-fixed-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(program: string, args: readonly string[]): Rendered {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return { text: stdout, error: status === 0 ? '' : stderr };
}

/** How often each rule finds something in the text that a judge made. */
function counts(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const { ruleId } of lintFiles({ 'all.yaml': text }, options).findings) {
    found.set(ruleId, (found.get(ruleId) ?? 0) + 1);
  }
  return found;
}

/** The judge still makes something of the files, of which every fixed rule that can be seen there finds less. */
function judge(files: Files, render: (folder: string) => Rendered, what: string): number {
  const before = onDisk(files, render);
  if (before.error !== '') return 0;
  const { made, files: after } = checked(files, what);
  if (made.length === 0) return 0;
  const rendered = onDisk(after, render);
  assert.is(rendered.error, '', what);
  const [had, has] = [counts(before.text), counts(rendered.text)];
  for (const rule of new Set(made.map(({ ruleId }) => ruleId))) {
    const [old, now] = [had.get(rule) ?? 0, has.get(rule) ?? 0];
    assert.ok(now < old || old === 0, `${what}: ${rule} was found ${old} times and is ${now} times`);
  }
  return made.length;
}

const realHelm = helm();
if (needs('fixes of real charts', 'shared data', corpus) && needs('fixes of real charts', 'helm', realHelm)) {
  test('charts are fixed where they are written, and helm renders them with fewer findings', () => {
    const folder = join(corpus, 'corpus/charts');
    const charts = glob.sync('*/*/Chart.yaml', { cwd: folder }).map(dirname).sort();
    let made = 0;
    for (const chart of sample(charts, 4, 2)) {
      const render = (at: string): Rendered => run(realHelm, ['template', 'release-name', at, '--include-crds']);
      made += judge(readFolder(join(folder, chart)), render, chart);
    }
    console.log(`${made} findings of charts were fixed`);
    assert.ok(made > 0);
  });
}

const realKubectl = kubectl();
const roots = 'kustomization.yaml';
if (needs('fixes of real builds', 'shared data', corpus) && needs('fixes of real builds', 'kubectl', realKubectl)) {
  test('overlays are fixed where they are written, and kubectl builds them with fewer findings', () => {
    const folder = join(corpus, 'corpus/kustomize');
    const trees = glob.sync(`*/**/${roots}`, { cwd: folder }).map(dirname).sort();
    const apart = trees.filter((tree) => !/\.\.\//.test(readFileSync(join(folder, tree, roots), 'utf8')));
    let made = 0;
    for (const tree of sample(apart, 25, 3)) {
      const args = ['kustomize', '--load-restrictor', 'LoadRestrictionsNone'];
      made += judge(readFolder(join(folder, tree)), (at) => run(realKubectl, [...args, at]), tree);
    }
    console.log(`${made} findings of builds were fixed`);
    assert.ok(made > 0);
  });
}

test.run();
