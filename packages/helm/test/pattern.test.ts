import { RE2JS } from 're2js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { seeded } from '../../devkit/src/random.js';
import { compile } from '../src/functions/pattern.js';
import { Failure } from '../src/template/errors.js';

const parts = ['a', 'b', '-', ' ', '\\.', '\\d', '\\-', '[a-c]', '[^A-Za-z0-9]', '[\\d.]', '[^b\\-]', '_', '/'];
const letters = ['a', 'b', 'c', 'A', '-', ' ', '.', '7', '_', '/', '\n', 'é', '😀'];

test('simple patterns match as RE2 does', () => {
  const random = seeded(11);
  let matches = 0;
  for (let i = 0; i < 5000; i++) {
    const steps = Array.from({ length: 1 + random.below(3) }, () => {
      return random.pick(parts) + random.pick(['', '', '+', '*', '?']);
    });
    const pattern = random.pick(['', '', '^']) + steps.join('') + random.pick(['', '', '$']);
    const text = Array.from({ length: random.below(25) }, () => random.pick(letters)).join('');
    const regex = compile(pattern);
    assert.not.instance(regex, Failure);
    const matcher = RE2JS.compile(pattern).matcher(text);
    const from = random.below(1 + (text.length >> 1));
    const expected = matcher.find(from) ? [matcher.start(), matcher.end()] : undefined;
    if (expected) matches++;
    const found = (regex as Exclude<typeof regex, Failure>).find(text, from);
    assert.equal(found, expected, JSON.stringify([pattern, text, from]));
  }
  assert.ok(matches > 1000);
});

test('simple patterns that go back do not run long', () => {
  for (const pattern of ['a?'.repeat(30) + 'a'.repeat(30), 'a*a*a*a*a*a*b', 'a+a+a+a+b$']) {
    const regex = compile(pattern);
    const started = process.cpuUsage().user;
    (regex as Exclude<typeof regex, Failure>).find('a'.repeat(3000), 0);
    assert.ok(process.cpuUsage().user - started < 2e6, pattern);
  }
});

test('what RE2 refuses is refused', () => {
  for (const pattern of ['[z-a]', '[b-a]+', 'a**']) assert.instance(compile(pattern), Failure, pattern);
});

test.run();
