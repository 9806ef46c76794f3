import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.js';
import { defectsOf, readCases, rulesOfCase } from '../src/handed-cases.js';
import { shared } from '../src/root.js';
import { needs } from '../src/tools.js';

const folder = join(shared() ?? '', 'cases/handed');
if (needs('cases behind public bug reports', 'shared', existsSync(folder) ? folder : undefined)) {
  const known: ReadonlySet<string> = new Set(rules.map(({ meta }) => meta.id));
  const cases = readCases(folder).filter(({ folder, handed }) => {
    return rulesOfCase(folder, handed).every((id) => known.has(id));
  });

  test('there are cases', () => assert.ok(cases.length >= 10, `${cases.length} cases`));

  for (const { folder, handed } of cases) {
    test(handed.id, () => assert.equal(defectsOf(folder, handed), []));
  }
}

test.run();
