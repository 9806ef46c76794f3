import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startProgress } from '../src/progress.js';

/** What is written when `at` is called at these milliseconds. */
function shownAt(times: readonly number[], isTTY = true): string[] {
  const written: string[] = [];
  let time = 0;
  const stream = { isTTY, columns: 20, write: (text: unknown) => written.push(String(text)) > 0 };
  const progress = startProgress(stream, () => time);
  for (const next of times) {
    time = next;
    progress.at('reading', `file-${next}-with-a-long-name.yaml`);
  }
  progress.clear();
  return written.map((text) => text.replace('\r\u001b[K', '<'));
}

test('the first second is silent', () => assert.equal(shownAt([0, 500, 999]), []));

test('then a line stands that fits the terminal, is renewed now and then, and goes at the end', () => {
  assert.equal(shownAt([1000, 1050, 1099, 1100]), ['<klint: reading file', '<klint: reading file', '<']);
});

test('nothing is shown where there is no terminal', () => assert.equal(shownAt([5000], false), []));

test.run();
