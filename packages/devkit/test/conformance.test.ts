import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.js';
import { conformanceDefect, readConformance, readDisputes } from '../src/conformance.js';
import { repositoryRoot, shared } from '../src/root.js';
import { needs } from '../src/tools.js';

const disputes = readDisputes(repositoryRoot());
const known: ReadonlySet<string> = new Set(rules.map(({ meta }) => meta.id));

test('every dispute has a reason and a source', () => {
  for (const { case: name, reason, source } of disputes) {
    assert.ok(reason.length > 20 && !reason.includes('\n'), name);
    assert.match(source, /^https:\/\//, name);
  }
});

const seen: string[] = [];
for (const suite of ['kube-linter', 'polaris', 'trivy']) {
  const file = join(shared() ?? '', `conformance/${suite}.jsonl`);
  if (!needs(`cases of ${suite}`, 'shared', existsSync(file) ? file : undefined)) continue;
  const cases = readConformance(file).filter(({ rules: ids, disputed }) => {
    return ids.length > 0 && !disputed && ids.every((id) => known.has(id));
  });

  test(`${suite}: agrees unless the peer contradicts Kubernetes`, () => {
    assert.ok(cases.length >= 50, `${cases.length} cases`);
    const defects = cases.flatMap((each) => {
      const defect = conformanceDefect(each, rules);
      const dispute = disputes.find((other) => other.suite === suite && other.case === each.case);
      if (dispute) seen.push(`${suite} ${each.case}`);
      if (!dispute) return defect === undefined ? [] : [`${each.case}: ${defect}`];
      if (defect === undefined) return [`${each.case}: is disputed, and agrees`];
      console.log(`disputed: ${suite} ${each.case}: ${dispute.reason} (${dispute.source})`);
      return [];
    });
    assert.equal(defects, []);
  });
}

if (shared() !== undefined) {
  test('every dispute is about a case that is judged', () => {
    assert.equal(disputes.map(({ suite, case: name }) => `${suite} ${name}`).sort(), seen.sort());
  });
}

test.run();
