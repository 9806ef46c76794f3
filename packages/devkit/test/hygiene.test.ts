import { readFileSync } from 'node:fs';
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

test('every page is of a rule, every fixture is of a rule', () => {
  const ids = new Set(ruleIds(root));
  assert.equal(pageIds(root).filter((id) => !ids.has(id)), []);
  const fixtures = files.filter((file) => /^test-manifests\/[^_]/.test(file));
  assert.ok(fixtures.length > 100);
  assert.equal(fixtures.filter((file) => !ids.has(file.split('/').slice(1, 3).join('/'))), []);
  assert.equal(fixtures.filter((file) => !/^(valid|invalid)$/.test(file.split('/')[3] ?? '')), []);
});

test('actions in workflows are pinned to commits and have the least permissions', () => {
  const workflows = files.filter((file) => file.startsWith('.github/workflows/'));
  assert.ok(workflows.length > 0);
  for (const file of workflows) {
    const text = readFileSync(join(root, file), 'utf8');
    const loose = [...text.matchAll(/uses: *(\S+)/g)].map((match) => match[1]!).filter((name) => !/@[0-9a-f]{40}$/.test(name));
    assert.equal(loose.filter((name) => !name.startsWith('./')), [], file);
    assert.match(text, /^permissions:\n  contents: read$/m, file);
  }
});

test.run();
