import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { vscodeTasks } from '../src/editor-tasks.js';
import { badPod, fewRules, goodPod, klint, makeFolder } from './klint.js';
import { watching } from './watching.js';

const bad = /6:16 {2}error .*no-host-network/;

test('a change, an atomic save, a deletion and a new folder are each followed by a report', async () => {
  const folder = makeFolder({ 'klint.yaml': fewRules, 'pod.yaml': goodPod });
  await watching(folder, ['--no-color'], async (run) => {
    assert.match(await run.next(), /^klint: linting \.\n[^]*No findings in /);
    writeFileSync(join(folder, 'pod.yaml'), badPod);
    assert.match(await run.next(), bad);
    writeFileSync(join(folder, '.pod.yaml.swp'), goodPod);
    renameSync(join(folder, '.pod.yaml.swp'), join(folder, 'pod.yaml'));
    assert.match(await run.until((report) => !bad.test(report)), /No findings/);
    writeFileSync(join(folder, 'pod.yaml~'), badPod);
    rmSync(join(folder, 'pod.yaml'));
    renameSync(join(folder, 'pod.yaml~'), join(folder, 'pod.yaml'));
    assert.match(await run.until((report) => bad.test(report)), /2 findings/);
    mkdirSync(join(folder, 'more/deep'), { recursive: true });
    writeFileSync(join(folder, 'more/deep/pod.yaml'), badPod);
    assert.match(await run.until((report) => report.includes('./more/deep/pod.yaml')), /4 findings/);
    rmSync(join(folder, 'more'), { recursive: true });
    assert.match(await run.until((report) => !report.includes('more/deep/pod.yaml\n')), /2 findings/);
    mkdirSync(join(folder, 'more'));
    writeFileSync(join(folder, 'more/pod.yaml'), badPod);
    assert.match(await run.until((report) => report.includes('./more/pod.yaml')), /4 findings/);
  });
});

test('a folder that is deleted while it is watched is waited for', async () => {
  const folder = makeFolder({ 'a/klint.yaml': fewRules, 'a/pod.yaml': badPod });
  await watching(folder, ['--no-color', 'a'], async (run) => {
    assert.match(await run.next(), bad);
    rmSync(join(folder, 'a'), { recursive: true });
    assert.match(await run.until((report) => !bad.test(report)), /no such file or folder/);
    mkdirSync(join(folder, 'a'));
    writeFileSync(join(folder, 'a/klint.yaml'), fewRules);
    writeFileSync(join(folder, 'a/pod.yaml'), badPod);
    assert.match(await run.until((report) => bad.test(report)), /2 findings/);
  });
});

test('a thousand changes at once end in a report of all of them, and few reports', async () => {
  const folder = makeFolder({ 'klint.yaml': fewRules });
  const names = Array.from({ length: 1000 }, (_, i) => `d${i % 20}/pod-${i}.yaml`);
  for (let i = 0; i < 20; i++) mkdirSync(join(folder, `d${i}`));
  names.forEach((name, i) => writeFileSync(join(folder, name), goodPod.replace('name: bad', `name: p${i}`)));
  await watching(folder, ['--no-color'], async (run) => {
    assert.match(await run.next(), /No findings in 100[01] files/);
    names.forEach((name, i) => writeFileSync(join(folder, name), badPod.replace('name: bad', `name: p${i}`)));
    const last = await run.until((report) => report.includes('2000 findings'));
    assert.match(last, /2000 findings \(2000 errors\) in 100[01] files/);
    assert.ok(run.reports().length <= 5, `${run.reports().length} reports`);
  });
});

test('a configuration with an error is named, and the next good one is used', async () => {
  const folder = makeFolder({ 'klint.yaml': fewRules, 'pod.yaml': badPod });
  await watching(folder, ['--no-color'], async (run) => {
    assert.match(await run.next(), bad);
    writeFileSync(join(folder, 'klint.yaml'), 'ruls: 1\n');
    assert.match(await run.until((report) => report.includes('klint.yaml:1:1')), /unknown key: "ruls/);
    writeFileSync(join(folder, 'klint.yaml'), 'root: true\nextends: []\n');
    assert.match(await run.until((report) => !report.includes('ruls')), /No findings/);
  });
});

test('a report that is written into the watched folder is no change without end', async () => {
  const folder = makeFolder({ 'klint.yaml': fewRules, 'pod.yaml': badPod });
  await watching(folder, ['--format', 'json=report.json'], async (run) => {
    await run.next();
    await new Promise((done) => setTimeout(done, 2500));
    assert.ok(run.reports().length <= 3, `${run.reports().length} reports`);
    const before = statSync(join(folder, 'report.json')).mtimeMs;
    writeFileSync(join(folder, 'other.yaml'), 'a: 1\n');
    writeFileSync(join(folder, 'pod.yaml'), goodPod);
    await run.until(() => JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')).findings.length === 0);
    assert.ok(statSync(join(folder, 'report.json')).mtimeMs > before);
  });
});

test('--watch is refused for standard input and for what is not there', () => {
  const folder = makeFolder();
  assert.match(klint(folder, ['--watch', '-'], { input: '' }).stderr, /--watch cannot watch standard input/);
  assert.is(klint(folder, ['--watch', 'nowhere']).code, 2);
});

interface Task {
  readonly args: readonly string[];
  readonly isBackground?: boolean;
  readonly problemMatcher: {
    readonly fileLocation: readonly string[];
    readonly background?: { readonly beginsPattern: string; readonly endsPattern: string };
  };
}

test('init --editor vscode writes tasks whose patterns match what klint says, and keeps what is there', async () => {
  const folder = makeFolder({ 'klint.yaml': fewRules, 'sub/pod.yaml': badPod });
  const { code, stderr } = klint(folder, ['init', '--editor', 'vscode', 'sub']);
  assert.equal([code, stderr.replaceAll('\\', '/')], [0, 'klint: wrote sub/.vscode/tasks.json\n']);
  const { tasks } = JSON.parse(readFileSync(join(folder, 'sub/.vscode/tasks.json'), 'utf8')) as { tasks: Task[] };
  const places = tasks.map(({ problemMatcher }) => problemMatcher.fileLocation[1]);
  assert.equal(places, Array(2).fill('${workspaceFolder}/..'));
  assert.is(klint(folder, ['init', '--editor', 'vscode', 'sub']).code, 2);
  assert.is(JSON.parse(vscodeTasks()).tasks[0].problemMatcher.fileLocation[1], '${workspaceFolder}');
  const task = tasks.find(({ isBackground }) => isBackground)!;
  assert.equal(task.args, ['klint', '--watch', '.']);
  const { beginsPattern, endsPattern } = task.problemMatcher.background!;
  let lines: readonly string[] = [];
  await watching(join(folder, 'sub'), ['--no-color', '.'], async (run) => {
    lines = `${await run.next()}klint: watching for changes`.split('\n');
  });
  assert.equal(lines.flatMap((line, i) => (new RegExp(beginsPattern).test(line) ? [i] : [])), [0]);
  assert.equal(lines.flatMap((line, i) => (new RegExp(endsPattern).test(line) ? [i] : [])), [lines.length - 1]);
  assert.ok(lines.includes('./sub/pod.yaml'));
});

test.run();
