import { seeded } from '@klint/devkit';
import { memoryTree, newMemory, load, openTree } from '@klint/sources';
import type { SourceTree } from '@klint/sources';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.js';
import { mutate } from '../../devkit/src/mutate.js';
import { openSession } from '../src/session.js';
import type { Outcome } from '../src/session.js';
import { mixedFiles } from './repositories.js';

const setting = { rules, version: '0.0.0' };
const today = '2026-01-01';

/** What a report shows of an outcome. */
function shown({ run, errors }: Outcome): unknown {
  const { findings, suppressed, incomplete, inputs, resources, units } = run?.result ?? {};
  return JSON.parse(JSON.stringify({ errors, findings, suppressed, incomplete, inputs, resources, units }));
}

function fresh(files: Readonly<Record<string, string>>): Outcome {
  return openSession(setting).lint(openTree(memoryTree(files)), today);
}

const extraLines = ['# klint-disable-next-line worker-node/no-host-port -- known', 'hostNetwork: true', 'replicas: 3'];

test('after any edits a session says what a run from nothing says', () => {
  const random = seeded(7);
  let files = mixedFiles();
  const session = openSession(setting);
  const names = Object.keys(files).filter((name) => name !== 'klint.yaml');
  const untouched = JSON.stringify(shown(fresh(files)));
  let differences = 0;
  for (let step = 0; step < 50; step++) {
    const name = random.pick(names);
    const kind = random.below(8);
    const { [name]: old = '', ...others } = files;
    if (kind === 0) files = others;
    else if (kind === 1) files = { ...others, [`plain/new-${random.below(4)}.yaml`]: old };
    else if (kind === 2) files = mixedFiles();
    else if (kind === 3) files = { ...files, [name]: `${random.pick(extraLines)}\n${old}` };
    else files = { ...files, [name]: old === '' ? 'kind: Pod\n' : mutate([old], random) };
    const before = shown(session.lint(openTree(memoryTree(files)), today));
    const after = shown(fresh(files));
    assert.equal(before, after, `step ${step}: ${name}`);
    differences += Number(JSON.stringify(before) !== untouched);
  }
  assert.ok(differences > 25);
});

test('only what an edit touches is asked for again by content, and the rest is the very same objects', () => {
  const files = mixedFiles();
  const session = openSession(setting);
  const first = session.lint(openTree(memoryTree(files)), today).run!;
  const edited = { ...files, 'chart/values.yaml': `${files['chart/values.yaml']}\nmore: 1\n` };
  const second = session.lint(openTree(memoryTree(edited)), today).run!;
  const unitsOf = (run: typeof first, kind: string) => run.loaded.units.filter((unit) => unit.kind === kind);
  assert.is(unitsOf(first, 'chart').length, 2);
  for (const kind of ['plain', 'kustomization']) {
    const [before, after] = [unitsOf(first, kind), unitsOf(second, kind)];
    assert.ok(before.length > 1, kind);
    assert.ok(before.every((unit, i) => unit === after[i]), kind);
  }
  assert.ok(unitsOf(first, 'chart').every((unit) => !unitsOf(second, 'chart').includes(unit)));
});

test('where nothing changed, each folder is asked for once', () => {
  const opened: string[] = [];
  const counting = (tree: SourceTree): SourceTree => ({
    ...tree,
    entries: (folder) => {
      opened.push(folder);
      return tree.entries(folder);
    },
  });
  const files = mixedFiles();
  const { config } = openSession(setting).lint(openTree(memoryTree(files)), today).run!;
  const memory = newMemory();
  load(openTree(counting(memoryTree(files))), config.settingsOf, { memory });
  const first = opened.length;
  load(openTree(counting(memoryTree(files))), config.settingsOf, { memory });
  assert.is(opened.length, first * 2);
});

test('an edit of klint.yaml counts at once; one with an error leaves what was found, and names the error', () => {
  const files = mixedFiles();
  const session = openSession(setting);
  const first = session.lint(openTree(memoryTree(files)), today);
  const off = { ...files, 'klint.yaml': 'extends: []\n' };
  assert.ok(first.run!.result.findings.length > 20);
  assert.ok(session.lint(openTree(memoryTree(off)), today).run!.result.findings.length < 5);
  const broken = { ...files, 'klint.yaml': 'extends: [recomended]\n' };
  const last = session.lint(openTree(memoryTree(broken)), today);
  assert.match(last.errors[0]!.message, /recomended.*recommended/s);
  assert.equal(shown({ ...last, errors: [] }), shown(fresh(off)));
  const healed = { ...broken, 'klint.yaml': files['klint.yaml']! };
  assert.equal(shown(session.lint(openTree(memoryTree(healed)), today)), shown(first));
});

test('without any good configuration there are only its errors', () => {
  const { run, errors } = openSession(setting).lint(openTree(memoryTree({ 'klint.yaml': 'ruls: 1\n' })), today);
  assert.is(run, undefined);
  assert.is(errors.length, 1);
});

test.run();
