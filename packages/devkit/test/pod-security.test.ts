import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.js';
import { disagreement, ownCases, upstreamCases } from '../src/pod-security.js';
import type { PodSecurityCase } from '../src/pod-security.js';
import { repositoryRoot, shared } from '../src/root.js';
import { needs } from '../src/tools.js';

function disagreements(cases: readonly PodSecurityCase[]): string[] {
  return cases.flatMap((each) => {
    const found = disagreement(each, rules);
    return found === undefined ? [] : [`${each.name}: ${found}`];
  });
}

test('Pod Security Standards: decides about pods of our own as admission does', () => {
  const cases = ownCases(repositoryRoot(), rules);
  assert.ok(cases.length >= 60, `${cases.length} cases`);
  assert.ok(cases.every(({ version, reportedBy }) => version !== '' && reportedBy?.length !== 0));
  assert.equal(disagreements(cases), []);
});

const file = join(shared() ?? '', 'conformance/psa.jsonl');
if (needs('Pod Security Standards as upstream tests them', 'shared', existsSync(file) ? file : undefined)) {
  test('Pod Security Standards: decides about every fixture of upstream as admission does', () => {
    const cases = upstreamCases(file);
    assert.is(cases.length, 758);
    assert.equal(disagreements(cases), []);
  });
}

test.run();
