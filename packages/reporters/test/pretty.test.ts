import { fileLocation } from '@klint/model';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { displayWidth } from '../src/printable.js';
import { reporters } from '../src/index.js';
import { crash, finding, isolated, latest, place, plain, privileged, resultOf, shop } from './support.js';

function pretty(findings: readonly (typeof latest)[], changes = {}): string {
  return reporters.pretty(resultOf({ findings }), { ...plain, ...changes });
}

test('a finding with its source, the object, why and remedy', () => {
  const [block] = pretty([privileged], { columns: 90 }).split('\n\n');
  assert.is(
    block,
    `error[worker-node/no-privileged-container]
  Container web is privileged.
  --> apps/web.yaml:14:13 (Deployment shop/web)
   |
13 |           securityContext:
14 |             privileged: true
   |             ^~~~~~~~~~~~~~~~
   |
   = why: A privileged container is root on the node: whoever breaks into it reads the
          secrets of every pod beside it.
   = remedy: Remove privileged and grant the single capability that is needed.`,
  );
});

test('related places have frames on the same rail', () => {
  const report = pretty([isolated]);
  const frame = ' --> apps/netpol.yaml:3:3\n  |\n3 |   podSelector: {}\n  |   ^~~~~~~~~~~\n  |\n';
  assert.match(report, `  = object: this policy is of another namespace\n${frame}`);
});

test('of many related places some are shown and the rest counted', () => {
  const [one] = isolated.related;
  const related = Array.from({ length: 12 }, (_, i) => ({ ...one!, message: `policy ${i}` }));
  const report = pretty([finding({ related })]);
  assert.match(report, 'policy 4');
  assert.not.match(report, 'policy 5');
  assert.match(report, 'and 7 more related places');
});

test('why is said once per rule, the remedy each time', () => {
  const report = pretty([privileged, latest, privileged]);
  assert.is(report.split('= why: A privileged').length, 2);
  assert.is(report.split('= remedy: Remove privileged').length, 3);
});

test('a place is shown as well as it is known, and no better', () => {
  const at = (changes: Partial<typeof privileged>): string => pretty([finding(changes)]);
  assert.match(at({ location: place('apps/web.yaml', 'image', 'enclosing') }), 'somewhere in here');
  assert.match(at({ location: place('apps/web.yaml', 'image', 'template') }), 'the template that makes it');
  const whole = at({ location: fileLocation('apps/web.yaml') });
  assert.match(whole, '--> apps/web.yaml (Deployment shop/web, the file as a whole)\n');
  assert.not.match(whole, '1:1');
});

test('without its source a finding has its place still', () => {
  const report = pretty([privileged], { readSource: () => undefined });
  assert.match(report, '--> apps/web.yaml:14:13 (Deployment shop/web)\n   = why');
  assert.match(pretty([privileged], { readSource: () => 'shorter now' }), 'web.yaml:14:13 (Deployment shop/web)\n');
});

test('a rule that crashed gives no advice', () => {
  const report = pretty([finding({ messageId: 'crashed', message: 'This rule crashed: x.' })]);
  assert.not.match(report, 'remedy');
});

test('an incomplete entry that no finding stands for has a block, and all are listed at the end', () => {
  const report = reporters.pretty(shop, plain);
  assert.match(report, 'incomplete[container-app/require-network-policy]\n  This rule crashed: value is undefined.\n');
  assert.is(report.split('[core/valid-yaml]').length, 2);
  assert.match(report, '  ./data/broken.yaml:1:7  This is not YAML');
  assert.match(reporters.pretty(resultOf({ incomplete: [crash] }), plain), '✖ No findings');
});

test('nothing but file names and words is wider than the terminal', () => {
  for (const columns of [40, 60, 100]) {
    const [blocks = ''] = pretty([isolated, latest, privileged], { columns }).split('✖');
    for (const line of blocks.split('\n')) {
      const isPlace = line.includes('-->') || !line.trim().includes(' ');
      assert.ok(isPlace || displayWidth(line) <= columns, `${columns}: ${line}`);
    }
  }
});

test('colours only where they are wanted', () => {
  assert.not.match(reporters.pretty(shop, plain), '\x1b');
  const colored = reporters.pretty(shop, { ...plain, color: true });
  const text = colored.replace(/\x1b\[\d+m/g, '');
  assert.is(text.replace(/ +$/gm, ''), reporters.pretty(shop, plain).replace(/ +$/gm, ''));
});

test.run();
