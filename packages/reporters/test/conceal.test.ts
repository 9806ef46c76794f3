import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Finding, LintResult, SuppressedFinding } from '@klint/model';
import { reporters } from '../src/index.js';
import { files, finding, place, plain, privileged, resultOf } from './support.js';

// A word of the file that stands for a secret: next to the line of another finding, so that frames show both.
const secret = 'registry.example/shop/web:latest';
const where = place('apps/web.yaml', secret);
const exposed: Finding = finding({ message: 'A secret (regi****).', data: {}, location: where, concealed: [where] });
const suppressed: SuppressedFinding = {
  ...exposed,
  suppression: { kind: 'directive', reason: 'a sample', location: place('apps/web.yaml', 'hostNetwork') },
};

function reports(result: LintResult): [string, string][] {
  return Object.entries(reporters).map(([name, report]) => [name, report(result, plain)]);
}

test('no format prints what a finding conceals, in no frame of any finding', () => {
  const open = resultOf({ findings: [exposed, privileged] });
  const hidden = resultOf({ findings: [privileged], suppressed: [suppressed] });
  for (const result of [open, hidden]) {
    for (const [name, text] of reports(result)) assert.not.ok(text.includes(secret), name);
  }
  assert.match(reporters.pretty(resultOf({ findings: [exposed] }), plain), /image: \*{32}\n/);
});

test('without it the frame shows the line, so the test above can fail', () => {
  const { concealed, ...open } = exposed;
  assert.ok(concealed);
  assert.ok(reporters.pretty(resultOf({ findings: [open] }), plain).includes(secret));
});

test('a secret of several lines is concealed in all of them, and nothing around it', () => {
  const [first, last] = [place('apps/web.yaml', 'kind'), place('apps/web.yaml', 'name: web')];
  const location = { ...first, end: last.start };
  const text = reporters.pretty(resultOf({ findings: [finding({ location, concealed: [location] })] }), plain);
  assert.not.match(text, /kind|Deployment\n|metadata/);
  assert.ok(text.includes('  name: web'));
  assert.ok(files['apps/web.yaml']!.includes('metadata'));
});

test.run();
