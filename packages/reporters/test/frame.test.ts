import { Text } from '@klint/model';
import type { Location } from '@klint/model';
import { createColors } from 'picocolors';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { codeFrame, splitLines, type FrameStyle } from '../src/frame.js';
import { displayWidth } from '../src/printable.js';

const same = (text: string): string => text;
const style: FrameStyle = { columns: 80, colors: createColors(false), rail: same, mark: same, around: 1 };

function spanOf(source: string, needle: string): Location {
  const start = source.indexOf(needle);
  assert.ok(start >= 0, needle);
  return new Text('x.yaml', source).locate(start, start + needle.length).location;
}

/** The frame of `needle` without the rail's empty first and last line. */
function frameOf(source: string, needle: string, changes: Partial<FrameStyle> = {}): string[] {
  return codeFrame(splitLines(source), spanOf(source, needle), 2, { ...style, ...changes }).slice(1, -1);
}

/** The characters above the marks. */
function marked([line = '', marks = '']: readonly string[]): string {
  const columnOf = (width: number): number => {
    let column = 0;
    let index = 0;
    for (const char of line) {
      if (column >= width) break;
      column += displayWidth(char);
      index += char.length;
    }
    return index;
  };
  const from = displayWidth(marks.slice(0, marks.indexOf('^')));
  return line.slice(columnOf(from), columnOf(displayWidth(marks)));
}

test('one line, with one line around it', () => {
  assert.equal(frameOf('a: 1\nb: two\nc: 3\n', 'two'), [' 1 | a: 1', ' 2 | b: two', '   |    ^~~', ' 3 | c: 3']);
  assert.equal(frameOf('a: 1\nb: two\nc: 3\n', 'two', { around: 0 }), [' 2 | b: two', '   |    ^~~']);
});

test('every line end ends a line, and blank lines around are left out', () => {
  assert.equal(frameOf('a: 1\r\nb: two\rc: 3\n', 'two'), [' 1 | a: 1', ' 2 | b: two', '   |    ^~~', ' 3 | c: 3']);
  assert.equal(frameOf('\nb: two\n\n', 'two'), [' 2 | b: two', '   |    ^~~']);
});

test('tabs, wide and combining characters and escapes keep the marks below the span', () => {
  const sources = ['\tkey:\tvalue', '漢字: value', 'e\u0301 🚀 value', '\x1b[31m: value', '\u202eab: value'];
  for (const source of sources) assert.is(marked(frameOf(source, 'value')), 'value', source);
  assert.is(marked(frameOf('key: 漢字かな # x', '漢字かな')), '漢字かな');
  assert.is(marked(frameOf('k: 🚀🚀 x', '🚀')), '🚀');
});

test('an escape sequence of the source never reaches the terminal', () => {
  assert.not.match(frameOf('a: \x1b[2Jx', 'x').join(''), '\x1b');
});

test('an empty span has one mark, also at the end of the text', () => {
  const at = { line: 1, column: 5 };
  const frame = codeFrame(['a: 1'], { file: 'x', start: at, end: at, precision: 'exact' }, 1, style);
  assert.equal(frame, ['  |', '1 | a: 1', '  |     ^', '  |']);
});

test('long lines are cut around the span', () => {
  const before = 'x'.repeat(300);
  const between = frameOf(`short\n${before}NEEDLE\nshort`, 'NEEDLE');
  assert.is(between.length, 2);
  assert.is(marked(between), 'NEEDLE');
  for (const columns of [40, 80, 120]) {
    const frame = frameOf(`${before}NEEDLE${before}`, 'NEEDLE', { columns });
    assert.is(marked(frame), 'NEEDLE');
    assert.match(frame[0] ?? '', /\| …x+NEEDLEx+…$/);
    for (const line of frame) assert.ok(displayWidth(line) <= columns, `${displayWidth(line)} > ${columns}`);
  }
});

test('each finding in a file of one long line is shown', () => {
  const line = '{"kind":"Pod"},'.repeat(700_000);
  const lines = [line];
  for (let i = 0; i < 200; i++) {
    const column = 1 + i * 15 * 3_000;
    const [start, end] = [{ line: 1, column }, { line: 1, column: column + 14 }];
    const location: Location = { file: 'x.json', start, end, precision: 'exact' };
    const frame = codeFrame(lines, location, 2, style).slice(1, -1);
    assert.is(marked(frame), '{"kind":"Pod"}');
  }
});

test('a span at the end or longer than the room is cut, too', () => {
  const atEnd = frameOf(`${'x'.repeat(300)}NEEDLE`, 'NEEDLE');
  assert.is(marked(atEnd), 'NEEDLE');
  assert.match(atEnd[0] ?? '', /NEEDLE$/);
  const long = frameOf(`key: ${'v'.repeat(500)} # end`, 'v'.repeat(500));
  assert.match(long[0] ?? '', /\| key: v+…$/);
  assert.match(long[1] ?? '', /\| {6}\^~+$/);
  for (const line of long) assert.ok(displayWidth(line) <= 80);
});

test('wide characters at the border of a cut line take no column too many', () => {
  for (let shift = 0; shift < 4; shift++) {
    const frame = frameOf(`${'x'.repeat(shift)}${'漢'.repeat(200)}NEEDLE${'漢'.repeat(200)}`, 'NEEDLE');
    assert.is(marked(frame), 'NEEDLE');
    for (const line of frame) assert.ok(displayWidth(line) <= 80);
  }
});

test('a span of several lines', () => {
  assert.equal(frameOf('k:\n  a: 1\n  b: 2\nz: 3\n', 'a: 1\n  b: 2'), [
    ' 1 | k:',
    ' 2 |   a: 1',
    '   |   ^~~~',
    ' 3 |   b: 2',
    '   |   ~~~~',
    ' 4 | z: 3',
  ]);
  const many = frameOf('a\nb\nc\nd\ne\nf\n', 'b\nc\nd\ne\nf\n');
  assert.is(many.at(-1), '   | … down to line 6');
  assert.is(many.length, 1 + 3 * 2 + 1);
});

test.run();
