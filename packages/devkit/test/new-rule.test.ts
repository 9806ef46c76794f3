import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readCatalogue } from '../src/catalogue.js';
import { missingParts } from '../src/completeness.js';
import { staleFiles } from '../src/generate/index.js';
import { newRule } from '../src/new-rule/new-rule.js';
import { repositoryRoot } from '../src/root.js';
import { loadRules, ruleIds } from '../src/rule-files.js';
import { tsc } from '../src/tools.js';

const root = repositoryRoot();
const test = suite('new-rule');
let copy = '';

/** A copy of all that a rule is made from, on the same node_modules. */
test.before(() => {
  copy = realpathSync(mkdtempSync(join(tmpdir(), 'klint-new-rule-')));
  for (const name of ['package.json', 'tsconfig.json', 'README.md', 'rules', 'test-manifests', 'packages']) {
    const filter = (source: string): boolean => !source.includes('node_modules');
    cpSync(join(root, name), join(copy, name), { recursive: true, filter });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
});

test.after(() => rmSync(copy, { recursive: true, force: true }));

/** A rule of the catalogue on some rung that is still to be written. */
function unwritten(level: string): string | undefined {
  const written: ReadonlySet<string> = new Set(ruleIds(root));
  return [...(readCatalogue()?.values() ?? [])].find((row) => row['level'] === level && !written.has(row.id))?.id;
}

const rungs = ['container', 'podSpec', 'resource', 'index'];
const ids = ['worker-node/no-such-thing', ...rungs.flatMap((rung) => unwritten(rung) ?? [])];

for (const id of ids) {
  test(`${id}: is written, compiles, and what it lacks is said`, async () => {
    const made = await newRule(copy, id);
    assert.ok('written' in made, JSON.stringify(made));
    for (const file of [`rules/${id}.ts`, `rules/${id}.md`, 'rules/index.ts', 'README.md']) {
      assert.ok(made.written.includes(file), file);
      assert.ok(existsSync(join(copy, file)), file);
    }
    assert.match(readFileSync(join(copy, 'rules/index.ts'), 'utf8'), `./${id}.js`);
    const rules = await loadRules(copy);
    const missing = missingParts(copy, rules.find(({ meta }) => meta.id === id)!, rules);
    const name = id.split('/')[1];
    for (const line of [
      'title: is not written yet',
      'message wrong: is not written yet',
      'page: its prose is not written yet',
      `test-manifests/${id}/invalid/${name}.yaml: expects no finding, and is invalid`,
      'message wrong: is expected in no fixture',
    ]) {
      assert.ok(missing.includes(line), `${line}\n${missing.join('\n')}`);
    }
  });
}

test('the new rules compile with all else, and nothing is stale', async () => {
  const compiler = tsc();
  assert.ok(compiler);
  const done = spawnSync(process.execPath, [compiler, '--project', copy], { encoding: 'utf8' });
  assert.equal(done.stdout.split('\n').filter((line) => line.includes('rules/')), []);
  assert.equal(await staleFiles(copy), []);
});

test('refuses what is no new rule, and says why', async () => {
  const refusal = async (id?: string): Promise<string> => {
    const made = await newRule(copy, id);
    return 'refused' in made ? made.refused : '';
  };
  assert.match(await refusal(), /^usage/);
  assert.is(await refusal('worker-nodes/no-x'), 'unknown pack: "worker-nodes"; did you mean worker-node?');
  assert.match(await refusal('zzzzzzzzzz/no-x'), /^unknown pack: "zzzzzzzzzz"; packs are supply-chain, /);
  assert.match(await refusal('worker-node/noSuchThing'), /^bad name/);
  assert.match(await refusal('worker-node/no-thing/more'), /^bad name/);
  assert.match(await refusal('worker-node/something'), /^bad name/);
  assert.is(await refusal('worker-node/no-such-thing'), 'worker-node/no-such-thing exists already');
});

test.run();
