import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { displayWidth, oneLine, padTo, printable, wrap } from '../src/printable.js';

test('columns of a terminal', () => {
  const widths: [string, number][] = [
    ['', 0],
    ['plain', 5],
    ['é', 1],
    ['e\u0301', 1],
    ['漢字', 4],
    ['한글', 4],
    ['ｆｕｌｌ', 8],
    ['カナ', 4],
    ['🚀', 2],
    ['a\u200db', 2],
    ['…→✖', 3],
  ];
  for (const [text, width] of widths) assert.is(displayWidth(text), width, text);
});

test('padding goes by columns', () => {
  assert.is(padTo('漢', 4), '漢  ');
  assert.is(padTo('long', 2), 'long');
});

test('what a terminal would act on is spelled out', () => {
  assert.is(printable('a\x07\x9b\u202e\ud800z'), 'a\\u{7}\\u{9b}\\u{202e}\\u{d800}z');
  assert.is(printable('ünï 漢 🚀'), 'ünï 漢 🚀');
  assert.is(oneLine(' a \r\n\t b\u2029c '), 'a b c');
});

test('lines break at spaces', () => {
  assert.equal(wrap('one two three', 7), ['one two', 'three']);
  assert.equal(wrap('unbreakable x', 4), ['unbreakable', 'x']);
  assert.equal(wrap('漢字 漢字', 4), ['漢字', '漢字']);
  assert.equal(wrap('', 4), ['']);
});

test.run();
