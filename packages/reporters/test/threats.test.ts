import { stripVTControlCharacters } from 'node:util';
import type { LintResult, RuleId } from '@klint/model';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { threatTree, threatsJson, threatsMarkdown, threatsText } from '../src/index.js';
import { displayWidth } from '../src/printable.js';
import { brokenYaml, finding, hostNetwork, place, resultOf, rules, shop } from './support.js';

const all: ReadonlySet<RuleId> = new Set(rules.map(({ id }) => id));

function textOf(result: LintResult, columns: number, color = false, withSubject = all): string {
  return threatsText(threatTree(result, { rules, withSubject }), result, { columns, color });
}

test('lines fit the terminal, from 40 to 100 columns', () => {
  for (const columns of [40, 47, 50, 60, 80, 100, 250]) {
    const lines = stripVTControlCharacters(textOf(shop, columns, true)).split('\n');
    // What is incomplete is told in the lines of every report for people, one for each place.
    const about = lines.filter((line) => !/^(?:Incomplete|  \.\/)/.test(line));
    for (const line of about) assert.ok(displayWidth(line) <= Math.min(columns, 100), `${columns}: ${line}`);
  }
});

test('what was found stands at the right end of the name of its leaf, or below it', () => {
  assert.match(textOf(shop, 60), /^├─ worker node {39}1 error$/m);
  const long = resultOf({ findings: [finding(), finding({ severity: 'warn' }), finding({ severity: 'info' })] });
  const narrow = textOf({ ...long, findings: long.findings.map((each) => {
    return { ...each, threat: { ...each.threat, leaf: 'supply-chain:container' } } as const;
  }) }, 40);
  assert.match(narrow, /^├─ container and application level\n│ {2}1 error, 1 warning, 1 info\n/m);
});

test('a leaf names the rules that ran, those that are off, and what there is none of', () => {
  const on = rules.filter(({ id }) => id !== 'worker-node/no-host-network');
  const text = textOf(resultOf({ rules: on }), 80, false, new Set<RuleId>(['worker-node/no-host-network']));
  const worker =
    /├─ worker node +no rule ran\n.*\n│ {2}not judged {2}no workload here \(1 rule\)\n│ {2}off {9}1 rule\n/;
  assert.match(text, worker);
  assert.match(text, /└─ infrastructure +no rule looks at it\n/);
  const nowhere = textOf(resultOf(), 80, false, new Set());
  assert.match(nowhere, /├─ worker node +nothing here to judge\n/);
});

test('what is suppressed is counted with its reason', () => {
  const twice = resultOf({ suppressed: [hostNetwork, hostNetwork] });
  assert.match(textOf(twice, 80), /suppressed {2}2 of no-host-network: the ingress needs it\n/);
});

test('a rule that is off and still tells what could not be read has run', () => {
  const off = resultOf({ rules: [], incomplete: [brokenYaml], findings: [{ ...shop.findings[3]! }] });
  assert.match(textOf(off, 80), /The manifests themselves and this run +1 error\n/);
  assert.match(textOf(off, 80), /Incomplete, so this run is no pass/);
});

test('text of what is linted makes neither markup nor control sequences', () => {
  const reason = '\u001b[31m| <b>*x* `y`\nz';
  const suppression = { ...hostNetwork.suppression, reason };
  const result = resultOf({
    suppressed: [{ ...hostNetwork, suppression }],
    incomplete: [{ ...brokenYaml, message: '`<i>`', file: 'a`b.yaml', location: place('data/broken.yaml', '[') }],
  });
  const tree = threatTree(result, { rules, withSubject: all });
  const markdown = threatsMarkdown(tree, result);
  assert.ok(markdown.includes('worker-node/no-host-network: \\\\u{1b}\\[31m\\| \\<b\\>\\*x\\* \\`y\\` z\n'), markdown);
  assert.ok(markdown.includes('- a\\`b.yaml:1 \\`\\<i\\>\\` (`core/valid-yaml`)'), markdown);
  assert.not.match(textOf(result, 80), /\u001b/);
  assert.is(JSON.parse(threatsJson(tree, result)).threats[1].leaves[1].suppressed[0].reason, reason);
});

test.run();
