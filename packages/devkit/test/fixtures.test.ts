import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.js';
import { missingParts } from '../src/completeness.js';
import { fixedFixtures, runFixes } from '../src/fixed-fixtures.js';
import { fixturesOf } from '../src/fixture-files.js';
import { runFixture } from '../src/fixtures.js';
import { repositoryRoot } from '../src/root.js';

const root = repositoryRoot();

for (const rule of rules) {
  const { id } = rule.meta;
  for (const fixture of fixturesOf(root, id)) {
    test(fixture.path, () => {
      const { found, expected } = runFixture(fixture, rules);
      assert.equal(found, expected);
    });
  }

  for (const fixture of fixedFixtures(root, id)) {
    test(`${fixture.path}: what fixes make of it`, () => {
      const { found, expected } = runFixes(root, fixture, rules);
      assert.equal(found, expected);
    });
  }

  test(`${id}: nothing is missing`, () => {
    assert.equal(missingParts(root, rule, rules), []);
  });
}

test('a rule about the configuration of a component has to name it', () => {
  const rule = rules.find(({ meta }) => meta.components !== undefined)!;
  const { components, ...meta } = rule.meta;
  assert.ok(components);
  const missing = missingParts(root, { ...rule, meta }, rules);
  assert.equal(missing, ['components: it judges the configuration of one, and names none']);
});

test.run();
