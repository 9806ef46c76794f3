// `npm run sample -- [--seed n] [--count n] [--preset name]… [--rule id]… <path>…`: a sample of what klint finds, to
// judge by reading.
import { parseArgs } from 'node:util';
import type { Finding } from '@klint/model';
import { rules } from '../../../../rules/index.js';
import { lintPath } from '../lint-disk.js';
import { describeFinding, describeRule, sampleFindings } from '../sample.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '120' },
    preset: { type: 'string', multiple: true, default: [] },
    rule: { type: 'string', multiple: true, default: [] },
  },
});
const { seed, count, preset, rule: only } = values;

const sources = new Map<Finding, (file: string) => string | undefined>();
for (const path of positionals) {
  const { result, readSource } = lintPath(path, rules, preset);
  for (const finding of result.findings) {
    if (only.length === 0 || only.includes(finding.ruleId)) sources.set(finding, readSource);
  }
}
const findings = [...sources.keys()];
const sample = sampleFindings(findings, Number(count), Number(seed));
const of = (all: readonly Finding[], id: string): number => all.filter(({ ruleId }) => ruleId === id).length;
let last: string | undefined;
for (const [i, finding] of sample.entries()) {
  const { ruleId: id } = finding;
  const meta = rules.find((rule) => rule.meta.id === id)!.meta;
  if (id !== last) console.log(describeRule(meta, of(findings, id), of(sample, id)));
  last = id;
  console.log(describeFinding(finding, i + 1, sources.get(finding)!));
}
console.log(`${sample.length} of ${findings.length} findings; seed ${seed}`);
