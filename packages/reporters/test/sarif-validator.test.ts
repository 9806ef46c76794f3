import { full, needs, sarifMultitool } from '@klint/devkit';
import type { Finding, LintResult } from '@klint/model';
import type { Log, Result } from 'sarif';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reporters } from '../src/index.js';
import { githubLimits, sarifWithin } from '../src/sarif.js';
import { crash, finding, isolated, place, plain, privileged, resultOf, shop } from './support.js';

const validator = sarifMultitool();

/** What the real validator finds wrong, notes left out: `level rule: text`. */
function validate(program: string, sarif: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'klint-sarif-'));
  try {
    const [file, output] = [join(folder, 'klint.sarif'), join(folder, 'out.sarif')];
    writeFileSync(file, sarif);
    // Without a size limit of our own it leaves large files out and looks green.
    const flags = ['--rule-kind', 'Sarif;Ghas', '--max-file-size-in-kb', '1000000', '--output', output];
    const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' };
    execFileSync(program, ['validate', file, ...flags], { env, stdio: 'ignore' });
    const [run] = (JSON.parse(readFileSync(output, 'utf8')) as Log).runs;
    assert.is(run?.invocations?.[0]?.executionSuccessful ?? true, true);
    return (run?.results ?? []).filter(({ level }) => level !== 'note').map(describe);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function describe({ level = 'warning', ruleId, message }: Result): string {
  return `${level} ${ruleId}: ${message.id} ${message.arguments?.join(' | ')}`;
}

/** The one that stays until the project has a public home; it shows that the file was looked at, too. */
const expected = ['warning SARIF2005: Warning_ProvideToolnformationUri runs[0].tool.driver | klint'];

const oddNames = [
  'a b.yaml',
  '#1.yaml',
  '100%.yaml',
  '-rf.yaml',
  'ünï/漢字/🚀.yaml',
  'c:d?&=+@.yaml',
  '%41 .yaml',
  "it's(1)[2].yaml",
];

const fix: Finding['fix'] = {
  kind: 'suggest',
  description: 'Do it.',
  edits: [{ location: { ...privileged.location, end: privileged.location.start }, text: 'x: {0}\n' }],
};

const runs: Readonly<Record<string, LintResult>> = {
  'a run in which everything happens': shop,
  'an empty run': resultOf(),
  'a run without rules': resultOf({ rules: [], inputs: [] }),
  'odd file names': resultOf({
    findings: oddNames.map((file) => finding({ location: { ...privileged.location, file } })),
    incomplete: oddNames.map((file) => ({ ...crash, file, location: { ...crash.location, file } })),
  }),
  'odd places': resultOf({
    findings: [
      finding({ location: place('apps/web.yaml', 'image', 'file') }),
      finding({ location: { ...privileged.location, end: privileged.location.start }, fix }),
      finding({ location: place('apps/netpol.yaml', 'spec:\n  podSelector: {}\n') }),
      finding({ message: 'Braces {0} {{ x }} [a](1).', data: { container: '{1}' } }),
      finding({ related: Array.from({ length: 1_500 }, () => isolated.related[0]!) }),
    ],
  }),
};

const context = { ...plain, automationId: 'klint/' };

for (const [name, result] of Object.entries(runs)) {
  if (needs(`SARIF of ${name}`, 'the SARIF validator', validator)) {
    test(`the validator accepts ${name}`, () => {
      assert.equal(validate(validator, reporters.sarif(result, context)), expected);
    });
  }
}

if (needs('SARIF of 30,000 findings', 'the SARIF validator', validator)) {
  test('the validator accepts 30,000 findings', () => {
    const findings = Array.from({ length: 30_000 }, (_, i) => finding({ fingerprint: `f${i}`, fix: privileged.fix }));
    // The validator takes two minutes for the 25,000 results that stay; a quick run cuts the same findings further.
    const limits = full() ? githubLimits : { ...githubLimits, results: 500, shown: 100 };
    assert.equal(validate(validator, sarifWithin(limits, resultOf({ findings }), context)), expected);
  });
}

if (needs('the SARIF validator itself', 'the SARIF validator', validator)) {
  test('the validator is no rubber stamp', () => {
    const log = JSON.parse(reporters.sarif(shop, plain)) as Log;
    delete log.runs[0]?.results?.[0]?.locations;
    delete log.runs[0]?.tool.driver.rules?.[1]?.messageStrings;
    const wrong = validate(validator, JSON.stringify(log)).filter((line) => !expected.includes(line));
    assert.ok(wrong.some((line) => line.startsWith('error GH')), 'a rule of GitHub');
    assert.ok(wrong.some((line) => line.startsWith('error SARIF')), 'a rule of SARIF');
  });
}

test.run();
