import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Text } from '@klint/model';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { seeded } from '../../devkit/src/random.js';
import { full, shared } from '../../devkit/src/root.js';
import { needs } from '../../devkit/src/tools.js';
import { decodePlain } from '../src/decode/plain.js';
import { charsOfFile, decodeByLibrary } from '../src/decode/yaml.js';
import { textOf } from '../src/value/chars.js';
import { keyOf } from '../src/value/keys.js';
import { Datum } from '../src/value/origin.js';
import { bare, dataIn, Dict, isString, List, type Value } from '../src/value/value.js';

/** Values, kinds and places of all that was decoded; the ends of collections differ and are left out. */
function described(value: Value): unknown {
  const data = dataIn(value).map(({ key, keyStart, keyEnd, start }) => [key, keyStart, keyEnd, start]);
  if (value instanceof Dict) {
    const entries = [...value.entries].map(([key, item]) => {
      return [key, dataIn(keyOf(value, key)).map((each) => each.keyStart), described(item)];
    });
    return { data, entries };
  }
  if (value instanceof List) return { data, items: value.items.map(described) };
  return [typeof bare(value), isString(value) ? textOf(value) : bare(value), data];
}

/** Both ways to read a text agree, if the plain one reads it; says whether it does. */
function agree(content: string): boolean {
  const text = new Text('values.yaml', content);
  const plain = decodePlain(charsOfFile(text), new Datum(text, undefined, ''));
  if (!plain) return false;
  const library = decodeByLibrary(charsOfFile(text), new Datum(text, undefined, ''));
  assert.ok('value' in library, `the library refuses: ${JSON.stringify(content)}`);
  assert.equal(described(plain.value), described(library.value), JSON.stringify(content));
  return true;
}

const snippets: readonly string[] = String.raw`
a: 1|b:|c: "x"|d: 'it''s'|e: x # y|f: x#y|g: []|h: {}|i: [a, "b", 3]|j: {k: v, l: [1]}|m: ¦|n: ¦-|o: ¦+|p: >|q: &a x
r: *a|s: !!str 5|- a|- b: 1|-|- - c|- {d: e}|- ¦|# note||   |text|yes: no|on:|"quoted": 1|'single': 2|5: five|~: nil
<<: x|a b: c d|t: http://x:80/y|u: a: b|v: a:|w: "x\n"|x: "open|? y|---|...|z: -1|aa: - b|bb: @x|cc: 1_000|dd: 0o17
ee: 012|ff: 1e3|gg: .5|hh: null|ii: [a,]|jj: [a: b]|kk: {a}|ll: {a:b}|mm: "x" y|nn: [-1, - 2]|oo: -|pp:x|qq : r
- ss : t|tt: ?|uu: ? x|vv: x |ww: %x|xx: ,y|{}|[a]|"text"|{a: 1}|null|7|some words|more of it # end
- *a|- &a "x"|ab: &a 1 # c|ac: *a # c|ad: *b
"a\"b\\c\td": "e\"f\\g\n"|yy: "\u0041"|zz: [a, [b, {c: d}]]`
  .split(/[|\n]/)
  .map((line) => line.replace('¦', '|'));

test('random texts', () => {
  const random = seeded(20);
  let read = 0;
  const count = full() ? 200_000 : 20_000;
  for (let i = 0; i < count; i++) {
    const lines = Array.from({ length: 1 + random.below(6) }, () => {
      return ' '.repeat(random.pick([0, 0, 0, 2, 2, 2, 4, 4, 3])) + random.pick(snippets);
    });
    if (agree(lines.join('\n') + random.pick(['', '\n', '\n\n']))) read++;
  }
  assert.ok(read > count / 50, `only ${read} texts are plain`);
});

const data = shared();
if (needs('values files of the corpus', 'the shared test data', data)) {
  test('values files of the corpus', () => {
    const files = (readdirSync(join(data, 'corpus/charts'), { recursive: true }) as string[])
      .filter((file) => /(^|\/)(values|[\w-]+-values)\.yaml$/.test(file))
      .map((file) => join(data, 'corpus/charts', file))
      .filter((file) => statSync(file).isFile());
    const read = files.filter((file) => agree(readFileSync(file, 'utf8')));
    assert.ok(read.length > files.length * 0.5, `${read.length} of ${files.length} are plain`);
    console.log(`${read.length} of ${files.length} values files are plain`);
  });
}

test.run();
