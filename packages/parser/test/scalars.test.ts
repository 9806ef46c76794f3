import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { kubectl, needs } from '@klint/devkit';
import type { Mapping, Scalar } from '@klint/model';
import { resolve, toValue, type Dialect } from '@klint/parser';
import { scalarRows } from './scalar-rows.js';
import { header, judge, nameOf, read } from './support.js';

function scalarOf(source: string): Scalar {
  const { root, problems } = read(`${header('x')}value: ${source}\n`);
  assert.equal(problems, [], source);
  return (root as Mapping).get('value') as Scalar;
}

for (const dialect of ['kubectl', 'sigs', 'helm', 'kyaml'] as const satisfies readonly Dialect[]) {
  test(`scalars as ${dialect} reads them`, () => {
    for (const [source, expected, others] of scalarRows) {
      const wanted = others && dialect in others ? others[dialect] : expected;
      const value = resolve(scalarOf(source), dialect);
      assert.is(Object.is(value, -0) ? 0 : value, wanted, `${source} in ${dialect}`);
    }
  });
}

test('the range of a scalar holds its characters without tag', () => {
  for (const [source] of scalarRows) {
    const { origin } = scalarOf(source);
    const characters = source.replace(/^!\S*( |$)/, '').trimEnd();
    // A no-break space is no space for YAML.
    const wanted = source === '\u00a0' ? source : characters;
    assert.is(origin.text.content.slice(origin.start, origin.end), wanted, source);
  }
});

test('the same scalars as items and in brackets', () => {
  for (const [source, expected] of scalarRows) {
    const inItem = toValue(read(`- ${source}\n- x\n`).root!);
    assert.equal(inItem, [expected, 'x'], `item ${source}`);
    // Brackets give meaning to more characters, and to nothing.
    if (/[?,:[\]{}#]|^-*$/.test(source)) continue;
    assert.equal(toValue(read(`a: [${source} , x]\n`).root!), { a: [expected, 'x'] }, `brackets ${source}`);
  }
});

const program = kubectl();
if (needs('the table of scalars against kubectl', 'kubectl', program)) {
  test('the table says what kubectl says', () => {
    const files = scalarRows.map(([source], i) => [`r${i}.yaml`, `${header(`r${i}`)}value: ${source}\n`] as const);
    const { objects, errors } = judge(program, Object.fromEntries(files));
    assert.equal([...errors], []);
    const values = new Map(objects.map((value) => [nameOf(value), value['value']]));
    scalarRows.forEach(([source, expected], i) => assert.is(values.get(`r${i}`), expected, source));
  });
}

test.run();
