import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { repositoryFiles, strangeWords } from '../src/hygiene.js';
import { pageIds, ruleIds } from '../src/rule-files.js';
import { repositoryRoot } from '../src/root.js';

const root = repositoryRoot();
const files = repositoryFiles(root);

test('nothing says on which machine or from which registry the repository was made', () => {
  assert.ok(files.length > 200);
  assert.equal(files.flatMap((file) => strangeWords(root, file)), []);
});

test('sees what it looks for', () => {
  const made = mkdtempSync(join(tmpdir(), 'klint-hygiene-'));
  const folder = join(made, 'clone');
  mkdirSync(folder);
  const words = [
    `${folder}/a`,
    ['/ho', 'me/somebody/klint'].join(''),
    ['registry.npm', 'js.org'].join(''),
    '/etc/passwd',
  ];
  writeFileSync(join(folder, 'a.txt'), words.join('\n'));
  const found = strangeWords(folder, 'a.txt').map((line) => line.slice(0, 'a.txt:1'.length));
  rmSync(made, { recursive: true });
  assert.equal(found, ['a.txt:1', 'a.txt:2', 'a.txt:3']);
});

test('every page is of a rule, every fixture is of a rule', () => {
  const ids = new Set(ruleIds(root));
  assert.equal(pageIds(root).filter((id) => !ids.has(id)), []);
  const fixtures = files.filter((file) => /^test-manifests\/[^_]/.test(file));
  assert.ok(fixtures.length > 100);
  assert.equal(fixtures.filter((file) => !ids.has(file.split('/').slice(1, 3).join('/'))), []);
  assert.equal(fixtures.filter((file) => !/^(valid|invalid|fixed)$/.test(file.split('/')[3] ?? '')), []);
});

test('actions in workflows are pinned to commits and have the least permissions', () => {
  const workflows = files.filter((file) => file.startsWith('.github/workflows/'));
  assert.ok(workflows.length > 0);
  for (const file of workflows) {
    const text = readFileSync(join(root, file), 'utf8');
    const used = [...text.matchAll(/uses: *(\S+)/g)].map((match) => match[1]!);
    assert.equal(used.filter((name) => !/^\.\/|@[0-9a-f]{40}$/.test(name)), [], file);
    assert.match(text, /^permissions:\n  contents: read$/m, file);
  }
});

test.run();
