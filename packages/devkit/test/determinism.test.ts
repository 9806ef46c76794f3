import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { seeded } from '../src/random.js';
import { repositoryRoot, shared } from '../src/root.js';
import { runCli } from '../src/run-cli.js';
import { needs } from '../src/tools.js';

/** Lints all that lies in a folder in different ways and compares the reports byte by byte. */
function compare(folder: string, elsewhere: string, prefix: string): void {
  const names = readdirSync(folder).filter((name) => !name.startsWith('.')).sort();
  const lint = (args: readonly string[], cwd: string): string => {
    const { code, stdout, stderr } = runCli(['--format', 'json', '--', ...args], cwd);
    assert.ok(code === 0 || code === 1 || code === 3, `exit code ${code}: ${stderr}`);
    return stdout;
  };
  const expected = lint(names, folder);
  assert.ok(JSON.parse(expected).findings.length > 0, 'nothing found');
  const { shuffled } = seeded(42);
  const ways = {
    again: () => lint(names, folder),
    'shuffled arguments': () => lint(shuffled([...names, ...names.slice(0, 3)]), folder),
    'absolute paths': () => lint(shuffled(names).map((name) => join(folder, name)), folder),
    'another working directory': () => lint(names.map((name) => join(prefix, name)), elsewhere),
  };
  for (const [way, run] of Object.entries(ways)) assert.ok(run() === expected, `${way}: another report`);
}

test('the same bytes however the demo is named', () => {
  const root = repositoryRoot();
  compare(join(root, 'test-manifests/_demo'), join(root, 'packages'), '../test-manifests/_demo');
});

test('the same bytes however overlays are named', () => {
  const root = repositoryRoot();
  compare(join(root, 'test-manifests/_overlays'), join(root, 'packages'), '../test-manifests/_overlays');
});

const corpus = join(shared() ?? '', 'corpus/plain');
if (needs('the same bytes however the corpus is named', 'shared', existsSync(corpus) ? corpus : undefined)) {
  test('the same bytes however the corpus is named', () => compare(corpus, repositoryRoot(), corpus));
}

test.run();
